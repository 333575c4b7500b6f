import { byDemoPolicy, defineItem } from '../../../department-kit/index.js';
import { choice, form, yesNo } from './form-parts.js';
import { applicationForm, bankCard, householdRegister, idCard } from './materials.js';

export const oldAgeAllowance = defineItem({
  code: 'old-age-allowance',
  version: 1,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '高龄津贴', en: 'Old-age allowance' },
  applicantKinds: ['PERSON'],
  conditions: '具有本地户籍、年满80周岁的老年人。是否限于低收入老年人以及津贴标准,按当地规定执行。',
  legalBasis: '《中华人民共和国老年人权益保障法》第三十三条',
  promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '高龄津贴由各地规定,没有全国统一时限'),
  specialProcedures: [],
  materials: [applicationForm, idCard, householdRegister, bankCard],
  steps: [
    {
      id: 'review',
      name: { zh: '审核', en: 'Review' },
      department: 'social-assistance',
      after: [],
      role: 'LEAD',
      limit: byDemoPolicy(5, 'WORKING_DAY', '承诺时限的一半'),
    },
    {
      id: 'approval',
      name: { zh: '审批', en: 'Approval' },
      department: 'social-assistance',
      after: ['review'],
      role: 'LEAD',
      decides: true,
      approval: true,
      limit: byDemoPolicy(5, 'WORKING_DAY', '承诺时限的一半'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '高龄津贴申请',
    {
      livingArrangement: choice('居住情况', {
        ALONE: '独居',
        WITH_SPOUSE: '与配偶同住',
        WITH_FAMILY: '与子女等同住',
        INSTITUTION: '养老机构',
      }),
      receivesPension: yesNo('领取养老金或离退休费'),
      visitRequested: yesNo('行动不便,需要上门核实'),
    },
    [{ livingArrangement: 'ALONE', receivesPension: false, visitRequested: true }],
  ),
});
