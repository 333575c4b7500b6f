import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';
import { atHousehold, demoPolicy, sourcesOf } from './sources.js';

export const SPECIAL_KINDS = { CHILD_DECEASED: '独生子女死亡', CHILD_DISABLED: '独生子女伤残' } as const;

/** 计划生育家庭特别扶助: parents whose only child died or is disabled. */
export const specialFamilySupport = defineItem({
  code: 'special-family-support',
  version: 2,
  department: 'family-planning',
  kind: 'PROMISED',
  name: { zh: '计划生育家庭特别扶助申请', en: 'Special support for families that lost their only child' },
  applicantKinds: ['PERSON'],
  conditions:
    '只生育或者依法收养一个子女,现无存活子女,或者独生子女被依法鉴定为残疾三级以上;女方年满49周岁时,夫妻双方同时纳入。',
  place: atHousehold,
  sources: sourcesOf(demoPolicy('按照国家计划生育家庭特别扶助制度设定')),
  legalBasis: '《中华人民共和国人口与计划生育法》;国家计划生育家庭特别扶助制度有关规定',
  promisedLimit: byDemoPolicy(30, 'WORKING_DAY', '各地按年度集中确认,此处取30个工作日,不含公示'),
  specialProcedures: [
    {
      code: 'household-enquiry',
      name: { zh: '入户调查', en: 'Household enquiry' },
      stopsClock: false,
      basis: { kind: 'demo-policy', text: '演示政策:入户调查在承诺时限内进行' },
    },
    {
      code: 'public-notice',
      name: { zh: '公示', en: 'Public notice' },
      stopsClock: true,
      maxTimes: 1,
      basis: { kind: 'demo-policy', text: '演示政策:公示时间不计入承诺时限;申请人要求保密的可以不公示姓名' },
    },
  ],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('household-register', '户口簿', 'Household register', 'GOVERNMENT'),
    material('marriage-certificate', '结婚证', 'Marriage certificate', 'GOVERNMENT', { required: false }),
    material('death-certificate', '子女死亡证明', 'Death certificate of the child', 'GOVERNMENT', { required: false }),
    material('disability-certificate', '子女残疾人证', 'Disability certificate of the child', 'GOVERNMENT', {
      required: false,
    }),
    material('application-form', '特别扶助对象申请表', 'Application form', 'APPLICANT'),
  ],
  steps: [
    {
      id: 'review',
      name: { zh: '调查审核', en: 'Enquiry and review' },
      department: 'family-planning',
      after: [],
      limit: byDemoPolicy(20, 'WORKING_DAY', '街道(镇)调查、初审'),
      role: 'LEAD',
    },
    {
      id: 'approve',
      name: { zh: '确认', en: 'Confirmation' },
      department: 'family-planning',
      after: ['review'],
      limit: byDemoPolicy(10, 'WORKING_DAY', '县级主管部门确认'),
      role: 'LEAD',
      approval: true,
      decides: true,
    },
  ],
  // Of a special group: for who is not cleared such requests do not exist.
  confidential: true,
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '计划生育家庭特别扶助对象申请表',
    type: 'object',
    additionalProperties: false,
    required: ['supportKind', 'childName', 'childBirthDate', 'happenedOn', 'livingChildren'],
    properties: {
      supportKind: {
        title: '扶助类别',
        type: 'string',
        oneOf: [
          { const: 'CHILD_DECEASED', title: SPECIAL_KINDS.CHILD_DECEASED },
          { const: 'CHILD_DISABLED', title: SPECIAL_KINDS.CHILD_DISABLED },
        ],
      },
      childName: { title: '子女姓名', type: 'string', minLength: 1, maxLength: 60 },
      childBirthDate: { title: '子女出生日期', type: 'string', format: 'date' },
      happenedOn: { title: '死亡日期或者残疾鉴定日期', type: 'string', format: 'date' },
      disabilityGrade: { title: '残疾等级', type: 'integer', minimum: 1, maximum: 3 },
      livingChildren: { title: '现存活子女数', type: 'integer', minimum: 0, maximum: 1 },
      spouseName: { title: '配偶姓名', type: 'string', minLength: 1, maxLength: 60 },
      spouseBirthDate: {
        title: '配偶出生日期',
        description: '申请人为男方且有配偶的填写',
        type: 'string',
        format: 'date',
      },
      keepConfidential: { title: '是否要求不公开姓名', type: 'boolean' },
    },
    if: { properties: { supportKind: { const: 'CHILD_DISABLED' } }, required: ['supportKind'] },
    then: { properties: { disabilityGrade: true }, required: ['disabilityGrade'] },
    examples: [
      {
        supportKind: 'CHILD_DISABLED',
        childName: '示例子女',
        childBirthDate: '2010-01-01',
        happenedOn: '2024-03-01',
        disabilityGrade: 2,
        livingChildren: 1,
        keepConfidential: true,
      },
    ],
  },
});
