import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';
import { atResidence, FREE_SERVICE, norm, sourcesOf } from './sources.js';

/** 母子健康手册. */
export const maternalChildHandbook = defineItem({
  code: 'maternal-child-handbook',
  version: 2,
  department: 'health',
  kind: 'IMMEDIATE',
  name: { zh: '母子健康手册发放', en: 'Handbook of mother and child health' },
  applicantKinds: ['PERSON'],
  conditions: '辖区内常住的孕妇,宜在孕13周前建册;免费发放。',
  place: atResidence(norm('孕产妇健康管理服务规范:在居住地的基层医疗卫生机构建立《母子健康手册》')),
  sources: sourcesOf(norm('孕产妇健康管理服务规范'), { fee: FREE_SERVICE }),
  legalBasis: '《中华人民共和国母婴保健法》;《国家基本公共卫生服务规范(第三版)》',
  promisedLimit: byDemoPolicy(1, 'IMMEDIATE', '当场建册发放'),
  specialProcedures: [],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('pregnancy-report', '妊娠检查报告', 'Report of the pregnancy test', 'APPLICANT', { original: false }),
  ],
  steps: [
    {
      id: 'issue',
      name: { zh: '建册发放', en: 'Open and hand over' },
      department: 'health',
      after: [],
      role: 'LEAD',
      decides: true,
    },
  ],
  delegatedToWindow: true,
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '孕妇建册登记表',
    type: 'object',
    additionalProperties: false,
    required: ['lastPeriodOn', 'pregnancies', 'deliveries'],
    properties: {
      lastPeriodOn: { title: '末次月经日期', type: 'string', format: 'date' },
      pregnancies: { title: '孕次', type: 'integer', minimum: 1, maximum: 20 },
      deliveries: { title: '产次', type: 'integer', minimum: 0, maximum: 20 },
      hospital: { title: '产检机构', type: 'string', minLength: 1, maxLength: 100 },
    },
    examples: [{ lastPeriodOn: '2025-02-01', pregnancies: 1, deliveries: 0, hospital: '示范市妇幼保健院' }],
  },
});
