import type { JsonSchema } from '../../../catalogue/index.js';
import {
  byDemoPolicy,
  defineItem,
  choice,
  day,
  form,
  text,
  yesNo,
  type Properties,
} from '../../../department-kit/index.js';
import { idCard, residenceProof } from './materials.js';
import { HOUSING_KINDS, RESIDENCE_REASONS } from './residence-registration.js';
import { demoPolicy, HOUSEHOLD_REGULATION, law, PERMIT_REGULATION, place, sourcesOf } from './sources.js';

const chronicDiseases: JsonSchema = {
  type: 'array',
  title: '既往慢性病',
  description: '没有的留空',
  uniqueItems: true,
  items: choice('慢性病', {
    HYPERTENSION: '高血压',
    DIABETES: '糖尿病',
    CORONARY: '冠心病',
    COPD: '慢性阻塞性肺疾病',
    STROKE: '脑卒中',
    OTHER: '其他',
  }),
};

/** Asked once, named as in the single items of the three departments. */
const fields: Properties = {
  residenceAddress: text('现居住地址', 200),
  housingKind: choice('住所类型', HOUSING_KINDS),
  residedSince: day('来此居住日期'),
  originPlace: text('户籍地(省、市、县)', 100),
  reason: choice('居住事由', RESIDENCE_REASONS),
  employer: text('工作单位或就读学校', 100),
  householdHead: text('户主姓名', 60),
  relationToHead: choice('与户主关系', {
    HEAD: '户主',
    SPOUSE: '配偶',
    CHILD: '子女',
    PARENT: '父母',
    OTHER: '其他',
  }),
  bloodType: choice('血型', { A: 'A型', B: 'B型', AB: 'AB型', O: 'O型', UNKNOWN: '不详' }),
  chronicDiseases,
  emergencyContact: text('紧急联系人', 60),
  consent: yesNo('本人自愿建立居民健康档案'),
  employmentWanted: yesNo('需要公共就业服务'),
  education: choice('文化程度', {
    PRIMARY: '小学及以下',
    JUNIOR: '初中',
    SENIOR: '高中、中专、技校',
    COLLEGE: '大学专科',
    BACHELOR: '大学本科',
    POSTGRADUATE: '研究生',
  }),
  skill: text('职业技能(没有的填“无”)', 200),
  wish: text('求职意愿(希望从事的职业或者工种)', 200),
};

/**
 * 来本地居住“一件事”: once the residence stands, health and employment work side by side; public security concludes.
 * Each department writes its own register from its own step (`residence-registration`, `health-record`,
 * `employment-service`).
 */
export const movingInOneMatter = defineItem({
  code: 'moving-in-one-matter',
  version: 2,
  department: 'public-security',
  kind: 'JOINT',
  name: { zh: '来本地居住“一件事”', en: 'Moving in: one matter' },
  applicantKinds: ['PERSON'],
  conditions:
    '离开常住户口所在地来本辖区居住的人员。一次填写、一次提交,同时办理居住登记、居民健康档案建立和公共就业服务登记;个别事项未予通过的,说明理由,其余事项照常办结。',
  place: place('RESIDENCE', law(`${HOUSEHOLD_REGULATION}第十五条:向暂住地户口登记机关申报`)),
  sources: sourcesOf(demoPolicy('联办事项由本演示按各单项事项的条件合并')),
  legalBasis: `${HOUSEHOLD_REGULATION}第十五条;${PERMIT_REGULATION}第十二条;《国家基本公共卫生服务规范(第三版)》`,
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '联办事项由本演示设定'),
  specialProcedures: [],
  materials: [idCard, { ...residenceProof, required: false }],
  steps: [
    {
      id: 'residence-registration',
      name: { zh: '居住登记', en: 'Registration of residence' },
      part: { zh: '居住登记', en: 'Registration of residence' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      limit: byDemoPolicy(1, 'WORKING_DAY', '居住登记单办为即办件,联办时给1个工作日'),
    },
    {
      id: 'health-record',
      name: { zh: '建立居民健康档案', en: 'Opening of the health record' },
      part: { zh: '居民健康档案', en: 'Health record' },
      whenAsked: { field: 'consent', anyOf: [true] },
      department: 'health',
      after: ['residence-registration'],
      role: 'ASSIST',
      limit: byDemoPolicy(2, 'WORKING_DAY', '联办时由基层医疗卫生机构2个工作日内建档'),
    },
    {
      id: 'employment-service',
      name: { zh: '公共就业服务登记', en: 'Registration for employment services' },
      part: { zh: '公共就业服务登记', en: 'Registration for employment services' },
      whenAsked: { field: 'employmentWanted', anyOf: [true] },
      department: 'employment',
      after: ['residence-registration'],
      role: 'ASSIST',
      limit: byDemoPolicy(2, 'WORKING_DAY', '联办环节由本演示设定'),
    },
    {
      id: 'conclude',
      name: { zh: '汇总办结', en: 'Conclusion' },
      department: 'public-security',
      after: ['health-record', 'employment-service'],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(1, 'WORKING_DAY', '各部门意见齐备后1个工作日内汇总办结'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '来本地居住“一件事”申请表',
    fields,
    [
      {
        residenceAddress: '示例区示例街道示例路9号2号楼301室',
        housingKind: 'RENTED',
        residedSince: '2022-09-01',
        originPlace: '示例省示例市示例县',
        reason: 'WORK',
        householdHead: '示例户主',
        relationToHead: 'HEAD',
        bloodType: 'O',
        chronicDiseases: [],
        emergencyContact: '示例亲属',
        consent: true,
        employmentWanted: true,
        education: 'SENIOR',
        skill: '叉车驾驶',
        wish: '仓储管理员',
      },
    ],
    ['employer', 'emergencyContact', 'education', 'skill', 'wish'],
  ),
});
