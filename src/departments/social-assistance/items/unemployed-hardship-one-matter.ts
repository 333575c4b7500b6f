import { byDemoPolicy, defineItem, choice, day, form } from '../../../department-kit/index.js';
import { choices, householdMembers, longText, yuan } from './form-parts.js';
import { applicationForm, householdRegister, idCard, incomeDeclaration } from './materials.js';
import { atHousehold, demoPolicy, sourcesOf } from './sources.js';

export const unemployedHardshipOneMatter = defineItem({
  code: 'unemployed-hardship-one-matter',
  version: 2,
  department: 'social-assistance',
  kind: 'JOINT',
  name: { zh: '失业困难帮扶一件事', en: 'Help for unemployed persons in hardship, as one matter' },
  applicantKinds: ['PERSON'],
  conditions:
    '法定劳动年龄内、有劳动能力且处于失业状态,家庭基本生活暂时出现严重困难的人员。人社部门核实失业状况并登记所需就业服务,民政部门作出临时救助决定;个别事项未予通过的,说明理由。',
  place: atHousehold(demoPolicy('联办事项由主办部门所在地受理')),
  sources: sourcesOf(demoPolicy('联办事项由本演示按各单项事项的条件合并')),
  legalBasis:
    '《中华人民共和国就业促进法》;《社会救助暂行办法》第四十七条;《国务院关于全面建立临时救助制度的通知》(国发〔2014〕47号)',
  promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '联办事项由本演示设定'),
  specialProcedures: [
    {
      code: 'household-enquiry',
      name: { zh: '入户调查', en: 'Household enquiry' },
      stopsClock: false,
      basis: { kind: 'demo-policy', text: '演示政策:入户调查在审核环节时限之内进行' },
    },
  ],
  materials: [applicationForm, idCard, householdRegister, incomeDeclaration],
  steps: [
    {
      id: 'unemployment-check',
      name: { zh: '失业状况核实', en: 'Check of the unemployment' },
      part: { zh: '公共就业服务登记', en: 'Registration for employment services' },
      whenAsked: { field: 'helpWanted', anyOf: ['JOB_MATCHING', 'TRAINING', 'PUBLIC_WELFARE_POST'] },
      department: 'employment',
      after: [],
      role: 'ASSIST',
      limit: byDemoPolicy(3, 'WORKING_DAY', '参照失业登记办理时间'),
    },
    {
      id: 'hardship-review',
      name: { zh: '困难情况审核', en: 'Review of the hardship' },
      part: { zh: '临时救助', en: 'Temporary aid' },
      whenAsked: { field: 'helpWanted', anyOf: ['TEMPORARY_AID'] },
      department: 'social-assistance',
      after: [],
      role: 'LEAD',
      limit: byDemoPolicy(5, 'WORKING_DAY', '承诺时限的一半'),
    },
    {
      id: 'hardship-decision',
      name: { zh: '帮扶决定', en: 'Decision on the help' },
      department: 'social-assistance',
      after: ['unemployment-check', 'hardship-review'],
      role: 'LEAD',
      decides: true,
      approval: true,
      limit: byDemoPolicy(5, 'WORKING_DAY', '承诺时限的一半'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '失业困难帮扶申请',
    {
      unemployedSince: day('失业日期'),
      // The same keys as in the employment department's own registration: it reads this form in its check.
      reason: choice('失业原因', {
        CONTRACT_ENDED: '劳动合同期满终止',
        DISMISSED: '被用人单位解除劳动关系',
        RESIGNED: '本人辞职',
        EMPLOYER_CLOSED: '用人单位破产、关闭或者被撤销',
        OWN_BUSINESS_CLOSED: '个体经营或者创办企业停业',
        OTHER: '其他',
      }),
      householdMembers,
      monthlyIncomeYuan: yuan('申请人月收入(元)', 1_000_000),
      helpWanted: choices('希望得到的帮扶', {
        TEMPORARY_AID: '临时救助',
        JOB_MATCHING: '职业介绍',
        TRAINING: '职业培训',
        PUBLIC_WELFARE_POST: '公益性岗位',
      }),
      situation: longText('困难情况说明'),
    },
    [
      {
        unemployedSince: '2025-01-10',
        reason: 'EMPLOYER_CLOSED',
        householdMembers: [
          {
            name: '吴示例',
            idNumber: '310101201605050031',
            relation: 'CHILD',
            monthlyIncomeYuan: 0,
            hasLabourCapacity: false,
          },
        ],
        monthlyIncomeYuan: 0,
        helpWanted: ['TEMPORARY_AID', 'JOB_MATCHING'],
        situation: '单位停产后没有收入,子女在读小学,房租已拖欠两个月。',
      },
    ],
  ),
});
