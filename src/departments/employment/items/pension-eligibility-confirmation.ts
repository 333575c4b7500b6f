import { byDemoPolicy, defineItem, material, choice } from '../../../department-kit/index.js';
import { PENSION_KINDS, PENSION_METHODS } from './labels.js';
import { anywhere, demoPolicy, sourcesOf } from './sources.js';

/** 领取养老保险待遇资格认证. */
export const pensionEligibilityConfirmation = defineItem({
  code: 'pension-eligibility-confirmation',
  version: 1,
  department: 'employment',
  kind: 'IMMEDIATE',
  name: { zh: '领取养老保险待遇资格认证', en: 'Confirmation of pension eligibility' },
  applicantKinds: ['PERSON'],
  conditions: '正在按月领取基本养老保险待遇的人员,本人到窗口或者由工作人员上门核验。',
  place: anywhere(),
  sources: sourcesOf(demoPolicy('每十二个月核验一次由本演示设定')),
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
      pensionKind: choice('待遇类别', PENSION_KINDS),
      method: choice('核验方式', PENSION_METHODS),
    },
    examples: [{ pensionKind: 'RESIDENT', method: 'IN_PERSON' }],
  },
});
