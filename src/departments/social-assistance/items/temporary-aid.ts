import { byDemoPolicy, byGuide, defineItem, choice, day, form } from '../../../department-kit/index.js';
import { householdMembers, longText, yuan } from './form-parts.js';
import { applicationForm, hardshipEvidence, householdRegister, idCard, incomeDeclaration } from './materials.js';
import { ASSISTANCE_MEASURES, guide, law, place, sourcesOf } from './sources.js';

export const AID_GUIDE = '楚雄州临时救助办事指南';
export const AID_GUIDE_URL = 'http://chuxiong.gov.cn/info/1535/37971.htm';

export const HARDSHIP_CAUSES = {
  FIRE: '火灾',
  TRAFFIC_ACCIDENT: '交通事故',
  OTHER_ACCIDENT: '其他意外事件',
  SERIOUS_ILLNESS: '突发重大疾病',
  NECESSARY_EXPENSES: '生活必需支出突然增加',
  UNEMPLOYMENT: '失业',
  OTHER: '其他特殊困难',
} as const;

export const temporaryAid = defineItem({
  code: 'temporary-aid',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '临时救助(一般程序)', en: 'Temporary aid, ordinary procedure' },
  applicantKinds: ['PERSON'],
  conditions:
    '因火灾、交通事故等意外事件,家庭成员突发重大疾病,生活必需支出突然增加等原因,基本生活暂时出现严重困难的家庭或个人。同一事由无正当理由不重复救助。',
  place: place('RESIDENCE', law(`${ASSISTANCE_MEASURES}:非本地户籍的,由居住地协助申请或者受理`)),
  sources: sourcesOf(law(`${ASSISTANCE_MEASURES}第四十七条`), { materials: guide(AID_GUIDE, AID_GUIDE_URL) }),
  legalBasis: '《社会救助暂行办法》第四十七条、第四十八条;《国务院关于全面建立临时救助制度的通知》(国发〔2014〕47号)',
  promisedLimit: byDemoPolicy(20, 'WORKING_DAY', '所引指南没有总时限,取乡镇和县级两个环节时限之和'),
  specialProcedures: [
    {
      code: 'household-enquiry',
      name: { zh: '入户调查', en: 'Household enquiry' },
      stopsClock: false,
      basis: { kind: 'guide', text: `${AID_GUIDE}:调查在乡镇环节时限之内进行`, url: AID_GUIDE_URL },
    },
  ],
  materials: [applicationForm, idCard, householdRegister, incomeDeclaration, hardshipEvidence],
  steps: [
    {
      id: 'review',
      name: { zh: '乡镇(街道)审核', en: 'Review by the sub-district' },
      department: 'social-assistance',
      after: [],
      role: 'LEAD',
      limit: byGuide(10, 'WORKING_DAY', `${AID_GUIDE}:乡镇(街道)10个工作日`, AID_GUIDE_URL),
    },
    {
      id: 'approval',
      name: { zh: '县级审批', en: 'Approval by the county' },
      department: 'social-assistance',
      after: ['review'],
      role: 'LEAD',
      decides: true,
      approval: true,
      limit: byGuide(10, 'WORKING_DAY', `${AID_GUIDE}:县级民政部门10个工作日`, AID_GUIDE_URL),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '临时救助申请',
    {
      cause: choice('困难原因', HARDSHIP_CAUSES),
      incidentOn: day('事件发生日期'),
      householdMembers,
      monthlyIncomeYuan: yuan('申请人月收入(元)', 1_000_000),
      lossYuan: yuan('损失或必需支出(元)'),
      situation: longText('困难情况说明'),
    },
    [
      {
        cause: 'SERIOUS_ILLNESS',
        incidentOn: '2024-11-20',
        householdMembers: [
          {
            name: '周示例',
            idNumber: '110101199102020087',
            relation: 'SPOUSE',
            monthlyIncomeYuan: 2100.5,
            hasLabourCapacity: true,
          },
        ],
        monthlyIncomeYuan: 0,
        lossYuan: 86000,
        situation: '本人突发重病住院,自付医疗费用较高,家庭基本生活难以维持。',
      },
    ],
  ),
});
