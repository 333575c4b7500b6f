import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';
import { atHousehold, FAMILY_LAW, law, sourcesOf } from './sources.js';

export const AWARD_KINDS = { YEARLY: '年度奖励费', ON_RETIREMENT: '退休时一次性奖励' } as const;

/** 独生子女父母奖励. */
export const oneChildParentAward = defineItem({
  code: 'one-child-parent-award',
  version: 2,
  department: 'family-planning',
  kind: 'PROMISED',
  name: { zh: '独生子女父母奖励申领', en: 'Award for parents of an only child' },
  applicantKinds: ['PERSON'],
  conditions:
    '持有《独生子女父母光荣证》的父母,按照国家和省、自治区、直辖市有关规定享受奖励;年度奖励费发至子女年满18周岁,退休时一次性奖励须达到奖励年龄;标准由地方规定。',
  place: atHousehold,
  sources: sourcesOf(law(`${FAMILY_LAW}关于独生子女父母奖励的规定`)),
  legalBasis: '《中华人民共和国人口与计划生育法》',
  promisedLimit: byDemoPolicy(15, 'WORKING_DAY', '各地指南不一,取15个工作日,不含公示'),
  specialProcedures: [
    {
      code: 'public-notice',
      name: { zh: '公示', en: 'Public notice' },
      stopsClock: true,
      maxTimes: 1,
      basis: { kind: 'demo-policy', text: '演示政策:拟奖励对象公示,公示时间不计入承诺时限' },
    },
  ],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('household-register', '户口簿', 'Household register', 'GOVERNMENT'),
    material('one-child-certificate', '独生子女父母光荣证', 'Certificate of honour', 'ON_FILE'),
    material('bank-account', '本人银行账户', 'Own bank account', 'APPLICANT', { original: false }),
  ],
  steps: [
    {
      id: 'review',
      name: { zh: '审核', en: 'Review' },
      department: 'family-planning',
      after: [],
      limit: byDemoPolicy(10, 'WORKING_DAY', '街道(镇)审核'),
      role: 'LEAD',
    },
    {
      id: 'approve',
      name: { zh: '确认', en: 'Confirmation' },
      department: 'family-planning',
      after: ['review'],
      limit: byDemoPolicy(5, 'WORKING_DAY', '主管部门确认'),
      role: 'LEAD',
      approval: true,
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '独生子女父母奖励申请表',
    type: 'object',
    additionalProperties: false,
    required: ['awardKind', 'certificateNumber', 'childName', 'childBirthDate'],
    properties: {
      awardKind: {
        title: '奖励类别',
        type: 'string',
        oneOf: [
          { const: 'YEARLY', title: AWARD_KINDS.YEARLY },
          { const: 'ON_RETIREMENT', title: AWARD_KINDS.ON_RETIREMENT },
        ],
      },
      certificateNumber: { title: '光荣证编号', type: 'string', minLength: 1, maxLength: 40 },
      childName: { title: '子女姓名', type: 'string', minLength: 1, maxLength: 60 },
      childBirthDate: { title: '子女出生日期', type: 'string', format: 'date' },
      employer: { title: '工作单位', type: 'string', minLength: 1, maxLength: 100 },
    },
    examples: [
      {
        awardKind: 'YEARLY',
        certificateNumber: '示2010-0001',
        childName: '示例子女',
        childBirthDate: '2010-01-01',
        employer: '无固定单位',
      },
    ],
  },
});
