import { byDemoPolicy, byLaw, defineItem, material, choice, day, form, text } from '../../../department-kit/index.js';
import { applicationForm, idCard, photo, residenceProof } from './materials.js';
import { law, PERMIT_REGULATION, place, sourcesOf } from './sources.js';

const REGULATION = '《居住证暂行条例》';

export const PERMIT_GROUNDS = {
  EMPLOYMENT: '合法稳定就业',
  HOUSING: '合法稳定住所',
  STUDY: '连续就读',
} as const;

export const residencePermit = defineItem({
  code: 'residence-permit',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: { zh: '居住证申领', en: 'Residence permit' },
  applicantKinds: ['PERSON'],
  conditions:
    '离开常住户口所在地,到其他城市居住半年以上,符合有合法稳定就业、合法稳定住所、连续就读条件之一。申请材料不全的,一次性告知。',
  place: place('RESIDENCE', law(`${PERMIT_REGULATION}:向居住地公安派出所或者受公安机关委托的社区服务机构申领`)),
  sources: sourcesOf(law(`${PERMIT_REGULATION}第二条`), {
    materials: law(`${PERMIT_REGULATION}:本人居民身份证、本人相片以及居住地住址、就业、就读等证明材料`),
    fee: law(`${PERMIT_REGULATION}:首次申领居住证,免收证件工本费`),
  }),
  legalBasis: `${REGULATION}第二条`,
  legalLimit: byLaw(15, 'NATURAL_DAY', `${REGULATION}:自受理之日起15日内制作发放居住证`),
  promisedLimit: byDemoPolicy(10, 'NATURAL_DAY', '在条例的15日之内,为制作发放留5日'),
  deliveryLimit: byDemoPolicy(5, 'NATURAL_DAY', '条例的15日包含制作发放,决定后留5日'),
  extension: byLaw(
    15,
    'NATURAL_DAY',
    `${REGULATION}:不能按期制作发放的,设区的市级以上地方人民政府可以规定延长,延长后最长不得超过30日`,
  ),
  specialProcedures: [],
  materials: [
    applicationForm,
    idCard,
    photo,
    residenceProof,
    material('employment-or-study-proof', '就业或者就读证明', 'Proof of employment or study', 'APPLICANT', {
      required: false,
      original: false,
    }),
  ],
  steps: [
    {
      id: 'verify',
      name: { zh: '派出所核实', en: 'Verification by the police station' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      limit: byDemoPolicy(5, 'NATURAL_DAY', '承诺时限的一半'),
    },
    {
      id: 'issue',
      name: { zh: '县级公安机关签发', en: 'Issue by the county' },
      department: 'public-security',
      after: ['verify'],
      role: 'LEAD',
      decides: true,
      approval: true,
      limit: byDemoPolicy(5, 'NATURAL_DAY', '承诺时限的一半'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '居住证申领',
    {
      residenceAddress: text('居住地址', 200),
      residedSince: day('来此居住日期'),
      ground: choice('申领条件', PERMIT_GROUNDS),
      originPlace: text('户籍地(省、市、县)', 100),
      employerOrSchool: text('就业单位或就读学校', 100),
    },
    [
      {
        residenceAddress: '示例区示例街道示例路9号2号楼301室',
        residedSince: '2024-03-01',
        ground: 'EMPLOYMENT',
        originPlace: '示例省示例市示例县',
        employerOrSchool: '示例餐饮店',
      },
    ],
    ['employerOrSchool'],
  ),
});
