import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';
import { anywhere, INSURANCE_LAW, law, sourcesOf } from './sources.js';

/** 失业保险金申领. */
export const unemploymentBenefitClaim = defineItem({
  code: 'unemployment-benefit-claim',
  version: 1,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '失业保险金申领', en: 'Claim of unemployment benefit' },
  applicantKinds: ['PERSON'],
  conditions: '失业前用人单位和本人已按规定缴纳失业保险费满一年,非因本人意愿中断就业,已经进行失业登记并有求职要求。',
  place: anywhere(),
  sources: sourcesOf(law(`${INSURANCE_LAW}第四十五条`)),
  legalBasis: '《中华人民共和国社会保险法》第四十五条;《失业保险条例》第十四条',
  promisedLimit: byDemoPolicy(8, 'WORKING_DAY', '各地指南不一,取8个工作日'),
  specialProcedures: [
    {
      code: 'investigation',
      name: { zh: '调查核实', en: 'Investigation' },
      stopsClock: false,
      basis: { kind: 'demo-policy', text: '演示政策:核实参保和离职情况在承诺时限内进行' },
    },
  ],
  materials: [
    material('id-card', '居民身份证或社会保障卡', 'Identity card or social security card', 'GOVERNMENT'),
    material('separation-certificate', '解除或者终止劳动关系证明', 'Proof that employment ended', 'APPLICANT', {
      required: false,
    }),
  ],
  steps: [
    {
      id: 'review',
      name: { zh: '审核', en: 'Review' },
      department: 'employment',
      after: [],
      limit: byDemoPolicy(5, 'WORKING_DAY', '核对缴费年限、离职原因和失业登记'),
      role: 'LEAD',
    },
    {
      id: 'approve',
      name: { zh: '核定', en: 'Assessment' },
      department: 'employment',
      after: ['review'],
      limit: byDemoPolicy(3, 'WORKING_DAY', '核定标准和期限'),
      role: 'LEAD',
      approval: true,
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '失业保险金申领登记表',
    type: 'object',
    additionalProperties: false,
    required: ['lastEmployer', 'employmentEndedOn', 'endedBy', 'contributionMonths'],
    properties: {
      lastEmployer: { title: '原用人单位', type: 'string', minLength: 1, maxLength: 100 },
      employmentEndedOn: { title: '解除或者终止劳动关系日期', type: 'string', format: 'date' },
      endedBy: {
        title: '中断就业的原因',
        type: 'string',
        oneOf: [
          { const: 'CONTRACT_ENDED', title: '劳动合同终止' },
          { const: 'DISMISSED', title: '由用人单位解除劳动合同' },
          { const: 'AGREED_BY_EMPLOYER', title: '由用人单位提出并协商一致解除' },
          { const: 'FORCED_RESIGNATION', title: '因用人单位违法被迫解除' },
          { const: 'OTHER', title: '法律、行政法规规定的其他情形' },
        ],
      },
      contributionMonths: { title: '累计缴费月数', type: 'integer', minimum: 12, maximum: 720 },
    },
    examples: [
      {
        lastEmployer: '示范市示例制衣厂',
        employmentEndedOn: '2025-01-10',
        endedBy: 'CONTRACT_ENDED',
        contributionMonths: 38,
      },
    ],
  },
});
