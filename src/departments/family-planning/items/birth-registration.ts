import { byGuide, defineItem, material } from '../../../department-kit/index.js';
import { FAMILY_LAW, law, place, sourcesOf, ZENGJIA } from './sources.js';

/** 生育登记: the window decides at once; before or after the birth. */
export const birthRegistration = defineItem({
  code: 'birth-registration',
  version: 2,
  department: 'family-planning',
  kind: 'IMMEDIATE',
  name: { zh: '生育登记', en: 'Birth registration' },
  applicantKinds: ['PERSON'],
  conditions: '生育子女的父母,可以在子女出生前或者出生后,在任何一方的户籍地或者现居住地登记;实行承诺制,不收取费用。',
  place: place('ANYWHERE', ZENGJIA),
  sources: sourcesOf(law(`${FAMILY_LAW}第十八条`), { materials: ZENGJIA }),
  legalBasis: '《中华人民共和国人口与计划生育法》第十八条',
  promisedLimit: byGuide(
    0,
    'IMMEDIATE',
    '重庆高新区曾家镇生育服务证登记指南:即办件,全市通办',
    'https://gxq.cq.gov.cn/zj/zjz/jczwgk/wsjk/sydjfw/202302/t20230224_11648295.html',
  ),
  specialProcedures: [],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('household-register', '户口簿', 'Household register', 'GOVERNMENT', { required: false }),
    material('marriage-certificate', '结婚证', 'Marriage certificate', 'GOVERNMENT', { required: false }),
  ],
  steps: [
    {
      id: 'register',
      name: { zh: '登记', en: 'Registration' },
      department: 'family-planning',
      after: [],
      role: 'LEAD',
      decides: true,
    },
  ],
  delegatedToWindow: true,
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '生育登记表',
    type: 'object',
    additionalProperties: false,
    required: ['applicantIs', 'marriage', 'stage', 'birthDate', 'childOrder', 'truthful'],
    dependentRequired: { spouseName: ['spouseIdNumber'], spouseIdNumber: ['spouseName'] },
    properties: {
      applicantIs: {
        title: '申请人是',
        type: 'string',
        oneOf: [
          { const: 'MOTHER', title: '母亲' },
          { const: 'FATHER', title: '父亲' },
        ],
      },
      spouseName: { title: '另一方姓名', type: 'string', minLength: 1, maxLength: 60 },
      spouseIdNumber: { title: '另一方公民身份号码', type: 'string', format: 'citizen-id' },
      marriage: {
        title: '婚姻状况',
        type: 'string',
        oneOf: [
          { const: 'FIRST_MARRIAGE', title: '初婚' },
          { const: 'REMARRIED', title: '再婚' },
          { const: 'UNMARRIED', title: '未婚' },
          { const: 'DIVORCED', title: '离婚' },
          { const: 'WIDOWED', title: '丧偶' },
        ],
      },
      stage: {
        title: '登记时间',
        type: 'string',
        oneOf: [
          { const: 'EXPECTED', title: '子女出生前' },
          { const: 'BORN', title: '子女出生后' },
        ],
      },
      birthDate: { title: '预产期或者出生日期', type: 'string', format: 'date' },
      childOrder: { title: '孩次', type: 'integer', minimum: 1, maximum: 20 },
      existingChildren: { title: '现有子女数', type: 'integer', minimum: 0, maximum: 20 },
      truthful: { title: '本人承诺以上内容真实', type: 'boolean', const: true },
    },
    if: { properties: { applicantIs: { const: 'FATHER' } }, required: ['applicantIs'] },
    then: { properties: { spouseName: true, spouseIdNumber: true }, required: ['spouseName', 'spouseIdNumber'] },
    examples: [
      {
        applicantIs: 'MOTHER',
        spouseName: '示例父',
        spouseIdNumber: '11010119920101001X',
        marriage: 'FIRST_MARRIAGE',
        stage: 'BORN',
        birthDate: '2025-06-01',
        childOrder: 1,
        existingChildren: 1,
        truthful: true,
      },
      {
        applicantIs: 'MOTHER',
        marriage: 'UNMARRIED',
        stage: 'BORN',
        birthDate: '2025-07-15',
        childOrder: 1,
        truthful: true,
      },
    ],
  },
});
