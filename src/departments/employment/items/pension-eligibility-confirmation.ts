import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';

/** 领取养老保险待遇资格认证. */
export const pensionEligibilityConfirmation = defineItem({
  code: 'pension-eligibility-confirmation',
  version: 1,
  department: 'employment',
  kind: 'IMMEDIATE',
  name: { zh: '领取养老保险待遇资格认证', en: 'Confirmation of pension eligibility' },
  applicantKinds: ['PERSON'],
  conditions: '正在按月领取基本养老保险待遇的人员,本人到窗口或者由工作人员上门核验。',
  legalBasis: '《中华人民共和国社会保险法》',
  promisedLimit: byDemoPolicy(1, 'IMMEDIATE', '当场核验'),
  specialProcedures: [],
  materials: [material('id-card', '居民身份证或社会保障卡', 'Identity card or social security card', 'GOVERNMENT')],
  steps: [
    {
      id: 'confirm',
      name: { zh: '核验', en: 'Confirmation' },
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
    title: '领取养老保险待遇资格认证表',
    type: 'object',
    additionalProperties: false,
    required: ['pensionKind', 'method'],
    properties: {
      pensionKind: {
        title: '待遇类别',
        type: 'string',
        oneOf: [
          { const: 'EMPLOYEE', title: '企业职工基本养老保险' },
          { const: 'RESIDENT', title: '城乡居民基本养老保险' },
          { const: 'PUBLIC_SERVICE', title: '机关事业单位养老保险' },
        ],
      },
      method: {
        title: '核验方式',
        type: 'string',
        oneOf: [
          { const: 'IN_PERSON', title: '本人到场' },
          { const: 'HOME_VISIT', title: '上门核验' },
          { const: 'DATA_MATCH', title: '数据比对' },
        ],
      },
    },
    examples: [{ pensionKind: 'RESIDENT', method: 'IN_PERSON' }],
  },
});
