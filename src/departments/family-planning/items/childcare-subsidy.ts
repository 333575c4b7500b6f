import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';
import { atHousehold, law, sourcesOf, SUBSIDY_PLAN } from './sources.js';

export const SUBSIDY_RELATIONS = { MOTHER: '母亲', FATHER: '父亲', GUARDIAN: '其他监护人' } as const;

/** 育儿补贴. */
export const childcareSubsidy = defineItem({
  code: 'childcare-subsidy',
  version: 2,
  department: 'family-planning',
  kind: 'PROMISED',
  name: { zh: '育儿补贴申领', en: 'Childcare subsidy' },
  applicantKinds: ['PERSON'],
  conditions:
    '依法生育的3周岁以下婴幼儿,由父母一方或者其他监护人申领,按年发放至年满3周岁;2025年1月1日以前出生、不满3周岁的,按应补贴月数折算。',
  place: { ...atHousehold, source: law(`${SUBSIDY_PLAN}:由婴幼儿户籍所在地受理`) },
  sources: sourcesOf(law(SUBSIDY_PLAN)),
  legalBasis: '《育儿补贴制度实施方案》(2025年);《中华人民共和国人口与计划生育法》',
  promisedLimit: byDemoPolicy(20, 'WORKING_DAY', '各地细则不一,取20个工作日'),
  extension: byDemoPolicy(10, 'WORKING_DAY', '需要跨地区核实的,经批准可以延长10个工作日'),
  specialProcedures: [
    {
      code: 'investigation',
      name: { zh: '调查核实', en: 'Investigation' },
      stopsClock: false,
      basis: { kind: 'demo-policy', text: '演示政策:跨地区重复申领的核实在承诺时限内进行' },
    },
  ],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('household-register', '户口簿', 'Household register', 'GOVERNMENT'),
    material('birth-certificate', '出生医学证明', 'Medical certificate of birth', 'GOVERNMENT'),
    material('bank-account', '收款银行账户', 'Bank account', 'APPLICANT', { original: false }),
  ],
  steps: [
    {
      id: 'review',
      name: { zh: '初审', en: 'Review' },
      department: 'family-planning',
      after: [],
      limit: byDemoPolicy(10, 'WORKING_DAY', '街道(镇)初审'),
      role: 'LEAD',
    },
    {
      id: 'approve',
      name: { zh: '审核确认', en: 'Confirmation' },
      department: 'family-planning',
      after: ['review'],
      limit: byDemoPolicy(10, 'WORKING_DAY', '县级主管部门审核确认'),
      role: 'LEAD',
      approval: true,
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '育儿补贴申请表',
    type: 'object',
    additionalProperties: false,
    required: ['childName', 'childSex', 'childBirthDate', 'birthCertificateNumber', 'relation'],
    properties: {
      childName: { title: '婴幼儿姓名', type: 'string', minLength: 1, maxLength: 60 },
      childSex: {
        title: '婴幼儿性别',
        type: 'string',
        oneOf: [
          { const: 'M', title: '男' },
          { const: 'F', title: '女' },
        ],
      },
      childBirthDate: { title: '出生日期', type: 'string', format: 'date' },
      birthCertificateNumber: {
        title: '出生医学证明编号',
        description: '一位大写字母加九位数字',
        type: 'string',
        pattern: '^[A-Z][0-9]{9}$',
      },
      childIdNumber: { title: '婴幼儿公民身份号码', type: 'string', format: 'citizen-id' },
      relation: {
        title: '申请人与婴幼儿关系',
        type: 'string',
        oneOf: [
          { const: 'MOTHER', title: SUBSIDY_RELATIONS.MOTHER },
          { const: 'FATHER', title: SUBSIDY_RELATIONS.FATHER },
          { const: 'GUARDIAN', title: SUBSIDY_RELATIONS.GUARDIAN },
        ],
      },
      claimedElsewhere: { title: '是否已在其他地区申领', type: 'boolean' },
    },
    examples: [
      {
        childName: '示例小宝',
        childSex: 'F',
        childBirthDate: '2025-06-01',
        birthCertificateNumber: 'X250000003',
        relation: 'MOTHER',
        claimedElsewhere: false,
      },
    ],
  },
});
