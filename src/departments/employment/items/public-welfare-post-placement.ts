import { byDemoPolicy, defineItem, material, choice } from '../../../department-kit/index.js';
import { offerCode } from './form-parts.js';
import { POST_KINDS } from './labels.js';
import { atResidence, law, PROMOTION_LAW, sourcesOf } from './sources.js';

/** 公益性岗位安置. */
export const publicWelfarePostPlacement = defineItem({
  code: 'public-welfare-post-placement',
  version: 1,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '公益性岗位安置申请', en: 'Placement in a post of public welfare' },
  applicantKinds: ['PERSON'],
  conditions: '已认定为就业困难人员或者零就业家庭成员,符合岗位要求,服从安排。',
  place: atResidence,
  sources: sourcesOf(law(`${PROMOTION_LAW}第五十三条`)),
  legalBasis: '《中华人民共和国就业促进法》第五十三条',
  promisedLimit: byDemoPolicy(15, 'WORKING_DAY', '各地指南不一,取15个工作日,不含公示'),
  extension: byDemoPolicy(5, 'WORKING_DAY', '暂无合适岗位的,经批准可以延长5个工作日'),
  specialProcedures: [
    {
      code: 'public-notice',
      name: { zh: '公示', en: 'Public notice' },
      stopsClock: true,
      maxTimes: 1,
      basis: { kind: 'demo-policy', text: '演示政策:拟安置人员名单公示,公示时间不计入承诺时限' },
    },
  ],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('hardship-recognition', '就业困难人员认定结果', 'Recognition of hardship', 'ON_FILE'),
    material('application-form', '公益性岗位申请表', 'Application form', 'APPLICANT'),
  ],
  steps: [
    {
      id: 'match',
      name: { zh: '岗位匹配', en: 'Matching' },
      department: 'employment',
      after: [],
      limit: byDemoPolicy(10, 'WORKING_DAY', '与用人单位对接岗位'),
      role: 'LEAD',
    },
    {
      id: 'approve',
      name: { zh: '安置审批', en: 'Approval of the placement' },
      department: 'employment',
      after: ['match'],
      limit: byDemoPolicy(5, 'WORKING_DAY', '人力资源和社会保障部门审批'),
      role: 'LEAD',
      approval: true,
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '公益性岗位申请表',
    type: 'object',
    additionalProperties: false,
    required: ['postKind', 'availableFrom'],
    properties: {
      postKind: choice('意向岗位', { ...POST_KINDS, ANY: '服从安排' }),
      postCode: offerCode('岗位编号(已有意向岗位的)'),
      availableFrom: { title: '可到岗日期', type: 'string', format: 'date' },
      limitations: { title: '身体或者时间上的限制', type: 'string', minLength: 1, maxLength: 300 },
    },
    examples: [{ postKind: 'COMMUNITY', availableFrom: '2025-04-01', limitations: '不能从事高处作业' }],
  },
});
