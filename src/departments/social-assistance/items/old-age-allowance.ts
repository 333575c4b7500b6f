import { byDemoPolicy, defineItem, choice, form, yesNo } from '../../../department-kit/index.js';
import { applicationForm, bankCard, householdRegister, idCard } from './materials.js';
import { atHousehold, demoPolicy, sourcesOf } from './sources.js';

export const oldAgeAllowance = defineItem({
  code: 'old-age-allowance',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '高龄津贴', en: 'Old-age allowance' },
  applicantKinds: ['PERSON'],
  conditions: '具有本地户籍、年满80周岁的老年人。是否限于低收入老年人以及津贴标准,按当地规定执行。',
  place: atHousehold(demoPolicy('高龄津贴由户籍所在地发放')),
  sources: sourcesOf(demoPolicy('年龄和范围由各地规定,本演示按年满80周岁')),
  legalBasis: '《中华人民共和国老年人权益保障法》第三十三条',
  promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '高龄津贴由各地规定,没有全国统一时限'),
  specialProcedures: [],
  materials: [applicationForm, idCard, householdRegister, bankCard],
  steps: [
    {
      id: 'household-check',
      name: { zh: '户籍核查', en: 'Check of the household registration' },
      department: 'public-security',
      after: [],
      role: 'ASSIST',
      limit: byDemoPolicy(3, 'WORKING_DAY', '由公安部门核对户籍和年龄'),
    },
    {
      id: 'review',
      name: { zh: '审核', en: 'Review' },
      department: 'social-assistance',
      after: ['household-check'],
      role: 'LEAD',
      limit: byDemoPolicy(4, 'WORKING_DAY', '承诺时限减去户籍核查和审批'),
    },
    {
      id: 'approval',
      name: { zh: '审批', en: 'Approval' },
      department: 'social-assistance',
      after: ['review'],
      role: 'LEAD',
      decides: true,
      approval: true,
      limit: byDemoPolicy(3, 'WORKING_DAY', '承诺时限减去户籍核查和审核'),
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
