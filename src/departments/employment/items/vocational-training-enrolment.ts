import { byDemoPolicy, defineItem, material, choice } from '../../../department-kit/index.js';
import { offerCode } from './form-parts.js';
import { TRAINING_LEVELS } from './labels.js';
import { anywhere, demoPolicy, sourcesOf } from './sources.js';

/** 职业技能培训报名. */
export const vocationalTrainingEnrolment = defineItem({
  code: 'vocational-training-enrolment',
  version: 1,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '职业技能培训报名', en: 'Enrolment in vocational training' },
  applicantKinds: ['PERSON'],
  conditions: '年满16周岁至法定退休年龄,有培训意愿的城乡劳动者。同一职业同一等级只享受一次补贴性培训。',
  place: anywhere(),
  sources: sourcesOf(demoPolicy('补贴性培训的对象由本演示按各地办法设定')),
  legalBasis: '《中华人民共和国就业促进法》第五章;《中华人民共和国职业教育法》',
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '报名资格审核取5个工作日'),
  specialProcedures: [],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('photo', '证件照片', 'Photograph', 'APPLICANT', { copies: 2 }),
  ],
  steps: [
    {
      id: 'enrol',
      name: { zh: '资格审核', en: 'Check of eligibility' },
      department: 'employment',
      after: [],
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
      role: 'LEAD',
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '职业技能培训报名表',
    type: 'object',
    additionalProperties: false,
    required: ['occupation', 'level', 'situation'],
    properties: {
      occupation: { title: '培训职业(工种)', type: 'string', minLength: 1, maxLength: 100 },
      level: choice('培训等级', TRAINING_LEVELS),
      situation: {
        title: '人员类别',
        type: 'string',
        oneOf: [
          { const: 'UNEMPLOYED', title: '登记失业人员' },
          { const: 'MIGRANT_WORKER', title: '农村转移就业劳动者' },
          { const: 'GRADUATE', title: '高校毕业生' },
          { const: 'EMPLOYEE', title: '企业职工' },
          { const: 'OTHER', title: '其他' },
        ],
      },
      courseCode: offerCode('班次编号(已有意向班次的)'),
      preferredTime: { title: '方便的上课时间', type: 'string', minLength: 1, maxLength: 100 },
    },
    examples: [{ occupation: '养老护理员', level: 'LEVEL_5', situation: 'UNEMPLOYED', preferredTime: '工作日晚间' }],
  },
});
