import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';
import { atResidence, FREE_SERVICE, norm, sourcesOf } from './sources.js';

/** 居民健康档案建立. A newborn's record is opened by the joint item of family planning instead. */
export const residentHealthRecord = defineItem({
  code: 'resident-health-record',
  version: 2,
  department: 'health',
  kind: 'PROMISED',
  name: { zh: '居民健康档案建立', en: 'Resident health record' },
  applicantKinds: ['PERSON'],
  conditions: '辖区内常住居民(居住半年以上的户籍及非户籍居民),自愿建档;以家庭为单位归集,每人一份。',
  place: atResidence(norm('居民健康档案管理服务规范:辖区内常住居民')),
  sources: sourcesOf(norm('居民健康档案管理服务规范'), { fee: FREE_SERVICE }),
  legalBasis: '《中华人民共和国基本医疗卫生与健康促进法》;《国家基本公共卫生服务规范(第三版)》',
  promisedLimit: byDemoPolicy(3, 'WORKING_DAY', '基层医疗卫生机构建档取3个工作日'),
  specialProcedures: [],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('residence-proof', '居住证明', 'Proof of residence', 'GOVERNMENT', { required: false }),
  ],
  steps: [
    {
      id: 'open',
      name: { zh: '核对建档', en: 'Check and open' },
      department: 'health',
      after: [],
      limit: byDemoPolicy(3, 'WORKING_DAY', '与承诺时限相同'),
      role: 'LEAD',
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '居民健康档案信息表',
    type: 'object',
    additionalProperties: false,
    required: ['householdHead', 'relationToHead', 'residence', 'bloodType', 'chronicDiseases', 'consent'],
    properties: {
      householdHead: { title: '户主姓名', type: 'string', minLength: 1, maxLength: 60 },
      relationToHead: {
        title: '与户主关系',
        type: 'string',
        oneOf: [
          { const: 'HEAD', title: '户主' },
          { const: 'SPOUSE', title: '配偶' },
          { const: 'CHILD', title: '子女' },
          { const: 'PARENT', title: '父母' },
          { const: 'OTHER', title: '其他' },
        ],
      },
      residence: {
        title: '常住类型',
        type: 'string',
        oneOf: [
          { const: 'REGISTERED', title: '户籍' },
          { const: 'NOT_REGISTERED', title: '非户籍' },
        ],
      },
      bloodType: {
        title: '血型',
        type: 'string',
        oneOf: [
          { const: 'A', title: 'A型' },
          { const: 'B', title: 'B型' },
          { const: 'AB', title: 'AB型' },
          { const: 'O', title: 'O型' },
          { const: 'UNKNOWN', title: '不详' },
        ],
      },
      allergies: { title: '药物过敏史', description: '没有的不填', type: 'string', minLength: 1, maxLength: 300 },
      chronicDiseases: {
        title: '既往慢性病',
        description: '没有的留空',
        type: 'array',
        uniqueItems: true,
        items: {
          type: 'string',
          oneOf: [
            { const: 'HYPERTENSION', title: '高血压' },
            { const: 'DIABETES', title: '糖尿病' },
            { const: 'CORONARY', title: '冠心病' },
            { const: 'COPD', title: '慢性阻塞性肺疾病' },
            { const: 'STROKE', title: '脑卒中' },
            { const: 'OTHER', title: '其他' },
          ],
        },
      },
      emergencyContact: { title: '紧急联系人', type: 'string', minLength: 1, maxLength: 60 },
      consent: { title: '本人自愿建档', type: 'boolean', const: true },
    },
    examples: [
      {
        householdHead: '示例户主',
        relationToHead: 'SPOUSE',
        residence: 'REGISTERED',
        bloodType: 'O',
        allergies: '青霉素',
        chronicDiseases: ['HYPERTENSION'],
        emergencyContact: '示例户主',
        consent: true,
      },
    ],
  },
});
