import { byDemoPolicy, defineItem, form, yesNo } from '../../../department-kit/index.js';
import { householdMembers, longText, property, yuan } from './form-parts.js';
import { applicationForm, householdRegister, idCard, incomeDeclaration } from './materials.js';
import { atHousehold, demoPolicy, law, sourcesOf } from './sources.js';
import { reviewAndApproval } from './steps.js';

const OPINION = '《关于加强低收入人口动态监测做好分层分类社会救助工作的意见》(国办发〔2023〕39号)';

export const lowIncomeFamilyRecognition = defineItem({
  code: 'low-income-family-recognition',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '低收入家庭(低保边缘家庭)认定', en: 'Recognition of a family on low income' },
  applicantKinds: ['PERSON'],
  conditions: '未纳入最低生活保障、特困人员救助供养,家庭人均收入低于当地低保标准1.5倍,且财产符合规定的家庭。',
  place: atHousehold(),
  sources: sourcesOf(law(OPINION)),
  legalBasis: OPINION,
  promisedLimit: byDemoPolicy(20, 'WORKING_DAY', '参照最低生活保障审核确认的时限'),
  specialProcedures: [
    {
      code: 'public-notice',
      name: { zh: '公示', en: 'Public notice in the community (7 days)' },
      stopsClock: true,
      maxTimes: 2,
      basis: demoPolicy('参照最低生活保障公示7天,不计入时限'),
    },
  ],
  materials: [applicationForm, idCard, householdRegister, incomeDeclaration],
  steps: reviewAndApproval(13, 7),
  feeFen: 0,
  formSchema: form(
    '低收入家庭认定申请',
    {
      monthlyIncomeYuan: yuan('申请人月收入(元)', 1_000_000),
      hasLabourCapacity: yesNo('申请人有劳动能力'),
      householdMembers,
      ...property,
      reason: longText('申请理由'),
    },
    [
      {
        monthlyIncomeYuan: 2600,
        hasLabourCapacity: true,
        householdMembers: [
          {
            name: '郑示例',
            idNumber: '110101201403030035',
            relation: 'CHILD',
            monthlyIncomeYuan: 0,
            hasLabourCapacity: false,
          },
        ],
        savingsYuan: 9000,
        homesOwned: 1,
        vehiclesOwned: 0,
        reason: '单亲家庭,收入略高于低保标准,子女教育支出较大。',
      },
    ],
  ),
});
