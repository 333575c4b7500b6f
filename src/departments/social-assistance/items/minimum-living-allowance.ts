import { byDemoPolicy, byGuide, byLaw, defineItem, form, yesNo } from '../../../department-kit/index.js';
import { householdMembers, longText, property, yuan } from './form-parts.js';
import { applicationForm, bankCard, householdRegister, idCard, incomeDeclaration } from './materials.js';
import { guide, law, place, sourcesOf } from './sources.js';

const GUIDE = '郑州市中原区棉纺路街道基层政务公开:最低生活保障审核审批信息';
const GUIDE_URL = 'https://zy.jiceng.zhengzhou.gov.cn/005002003/7816181.jhtml';
const MEASURES = '《最低生活保障审核确认办法》(民发〔2021〕57号)';

export const minimumLivingAllowance = defineItem({
  code: 'minimum-living-allowance',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '最低生活保障审核确认', en: 'Minimum living allowance' },
  applicantKinds: ['PERSON'],
  conditions:
    '共同生活的家庭成员人均收入低于当地最低生活保障标准,且符合当地家庭财产状况规定。以家庭为单位申请,由一名共同生活的家庭成员提出。',
  place: place('HOUSEHOLD', law(`${MEASURES}:户籍所在地或者符合规定的居住地乡镇人民政府、街道办事处受理`)),
  sources: sourcesOf(law(`${MEASURES}`), { materials: guide(GUIDE, GUIDE_URL) }),
  legalBasis: `《社会救助暂行办法》第九条、第十一条、第十三条;${MEASURES}`,
  legalLimit: byLaw(30, 'WORKING_DAY', `${MEASURES}:自受理之日起30个工作日之内完成`),
  promisedLimit: byGuide(25, 'WORKING_DAY', `${GUIDE}:自受理之日起25个工作日之内完成`, GUIDE_URL),
  deliveryLimit: byGuide(3, 'WORKING_DAY', `${GUIDE}:不予确认的,3个工作日内书面告知并说明理由`, GUIDE_URL),
  extension: byLaw(15, 'WORKING_DAY', `${MEASURES}:特殊情况下可以由30个工作日延长至45个工作日`),
  specialProcedures: [
    {
      code: 'household-enquiry',
      name: { zh: '入户调查', en: 'Household enquiry' },
      stopsClock: false,
      basis: { kind: 'law', text: `${MEASURES}:家庭经济状况调查在审核确认时限之内进行` },
    },
    {
      code: 'public-notice',
      name: { zh: '公示', en: 'Public notice in the community (7 days)' },
      stopsClock: true,
      // One for the first opinion, one more when an objection led to a new enquiry.
      maxTimes: 2,
      basis: {
        kind: 'demo-policy',
        text: `演示政策:公示7天见${MEASURES}和所引指南;其中没有写明公示期是否计入时限,本演示按不计入处理`,
      },
    },
  ],
  materials: [applicationForm, idCard, householdRegister, incomeDeclaration, bankCard],
  steps: [
    {
      id: 'review',
      name: { zh: '审核(家庭经济状况调查)', en: 'Review with means enquiry' },
      department: 'social-assistance',
      after: [],
      role: 'LEAD',
      limit: byDemoPolicy(15, 'WORKING_DAY', '指南未给出审核环节时限,取总时限减去确认环节'),
    },
    {
      id: 'approval',
      name: { zh: '确认', en: 'Confirmation' },
      department: 'social-assistance',
      after: ['review'],
      role: 'LEAD',
      decides: true,
      approval: true,
      limit: byGuide(10, 'WORKING_DAY', `${GUIDE}:公示期满无异议的,10个工作日内予以确认`, GUIDE_URL),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '最低生活保障申请',
    {
      monthlyIncomeYuan: yuan('申请人月收入(元)', 1_000_000),
      hasLabourCapacity: yesNo('申请人有劳动能力'),
      householdMembers,
      ...property,
      reason: longText('申请理由'),
      relatedToOfficials: yesNo('与经办人员或村(居)委会成员有近亲属关系'),
    },
    [
      {
        monthlyIncomeYuan: 620,
        hasLabourCapacity: false,
        householdMembers: [
          {
            name: '孙示例',
            idNumber: '110101201504010017',
            relation: 'CHILD',
            monthlyIncomeYuan: 0,
            hasLabourCapacity: false,
          },
        ],
        savingsYuan: 3500,
        homesOwned: 1,
        vehiclesOwned: 0,
        reason: '长期患病不能工作,独自抚养未成年子女。',
        relatedToOfficials: false,
      },
    ],
  ),
});
