import { byDemoPolicy, defineItem, choice, form, yesNo } from '../../../department-kit/index.js';
import { applicationForm, bankCard, householdRegister, idCard } from './materials.js';
import { atHousehold, demoPolicy, law, sourcesOf } from './sources.js';
import { reviewAndApproval } from './steps.js';

const NOTICE = '《关于建立健全经济困难的高龄 失能等老年人补贴制度的通知》(财社〔2014〕113号)';

export const elderCareSubsidy = defineItem({
  code: 'elder-care-subsidy',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '养老服务补贴', en: 'Care-service subsidy for older persons' },
  applicantKinds: ['PERSON'],
  conditions: '年满60周岁、经济困难且经评估需要照护的老年人;先由卫生健康部门评估照护需求,再由民政部门审核。',
  place: atHousehold(demoPolicy('由户籍所在地办理')),
  sources: sourcesOf(law(NOTICE)),
  legalBasis: `《中华人民共和国老年人权益保障法》;${NOTICE}`,
  promisedLimit: byDemoPolicy(15, 'WORKING_DAY', '补贴由各地规定,没有全国统一时限'),
  specialProcedures: [],
  materials: [applicationForm, idCard, householdRegister, bankCard],
  steps: [
    {
      id: 'care-assessment',
      name: { zh: '照护需求评估', en: 'Assessment of the need of care' },
      department: 'health',
      after: [],
      role: 'ASSIST',
      limit: byDemoPolicy(5, 'WORKING_DAY', '评估环节由本演示设定'),
    },
    ...reviewAndApproval(6, 4, ['care-assessment']),
  ],
  feeFen: 0,
  formSchema: form(
    '养老服务补贴申请',
    {
      household: choice('家庭情况', {
        MINIMUM_LIVING: '最低生活保障家庭',
        LOW_INCOME: '低收入家庭',
        NEITHER: '以上都不是',
      }),
      careNeed: choice('自报照护需求', { PARTIAL: '部分失能', FULL: '完全失能', DEMENTIA: '失智', NONE: '能够自理' }),
      serviceWanted: choice('希望的服务', {
        HOME_CARE: '居家照护',
        DAY_CARE: '日间照料',
        INSTITUTION: '机构养老',
      }),
      livesAlone: yesNo('独居'),
    },
    [{ household: 'MINIMUM_LIVING', careNeed: 'PARTIAL', serviceWanted: 'HOME_CARE', livesAlone: true }],
  ),
});
