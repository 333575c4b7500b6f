import { byDemoPolicy, defineItem, choice, day, form, text } from '../../../department-kit/index.js';
import { idCard, residenceProof } from './materials.js';
import { HOUSEHOLD_REGULATION, law, place, sourcesOf } from './sources.js';

export const HOUSING_KINDS = {
  OWNED: '自有住房',
  RENTED: '租赁住房',
  DORMITORY: '单位或学校宿舍',
  WITH_RELATIVES: '亲友住房',
  OTHER: '其他',
} as const;

export const RESIDENCE_REASONS = {
  WORK: '务工经商',
  STUDY: '就读',
  FAMILY: '投靠或随同亲属',
  RETIREMENT: '养老',
  MEDICAL: '就医',
  OTHER: '其他',
} as const;

export const residenceRegistration = defineItem({
  code: 'residence-registration',
  version: 1,
  department: 'public-security',
  kind: 'IMMEDIATE',
  name: { zh: '流动人口居住登记', en: 'Registration of residence of a person from elsewhere' },
  applicantKinds: ['PERSON'],
  conditions:
    '在常住户口所在地市、县范围以外的城市暂住三日以上。到达后三日内申报是申报人的义务,不是办理时限。材料齐全的,当场登记。',
  place: place('RESIDENCE', law(`${HOUSEHOLD_REGULATION}第十五条:向暂住地户口登记机关申报`)),
  sources: sourcesOf(law(`${HOUSEHOLD_REGULATION}第十五条`)),
  legalBasis: '《中华人民共和国户口登记条例》第十五条',
  promisedLimit: byDemoPolicy(0, 'IMMEDIATE', '材料齐全当场登记'),
  specialProcedures: [],
  materials: [idCard, { ...residenceProof, required: false }],
  steps: [
    {
      id: 'register',
      name: { zh: '登记', en: 'Register' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      decides: true,
    },
  ],
  delegatedToWindow: true,
  feeFen: 0,
  formSchema: form(
    '居住登记',
    {
      residenceAddress: text('现居住地址', 200),
      housingKind: choice('住所类型', HOUSING_KINDS),
      residedSince: day('来此居住日期'),
      originPlace: text('户籍地(省、市、县)', 100),
      reason: choice('居住事由', RESIDENCE_REASONS),
      employer: text('工作单位或就读学校', 100),
    },
    [
      {
        residenceAddress: '示例区示例街道示例路9号2号楼301室',
        housingKind: 'RENTED',
        residedSince: '2024-09-01',
        originPlace: '示例省示例市示例县',
        reason: 'WORK',
        employer: '示例餐饮店',
      },
    ],
    ['employer'],
  ),
});
