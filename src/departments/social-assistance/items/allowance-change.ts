import { byDemoPolicy, defineItem, choice, form } from '../../../department-kit/index.js';
import { householdMembers, longText, yuan } from './form-parts.js';
import { applicationForm, householdRegister, idCard, incomeDeclaration } from './materials.js';
import { ASSISTANCE_MEASURES, atHousehold, demoPolicy, law, sourcesOf } from './sources.js';
import { reviewAndApproval } from './steps.js';

export const allowanceChange = defineItem({
  code: 'allowance-change',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '低保家庭人口、收入变化申报', en: 'Report of a change in an allowance household' },
  applicantKinds: ['PERSON'],
  conditions: '正在享受最低生活保障的家庭,人口、收入、财产状况发生变化的,应当及时申报,按变化增发、减发或者停发。',
  place: atHousehold(demoPolicy('由发放待遇的地方办理')),
  sources: sourcesOf(law(`${ASSISTANCE_MEASURES}第十三条`)),
  legalBasis: '《社会救助暂行办法》第十三条;《最低生活保障审核确认办法》(民发〔2021〕57号)',
  promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '法规只要求及时决定,没有天数'),
  specialProcedures: [
    {
      code: 'household-enquiry',
      name: { zh: '入户调查', en: 'Household enquiry' },
      stopsClock: false,
      basis: demoPolicy('入户调查在审核环节时限之内进行'),
    },
  ],
  materials: [applicationForm, idCard, householdRegister, incomeDeclaration],
  steps: reviewAndApproval(6, 4),
  feeFen: 0,
  formSchema: form(
    '低保家庭变化申报',
    {
      changeReason: choice('变化情形', {
        MEMBER_JOINED: '增加家庭成员',
        MEMBER_LEFT: '减少家庭成员',
        INCOME_CHANGED: '收入变化',
        SEVERAL: '多项变化',
      }),
      monthlyIncomeYuan: yuan('申请人现在的月收入(元)', 1_000_000),
      householdMembers: { ...householdMembers, title: '变化后共同生活的家庭成员(不含申请人)' },
      explanation: longText('变化说明', 500),
    },
    [
      {
        changeReason: 'INCOME_CHANGED',
        monthlyIncomeYuan: 800,
        householdMembers: [
          {
            name: '孙示例',
            idNumber: '110101201504010017',
            relation: 'CHILD',
            monthlyIncomeYuan: 0,
            hasLabourCapacity: false,
          },
        ],
        explanation: '开始在社区做零工,每月收入八百元。',
      },
    ],
  ),
});
