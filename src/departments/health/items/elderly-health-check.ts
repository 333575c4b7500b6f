import { byDemoPolicy, choice, defineItem, form, text } from '../../../department-kit/index.js';
import { idCard } from './materials.js';
import { atResidence, demoPolicy, FREE_SERVICE, HEALTH_LAW, norm, SERVICE_NORM, sourcesOf } from './sources.js';

export const ABILITIES = { COMES: '能到机构体检', HOME_VISIT: '行动不便,需上门体检' } as const;

/** 老年人健康管理: once enrolled, the yearly check comes round by itself. */
export const elderlyHealthCheck = defineItem({
  code: 'elderly-health-check',
  version: 1,
  department: 'health',
  kind: 'PROMISED',
  name: { zh: '老年人健康体检(健康管理)登记', en: 'Yearly health check for the elderly' },
  applicantKinds: ['PERSON'],
  conditions: '辖区内65岁及以上常住居民,每年免费提供一次健康管理服务,包括体格检查、辅助检查和健康指导。',
  place: atResidence(demoPolicy('由常住地基层医疗卫生机构受理')),
  sources: sourcesOf(norm('老年人健康管理服务规范'), { fee: FREE_SERVICE }),
  legalBasis: `${HEALTH_LAW};${SERVICE_NORM}`,
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '核对并预约体检取5个工作日'),
  specialProcedures: [],
  materials: [idCard],
  steps: [
    {
      id: 'enrol',
      name: { zh: '核对预约', en: 'Check and arrange' },
      department: 'health',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '老年人健康体检登记表',
    {
      ability: choice('体检方式', ABILITIES),
      medication: text('长期用药', 300),
      contactName: text('联系人', 60),
    },
    [{ ability: 'COMES', medication: '缬沙坦', contactName: '示例子女' }],
    ['medication', 'contactName'],
  ),
});
