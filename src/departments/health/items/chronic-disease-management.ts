import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';
import { atResidence, demoPolicy, FREE_SERVICE, norm, sourcesOf } from './sources.js';

/** 慢性病患者健康管理. */
export const chronicDiseaseManagement = defineItem({
  code: 'chronic-disease-management',
  version: 2,
  department: 'health',
  kind: 'PROMISED',
  name: { zh: '慢性病患者健康管理登记', en: 'Enrolment in follow-up of chronic disease' },
  applicantKinds: ['PERSON'],
  conditions: '辖区内35岁及以上常住居民中原发性高血压患者、2型糖尿病患者,自愿纳入管理,每年至少随访四次。',
  place: atResidence(demoPolicy('由常住地基层医疗卫生机构受理')),
  sources: sourcesOf(norm('高血压患者健康管理服务规范、2型糖尿病患者健康管理服务规范'), { fee: FREE_SERVICE }),
  legalBasis: '《国家基本公共卫生服务规范(第三版)》',
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '核对诊断并安排首次随访取5个工作日'),
  specialProcedures: [],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('diagnosis', '诊断证明', 'Certificate of diagnosis', 'APPLICANT', { original: false }),
  ],
  steps: [
    {
      id: 'enrol',
      name: { zh: '核对纳入', en: 'Check and enrol' },
      department: 'health',
      after: [],
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
      role: 'LEAD',
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '慢性病患者健康管理登记表',
    type: 'object',
    additionalProperties: false,
    required: ['disease', 'diagnosedOn', 'diagnosedAt'],
    properties: {
      disease: {
        title: '疾病',
        type: 'string',
        oneOf: [
          { const: 'HYPERTENSION', title: '原发性高血压' },
          { const: 'DIABETES_TYPE_2', title: '2型糖尿病' },
        ],
      },
      diagnosedOn: { title: '确诊日期', type: 'string', format: 'date' },
      diagnosedAt: { title: '确诊医疗机构', type: 'string', minLength: 1, maxLength: 100 },
      medication: { title: '目前用药', type: 'string', minLength: 1, maxLength: 300 },
    },
    examples: [
      {
        disease: 'HYPERTENSION',
        diagnosedOn: '2022-10-01',
        diagnosedAt: '示范街道社区卫生服务中心',
        medication: '氨氯地平',
      },
    ],
  },
});
