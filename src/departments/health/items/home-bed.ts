import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';
import { atResidence, demoPolicy, sourcesOf } from './sources.js';

/** 家庭病床. */
export const homeBed = defineItem({
  code: 'home-bed',
  version: 2,
  department: 'health',
  kind: 'PROMISED',
  name: { zh: '家庭病床建床申请', en: 'Home bed' },
  applicantKinds: ['PERSON'],
  conditions: '需要连续治疗又需依靠医护人员上门服务的患者,病情稳定、适合在家庭条件下治疗护理,经上门评估后建床。',
  place: atResidence(demoPolicy('由常住地基层医疗卫生机构上门服务')),
  sources: sourcesOf(demoPolicy('建床条件由本演示按各地家庭病床管理办法设定')),
  legalBasis: '《中华人民共和国老年人权益保障法》;《中华人民共和国基本医疗卫生与健康促进法》',
  promisedLimit: byDemoPolicy(7, 'WORKING_DAY', '各地指南不一,取7个工作日'),
  extension: byDemoPolicy(3, 'WORKING_DAY', '病情变化需重新评估的,经批准可以延长3个工作日'),
  specialProcedures: [
    {
      code: 'household-enquiry',
      name: { zh: '上门评估', en: 'Assessment at home' },
      stopsClock: false,
      basis: { kind: 'demo-policy', text: '演示政策:上门评估在承诺时限内进行' },
    },
  ],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('diagnosis', '诊断证明或者出院小结', 'Certificate of diagnosis', 'APPLICANT', { original: false }),
  ],
  steps: [
    {
      id: 'review',
      name: { zh: '上门评估', en: 'Assessment at home' },
      department: 'health',
      after: [],
      limit: byDemoPolicy(4, 'WORKING_DAY', '责任医师上门评估'),
      role: 'LEAD',
    },
    {
      id: 'approve',
      name: { zh: '建床审批', en: 'Approval' },
      department: 'health',
      after: ['review'],
      limit: byDemoPolicy(3, 'WORKING_DAY', '机构负责人审批'),
      role: 'LEAD',
      approval: true,
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '家庭病床申请表',
    type: 'object',
    additionalProperties: false,
    required: ['condition', 'mobility', 'carerName', 'carerPhone'],
    properties: {
      condition: { title: '病情', type: 'string', minLength: 1, maxLength: 500 },
      mobility: {
        title: '活动能力',
        type: 'string',
        oneOf: [
          { const: 'BEDRIDDEN', title: '卧床' },
          { const: 'LIMITED', title: '行动不便' },
          { const: 'TERMINAL', title: '疾病终末期' },
          { const: 'RECOVERING', title: '术后康复' },
        ],
      },
      carerName: { title: '家庭照护人姓名', type: 'string', minLength: 1, maxLength: 60 },
      carerPhone: { title: '家庭照护人电话', type: 'string', pattern: '^[0-9+ -]{7,20}$' },
      servicesWanted: {
        title: '需要的服务',
        type: 'array',
        uniqueItems: true,
        items: {
          type: 'string',
          oneOf: [
            { const: 'VISIT', title: '医师巡诊' },
            { const: 'NURSING', title: '护理' },
            { const: 'REHABILITATION', title: '康复指导' },
            { const: 'PALLIATIVE', title: '安宁疗护' },
          ],
        },
      },
    },
    examples: [
      {
        condition: '脑卒中后遗症,需长期换药和康复训练。',
        mobility: 'BEDRIDDEN',
        carerName: '示例照护人',
        carerPhone: '010-55550100',
        servicesWanted: ['VISIT', 'NURSING', 'REHABILITATION'],
      },
    ],
  },
});
