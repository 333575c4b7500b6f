import { byDemoPolicy, defineItem } from '../../../department-kit/index.js';
import { choice, form, yesNo } from './form-parts.js';
import { applicationForm, bankCard, disabilityCertificate, householdRegister, idCard } from './materials.js';

export const disabilityAllowance = defineItem({
  code: 'disability-allowance',
  version: 1,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '残疾人两项补贴', en: 'Living and nursing allowances for disabled persons' },
  applicantKinds: ['PERSON'],
  conditions:
    '困难残疾人生活补贴:低保家庭中的残疾人,有条件的地方扩大到低收入等困难残疾人。重度残疾人护理补贴:残疾等级一级、二级且需要长期照护的残疾人。纳入特困人员供养的不享受。',
  legalBasis: '《国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见》(国发〔2015〕52号)',
  promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '所见指南只给出跨省通办的属地认定环节10日,没有本地办理的总时限'),
  specialProcedures: [],
  materials: [applicationForm, idCard, householdRegister, disabilityCertificate, bankCard],
  steps: [
    {
      id: 'review',
      name: { zh: '初审', en: 'Review' },
      department: 'social-assistance',
      after: [],
      role: 'LEAD',
      limit: byDemoPolicy(5, 'WORKING_DAY', '承诺时限的一半'),
    },
    {
      id: 'approval',
      name: { zh: '审定', en: 'Approval' },
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
    '残疾人两项补贴申请',
    {
      allowance: choice('申请的补贴(两项都申请的,分别提出)', {
        LIVING: '困难残疾人生活补贴',
        NURSING: '重度残疾人护理补贴',
      }),
      disabilityCategory: choice('残疾类别', {
        VISUAL: '视力',
        HEARING: '听力',
        SPEECH: '言语',
        PHYSICAL: '肢体',
        INTELLECTUAL: '智力',
        MENTAL: '精神',
        MULTIPLE: '多重',
      }),
      disabilityGrade: { type: 'integer', title: '残疾等级(一至四级)', minimum: 1, maximum: 4 },
      household: choice('家庭情况', {
        MINIMUM_LIVING: '最低生活保障家庭',
        LOW_INCOME: '低收入等其他困难家庭',
        NEITHER: '以上都不是',
      }),
      needsLongTermCare: yesNo('需要长期照护'),
      receivesInjuryNursing: yesNo('领取工伤保险生活护理费'),
    },
    [
      {
        allowance: 'NURSING',
        disabilityCategory: 'PHYSICAL',
        disabilityGrade: 1,
        household: 'MINIMUM_LIVING',
        needsLongTermCare: true,
        receivesInjuryNursing: false,
      },
    ],
  ),
});
