import { byDemoPolicy, defineItem, material, choice } from '../../../department-kit/index.js';
import { HARDSHIP_CATEGORIES } from './labels.js';
import { atResidence, law, PROMOTION_LAW, sourcesOf } from './sources.js';

/** 就业困难人员认定: the door to posts of public welfare and to subsidies. */
export const employmentHardshipRecognition = defineItem({
  code: 'employment-hardship-recognition',
  version: 1,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '就业困难人员认定', en: 'Recognition of hardship in finding work' },
  applicantKinds: ['PERSON'],
  conditions:
    '法定劳动年龄内,已进行失业登记,因身体状况、技能水平、家庭因素、失去土地等原因难以实现就业,或者连续失业一定时间仍未能实现就业。具体范围由省级人民政府规定。',
  place: atResidence,
  sources: sourcesOf(law(`${PROMOTION_LAW}第五十二条`)),
  legalBasis: '《中华人民共和国就业促进法》第五十二条',
  promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '各地指南不一,取10个工作日,不含公示'),
  specialProcedures: [
    {
      code: 'public-notice',
      name: { zh: '公示', en: 'Public notice' },
      stopsClock: true,
      maxTimes: 1,
      basis: { kind: 'demo-policy', text: '演示政策:拟认定名单在社区公示,公示时间不计入承诺时限' },
    },
    {
      code: 'investigation',
      name: { zh: '调查核实', en: 'Investigation' },
      stopsClock: false,
      basis: { kind: 'demo-policy', text: '演示政策:调查核实在承诺时限内进行' },
    },
  ],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('application-form', '就业困难人员认定申请表', 'Application form', 'APPLICANT'),
    material('disability-certificate', '残疾人证', 'Disability certificate', 'GOVERNMENT', { required: false }),
    material('allowance-certificate', '最低生活保障证明', 'Proof of minimum living allowance', 'GOVERNMENT', {
      required: false,
    }),
  ],
  steps: [
    {
      id: 'review',
      name: { zh: '审核', en: 'Review' },
      department: 'employment',
      after: [],
      limit: byDemoPolicy(6, 'WORKING_DAY', '街道(镇)审核'),
      role: 'LEAD',
    },
    {
      id: 'approve',
      name: { zh: '认定', en: 'Recognition' },
      department: 'employment',
      after: ['review'],
      limit: byDemoPolicy(4, 'WORKING_DAY', '人力资源和社会保障部门认定'),
      role: 'LEAD',
      approval: true,
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '就业困难人员认定申请表',
    type: 'object',
    additionalProperties: false,
    required: ['category', 'unemployedSince', 'circumstances', 'helpWanted'],
    properties: {
      category: choice('困难类别', HARDSHIP_CATEGORIES),
      unemployedSince: { title: '失业日期', type: 'string', format: 'date' },
      circumstances: { title: '难以就业的情况', type: 'string', minLength: 1, maxLength: 500 },
      helpWanted: {
        title: '希望得到的援助',
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: {
          type: 'string',
          oneOf: [
            { const: 'JOB_OFFERS', title: '岗位推荐' },
            { const: 'TRAINING', title: '职业培训' },
            { const: 'PUBLIC_WELFARE_POST', title: '公益性岗位' },
            { const: 'INSURANCE_SUBSIDY', title: '社会保险补贴' },
          ],
        },
      },
    },
    examples: [
      {
        category: 'LONG_TERM',
        unemployedSince: '2023-09-01',
        circumstances: '所在企业搬迁后一直未能找到距家较近的工作,家中有老人需要照料。',
        helpWanted: ['JOB_OFFERS', 'TRAINING'],
      },
    ],
  },
});
