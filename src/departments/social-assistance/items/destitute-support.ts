import { byDemoPolicy, byGuide, defineItem, choice, form, yesNo } from '../../../department-kit/index.js';
import { longText, yuan } from './form-parts.js';
import { applicationForm, disabilityCertificate, householdRegister, idCard, incomeDeclaration } from './materials.js';
import { atHousehold, guide, law, sourcesOf } from './sources.js';

const GUIDE = '烟台市特困人员认定服务指南(转载)';
const GUIDE_URL = 'http://gansulong.com/c/02292K5CH024.html';

export const destituteSupport = defineItem({
  code: 'destitute-support',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '特困人员认定', en: 'Support of destitute persons' },
  applicantKinds: ['PERSON'],
  conditions:
    '老年人、残疾人以及未满16周岁的未成年人,无劳动能力、无生活来源,且无法定赡养、抚养、扶养义务人,或者其法定义务人无履行义务能力。',
  place: atHousehold(),
  sources: sourcesOf(law('《特困人员认定办法》(民发〔2021〕43号)'), { materials: guide(GUIDE, GUIDE_URL) }),
  legalBasis: '《社会救助暂行办法》第十四条;《特困人员认定办法》(民发〔2021〕43号)',
  promisedLimit: byDemoPolicy(
    13,
    'WORKING_DAY',
    '所引指南的总时限(10个工作日)短于其环节之和,取审核10个工作日加确认3个工作日',
  ),
  specialProcedures: [
    {
      code: 'household-enquiry',
      name: { zh: '入户调查', en: 'Household enquiry' },
      stopsClock: false,
      basis: { kind: 'law', text: '《特困人员认定办法》(民发〔2021〕43号):审核时限之内进行' },
    },
    {
      code: 'public-notice',
      name: { zh: '公示', en: 'Public notice in the community (7 days)' },
      stopsClock: true,
      maxTimes: 2,
      basis: { kind: 'guide', text: `${GUIDE}:公示7天单列于审核与确认环节之外`, url: GUIDE_URL },
    },
  ],
  materials: [
    applicationForm,
    idCard,
    householdRegister,
    incomeDeclaration,
    { ...disabilityCertificate, required: false },
  ],
  steps: [
    {
      id: 'review',
      name: { zh: '审核', en: 'Review' },
      department: 'social-assistance',
      after: [],
      role: 'LEAD',
      limit: byGuide(10, 'WORKING_DAY', `${GUIDE}:审核10个工作日`, GUIDE_URL),
    },
    {
      id: 'approval',
      name: { zh: '确认', en: 'Confirmation' },
      department: 'social-assistance',
      after: ['review'],
      role: 'LEAD',
      decides: true,
      approval: true,
      limit: byGuide(3, 'WORKING_DAY', `${GUIDE}:确认3个工作日`, GUIDE_URL),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '特困人员认定申请',
    {
      incapacityGround: choice('无劳动能力情形', {
        AGED: '60周岁以上老年人',
        MINOR: '未满16周岁的未成年人',
        DISABLED: '规定类别和等级的残疾人',
      }),
      monthlyIncomeYuan: yuan('月收入(元)', 1_000_000),
      hasSupportingKin: yesNo('有具备履行义务能力的法定赡养、抚养、扶养义务人'),
      supportMode: choice('供养方式意愿', { AT_HOME: '分散供养(在家)', IN_INSTITUTION: '集中供养(供养服务机构)' }),
      situation: longText('生活状况说明'),
    },
    [
      {
        incapacityGround: 'AGED',
        monthlyIncomeYuan: 0,
        hasSupportingKin: false,
        supportMode: 'AT_HOME',
        situation: '独居,无子女,无固定收入。',
      },
    ],
  ),
});
