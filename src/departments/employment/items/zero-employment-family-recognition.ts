import { byDemoPolicy, defineItem, material, choice } from '../../../department-kit/index.js';
import { RELATIONS } from './labels.js';
import { atResidence, law, PROMOTION_LAW, sourcesOf } from './sources.js';

/** 零就业家庭认定. A recognised family gets a contact card (联系卡) and a member gets a post. */
export const zeroEmploymentFamilyRecognition = defineItem({
  code: 'zero-employment-family-recognition',
  version: 1,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '零就业家庭认定', en: 'Recognition of a zero-employment family' },
  applicantKinds: ['PERSON'],
  conditions:
    '城市居民家庭中法定劳动年龄内的家庭人员均处于失业状况,由其中一人向住所地街道、社区公共就业服务机构申请。经确认属实的,为该家庭中至少一人提供适当的就业岗位。',
  place: atResidence,
  sources: sourcesOf(law(`${PROMOTION_LAW}第五十六条`)),
  legalBasis: '《中华人民共和国就业促进法》第五十六条',
  promisedLimit: byDemoPolicy(7, 'WORKING_DAY', '各地指南不一,取7个工作日'),
  specialProcedures: [
    {
      code: 'household-enquiry',
      name: { zh: '入户调查', en: 'Household enquiry' },
      stopsClock: false,
      basis: { kind: 'demo-policy', text: '演示政策:社区入户调查在承诺时限内进行' },
    },
  ],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('household-register', '户口簿', 'Household register', 'GOVERNMENT'),
    material('application-form', '零就业家庭认定申请表', 'Application form', 'APPLICANT'),
  ],
  steps: [
    {
      id: 'review',
      name: { zh: '调查审核', en: 'Enquiry and review' },
      department: 'employment',
      after: [],
      limit: byDemoPolicy(4, 'WORKING_DAY', '社区调查、街道(镇)审核'),
      role: 'LEAD',
    },
    {
      id: 'approve',
      name: { zh: '认定', en: 'Recognition' },
      department: 'employment',
      after: ['review'],
      limit: byDemoPolicy(3, 'WORKING_DAY', '人力资源和社会保障部门认定'),
      role: 'LEAD',
      approval: true,
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '零就业家庭认定申请表',
    type: 'object',
    additionalProperties: false,
    required: ['members', 'familyMonthlyIncomeYuan'],
    properties: {
      members: {
        title: '申请人以外法定劳动年龄内的家庭成员',
        type: 'array',
        maxItems: 20,
        items: {
          title: '家庭成员',
          type: 'object',
          additionalProperties: false,
          required: ['name', 'idNumber', 'relation', 'unemployedSince'],
          properties: {
            name: { title: '姓名', type: 'string', minLength: 1, maxLength: 60 },
            idNumber: { title: '公民身份号码', type: 'string', format: 'citizen-id' },
            relation: choice('与申请人关系', RELATIONS),
            unemployedSince: { title: '失业日期', type: 'string', format: 'date' },
          },
        },
      },
      familyMonthlyIncomeYuan: { title: '家庭月收入(元)', type: 'number', minimum: 0, maximum: 1000000 },
      memberToPlace: { title: '首先需要安置的成员姓名', type: 'string', minLength: 1, maxLength: 60 },
    },
    examples: [
      {
        members: [
          { name: '示例配偶', idNumber: '110101197501010020', relation: 'SPOUSE', unemployedSince: '2024-05-01' },
        ],
        familyMonthlyIncomeYuan: 800,
        memberToPlace: '示例配偶',
      },
    ],
  },
});
