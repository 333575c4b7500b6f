import { byDemoPolicy, defineItem, material } from '../../../department-kit/index.js';
import { atResidence, demoPolicy, HEALTH_LAW, law, sourcesOf } from './sources.js';

/** 家庭医生签约. */
export const familyDoctorContract = defineItem({
  code: 'family-doctor-contract',
  version: 2,
  department: 'health',
  kind: 'PROMISED',
  name: { zh: '家庭医生签约', en: 'Contract with a family doctor' },
  applicantKinds: ['PERSON'],
  conditions: '辖区内常住居民自愿签约,可以由一人代表家庭成员共同签约;同一时期只与一个家庭医生团队签约。',
  place: atResidence(demoPolicy('由常住地基层医疗卫生机构受理')),
  sources: sourcesOf(law(`${HEALTH_LAW}第三十一条:基层医疗卫生机构实行家庭医生签约服务`)),
  legalBasis: '《中华人民共和国基本医疗卫生与健康促进法》',
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '安排团队并签约取5个工作日'),
  specialProcedures: [],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('household-register', '户口簿', 'Household register', 'GOVERNMENT', { required: false }),
  ],
  steps: [
    {
      id: 'sign',
      name: { zh: '安排签约', en: 'Assign and sign' },
      department: 'health',
      after: [],
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
      role: 'LEAD',
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '家庭医生签约申请表',
    type: 'object',
    additionalProperties: false,
    required: ['package', 'members'],
    properties: {
      package: {
        title: '服务包',
        type: 'string',
        oneOf: [
          { const: 'BASIC', title: '基础服务包' },
          { const: 'ELDERLY', title: '老年人服务包' },
          { const: 'MATERNAL', title: '孕产妇、儿童服务包' },
          { const: 'CHRONIC', title: '慢性病服务包' },
        ],
      },
      preferredTeam: { title: '意向团队', type: 'string', minLength: 1, maxLength: 100 },
      members: {
        title: '一同签约的家庭成员',
        description: '只本人签约的留空',
        type: 'array',
        maxItems: 20,
        items: {
          title: '家庭成员',
          type: 'object',
          additionalProperties: false,
          required: ['name', 'idNumber', 'relation'],
          properties: {
            name: { title: '姓名', type: 'string', minLength: 1, maxLength: 60 },
            idNumber: { title: '公民身份号码', type: 'string', format: 'citizen-id' },
            relation: { title: '与申请人关系', type: 'string', minLength: 1, maxLength: 20 },
          },
        },
      },
    },
    examples: [
      {
        package: 'ELDERLY',
        preferredTeam: '示范社区第一团队',
        members: [{ name: '示例老人', idNumber: '110101195505050055', relation: '父亲' }],
      },
    ],
  },
});
