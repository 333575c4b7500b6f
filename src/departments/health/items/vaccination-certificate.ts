import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';
import { atResidence, law, sourcesOf, VACCINE_LAW } from './sources.js';

/** 预防接种证. */
export const vaccinationCertificate = defineItem({
  code: 'vaccination-certificate',
  version: 2,
  department: 'health',
  kind: 'IMMEDIATE',
  name: { zh: '预防接种证办理、补办', en: 'Vaccination certificate of a child' },
  applicantKinds: ['PERSON'],
  conditions:
    '儿童出生后一个月内,由监护人到儿童居住地承担预防接种工作的接种单位或者出生医院办理;遗失的可以补办。不收取费用。',
  place: atResidence(law(`${VACCINE_LAW}第四十七条:儿童居住地承担预防接种工作的接种单位或者出生医院`)),
  sources: sourcesOf(law(`${VACCINE_LAW}第四十七条`)),
  legalBasis: '《中华人民共和国疫苗管理法》第四十七条',
  promisedLimit: byDemoPolicy(1, 'IMMEDIATE', '当场办理'),
  specialProcedures: [],
  materials: [
    material('id-card', '监护人居民身份证', 'Identity card of the guardian', 'GOVERNMENT'),
    material('birth-certificate', '出生医学证明', 'Medical certificate of birth', 'GOVERNMENT'),
  ],
  steps: [
    {
      id: 'issue',
      name: { zh: '办证', en: 'Issue' },
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
    title: '预防接种证登记表',
    type: 'object',
    additionalProperties: false,
    required: ['purpose', 'childName', 'childSex', 'childBirthDate', 'relation'],
    properties: {
      purpose: {
        title: '办理类别',
        type: 'string',
        oneOf: [
          { const: 'FIRST', title: '首次办理' },
          { const: 'LOST', title: '遗失补办' },
          { const: 'MOVED_IN', title: '迁入换证' },
        ],
      },
      childName: { title: '儿童姓名', type: 'string', minLength: 1, maxLength: 60 },
      childSex: {
        title: '儿童性别',
        type: 'string',
        oneOf: [
          { const: 'M', title: '男' },
          { const: 'F', title: '女' },
        ],
      },
      childBirthDate: { title: '出生日期', type: 'string', format: 'date' },
      birthCertificateNumber: { title: '出生医学证明编号', type: 'string', pattern: '^[A-Z][0-9]{9}$' },
      relation: {
        title: '申请人与儿童关系',
        type: 'string',
        oneOf: [
          { const: 'MOTHER', title: '母亲' },
          { const: 'FATHER', title: '父亲' },
          { const: 'GUARDIAN', title: '其他监护人' },
        ],
      },
    },
    examples: [
      {
        purpose: 'FIRST',
        childName: '示例小宝',
        childSex: 'F',
        childBirthDate: '2025-06-01',
        birthCertificateNumber: 'X250000004',
        relation: 'MOTHER',
      },
    ],
  },
});
