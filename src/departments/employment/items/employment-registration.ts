import { byDemoPolicy, defineItem, material, choice } from '../../../department-kit/index.js';
import { EMPLOYMENT_KINDS } from './labels.js';
import { anywhere, law, PROMOTION_LAW, sourcesOf } from './sources.js';

/** 就业登记. An approved registration ends the person's place in the unemployment register. */
export const employmentRegistration = defineItem({
  code: 'employment-registration',
  version: 1,
  department: 'employment',
  kind: 'IMMEDIATE',
  name: { zh: '就业登记', en: 'Employment registration' },
  applicantKinds: ['PERSON'],
  conditions:
    '年满16周岁,从事个体经营或者灵活就业的劳动者由本人申请;被用人单位招用的,由用人单位办理,本人也可以凭劳动合同补办。',
  place: anywhere(),
  sources: sourcesOf(law(`${PROMOTION_LAW}第三十五条`)),
  legalBasis: '《中华人民共和国就业促进法》第三十五条;《就业服务与就业管理规定》',
  promisedLimit: byDemoPolicy(1, 'IMMEDIATE', '材料齐全的当场办结'),
  specialProcedures: [],
  materials: [
    material('id-card', '居民身份证或社会保障卡', 'Identity card or social security card', 'GOVERNMENT'),
    material('labour-contract', '劳动合同或者营业执照', 'Labour contract or business licence', 'APPLICANT', {
      required: false,
      original: false,
    }),
  ],
  steps: [
    {
      id: 'register',
      name: { zh: '审核登记', en: 'Check and register' },
      department: 'employment',
      after: [],
      role: 'LEAD',
      decides: true,
    },
  ],
  delegatedToWindow: true,
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '就业登记表',
    type: 'object',
    additionalProperties: false,
    required: ['employmentKind', 'startedOn', 'occupation'],
    properties: {
      employmentKind: choice('就业形式', EMPLOYMENT_KINDS),
      employerName: { title: '用人单位名称', type: 'string', minLength: 1, maxLength: 100 },
      startedOn: { title: '就业日期', type: 'string', format: 'date' },
      occupation: { title: '职业或者工种', type: 'string', minLength: 1, maxLength: 100 },
      contractUntil: { title: '劳动合同终止日期', type: 'string', format: 'date' },
    },
    if: { properties: { employmentKind: { const: 'EMPLOYED' } }, required: ['employmentKind'] },
    then: { properties: { employerName: true }, required: ['employerName'] },
    examples: [
      {
        employmentKind: 'EMPLOYED',
        employerName: '示范市示例物流有限公司',
        startedOn: '2025-03-03',
        occupation: '仓储管理员',
        contractUntil: '2028-03-02',
      },
      { employmentKind: 'FLEXIBLE', startedOn: '2025-03-03', occupation: '家政服务员' },
    ],
  },
});
