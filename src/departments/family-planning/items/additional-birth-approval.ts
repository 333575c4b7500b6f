import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';
import { atHousehold, FAMILY_LAW, law, sourcesOf } from './sources.js';

export const GROUNDS = {
  REMARRIED: '再婚',
  CHILD_DISABLED: '子女病残',
  OTHER: '省、自治区、直辖市规定的其他情形',
} as const;

/** 再生育审批: a further child beyond three, where the province's regulations allow one. */
export const additionalBirthApproval = defineItem({
  code: 'additional-birth-approval',
  version: 2,
  department: 'family-planning',
  kind: 'PROMISED',
  name: { zh: '再生育审批', en: 'Approval of a further birth' },
  applicantKinds: ['PERSON'],
  conditions: '夫妻已生育三个子女,符合省、自治区、直辖市规定的可以再生育情形(如再婚、子女病残)。',
  place: atHousehold,
  sources: sourcesOf(law(`${FAMILY_LAW}第十八条`)),
  legalBasis: '《中华人民共和国人口与计划生育法》第十八条',
  promisedLimit: byDemoPolicy(15, 'WORKING_DAY', '各地指南不一,取15个工作日,不含鉴定'),
  extension: byDemoPolicy(10, 'WORKING_DAY', '情况复杂的,经批准可以延长10个工作日'),
  specialProcedures: [
    {
      code: 'appraisal',
      name: { zh: '病残儿医学鉴定', en: 'Medical appraisal of the child' },
      stopsClock: true,
      basis: { kind: 'demo-policy', text: '演示政策:医学鉴定时间不计入承诺时限' },
    },
    {
      code: 'investigation',
      name: { zh: '调查核实', en: 'Investigation' },
      stopsClock: false,
      basis: { kind: 'demo-policy', text: '演示政策:婚育情况的核实在承诺时限内进行' },
    },
  ],
  materials: [
    material('id-card', '夫妻双方居民身份证', 'Identity cards of both spouses', 'GOVERNMENT', { copies: 2 }),
    material('household-register', '户口簿', 'Household register', 'GOVERNMENT'),
    material('marriage-certificate', '结婚证', 'Marriage certificate', 'GOVERNMENT'),
    material('application-form', '再生育申请表', 'Application form', 'APPLICANT'),
  ],
  steps: [
    {
      id: 'review',
      name: { zh: '审核', en: 'Review' },
      department: 'family-planning',
      after: [],
      limit: byDemoPolicy(10, 'WORKING_DAY', '核实婚育情况'),
      role: 'LEAD',
    },
    {
      id: 'approve',
      name: { zh: '审批', en: 'Approval' },
      department: 'family-planning',
      after: ['review'],
      limit: byDemoPolicy(5, 'WORKING_DAY', '县级主管部门审批'),
      role: 'LEAD',
      approval: true,
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '再生育申请表',
    type: 'object',
    additionalProperties: false,
    required: ['spouseName', 'spouseIdNumber', 'existingChildren', 'ground', 'statement'],
    properties: {
      spouseName: { title: '配偶姓名', type: 'string', minLength: 1, maxLength: 60 },
      spouseIdNumber: { title: '配偶公民身份号码', type: 'string', format: 'citizen-id' },
      existingChildren: { title: '现有子女数', type: 'integer', minimum: 3, maximum: 20 },
      ground: {
        title: '申请情形',
        type: 'string',
        oneOf: [
          { const: 'REMARRIED', title: GROUNDS.REMARRIED },
          { const: 'CHILD_DISABLED', title: GROUNDS.CHILD_DISABLED },
          { const: 'OTHER', title: GROUNDS.OTHER },
        ],
      },
      statement: { title: '情况说明', type: 'string', minLength: 1, maxLength: 1000 },
    },
    examples: [
      {
        spouseName: '示例配偶',
        spouseIdNumber: '11010119920101001X',
        existingChildren: 3,
        ground: 'REMARRIED',
        statement: '双方均为再婚,再婚前合计生育三个子女。',
      },
    ],
  },
});
