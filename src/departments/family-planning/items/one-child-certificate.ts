import { byDemoPolicy, byGuide, defineItem, material } from '../../../department-kit/index.js';
import { ANHUI, atHousehold, FAMILY_LAW, law, sourcesOf } from './sources.js';

/** Why a certificate is given. */
export const CERTIFICATE_PURPOSES = { FIRST: '首次核发', LOST: '遗失补发', DAMAGED: '损坏换发' } as const;

/** 独生子女父母光荣证: only for couples whose child was born while one child was promoted. */
export const oneChildCertificate = defineItem({
  code: 'one-child-certificate',
  version: 2,
  department: 'family-planning',
  kind: 'PROMISED',
  name: { zh: '独生子女父母光荣证核发', en: 'Certificate of honour for parents of an only child' },
  applicantKinds: ['PERSON'],
  conditions:
    '在国家提倡一对夫妻生育一个子女期间(2015年12月31日以前)生育一个子女,自愿终身只生育一个子女的夫妻;尚未领证的。',
  place: atHousehold,
  sources: sourcesOf(law(`${FAMILY_LAW}关于独生子女父母光荣证的规定`), { materials: ANHUI }),
  legalBasis: '《中华人民共和国人口与计划生育法》',
  legalLimit: byGuide(
    10,
    'WORKING_DAY',
    '安徽省独生子女父母光荣证办理指南:自收齐材料之日起10个工作日',
    'https://gh.hnuu.edu.cn/10421/2013/0009329.html',
  ),
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '取指南载明时限的一半'),
  specialProcedures: [],
  materials: [
    material('id-card', '父母双方居民身份证', 'Identity cards of both parents', 'GOVERNMENT', { copies: 2 }),
    material('household-register', '户口簿', 'Household register', 'GOVERNMENT'),
    material('marriage-certificate', '结婚证', 'Marriage certificate', 'GOVERNMENT'),
    material('birth-certificate', '出生医学证明', 'Medical certificate of birth', 'GOVERNMENT'),
    material('photo', '父母与子女合影', 'Photograph of parents and child', 'APPLICANT', { copies: 2 }),
  ],
  steps: [
    {
      id: 'issue',
      name: { zh: '审核发证', en: 'Check and issue' },
      department: 'family-planning',
      after: [],
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
      role: 'LEAD',
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '独生子女父母光荣证登记表',
    type: 'object',
    additionalProperties: false,
    required: ['purpose', 'childName', 'childSex', 'childBirthDate', 'spouseName', 'spouseIdNumber', 'onlyChild'],
    properties: {
      purpose: {
        title: '申请类别',
        type: 'string',
        oneOf: [{ const: 'FIRST', title: CERTIFICATE_PURPOSES.FIRST }],
      },
      childName: { title: '子女姓名', type: 'string', minLength: 1, maxLength: 60 },
      childSex: {
        title: '子女性别',
        type: 'string',
        oneOf: [
          { const: 'M', title: '男' },
          { const: 'F', title: '女' },
        ],
      },
      childBirthDate: { title: '子女出生日期', type: 'string', format: 'date' },
      spouseName: { title: '配偶姓名', type: 'string', minLength: 1, maxLength: 60 },
      spouseIdNumber: { title: '配偶公民身份号码', type: 'string', format: 'citizen-id' },
      onlyChild: { title: '承诺终身只生育一个子女', type: 'boolean', const: true },
    },
    examples: [
      {
        purpose: 'FIRST',
        childName: '示例子女',
        childSex: 'M',
        childBirthDate: '2010-01-01',
        spouseName: '示例配偶',
        spouseIdNumber: '110101197501010020',
        onlyChild: true,
      },
    ],
  },
});
