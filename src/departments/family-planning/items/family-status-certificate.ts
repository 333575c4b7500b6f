import { byDemoPolicy, choice, defineItem, form, text } from '../../../department-kit/index.js';
import { householdRegister, idCard, letterOfAuthority } from './materials.js';
import { atHousehold, demoPolicy, sourcesOf } from './sources.js';
import { decidingStep } from './steps.js';

export const MARRIAGES = {
  FIRST_MARRIAGE: '初婚',
  REMARRIED: '再婚',
  UNMARRIED: '未婚',
  DIVORCED: '离婚',
  WIDOWED: '丧偶',
} as const;

/**
 * 婚育情况证明 for who lives elsewhere. No national rule asks for it any more (《流动人口计划生育工作条例》 was repealed in
 * 2021); who still needs one gets it.
 */
export const familyStatusCertificate = defineItem({
  code: 'family-status-certificate',
  version: 1,
  department: 'family-planning',
  kind: 'PROMISED',
  name: { zh: '流动人口婚育情况证明', en: 'Certificate of family status for migrants' },
  applicantKinds: ['PERSON'],
  conditions: '离开户籍地异地居住,因当地办理有关事项需要证明婚育情况的人员,自愿申请;委托他人代办的须有授权委托书。',
  place: atHousehold,
  sources: sourcesOf(demoPolicy('自愿申请,由本演示设定')),
  legalBasis: '《流动人口计划生育工作条例》已于2021年废止,不再强制办理;本事项由本演示设定',
  promisedLimit: byDemoPolicy(2, 'WORKING_DAY', '核对婚育信息取2个工作日'),
  specialProcedures: [],
  materials: [idCard, householdRegister, letterOfAuthority],
  steps: [decidingStep('issue', ['核对并出具', 'Check and issue'], 2)],
  feeFen: 0,
  formSchema: form(
    '婚育情况证明申请表',
    {
      marriage: choice('婚姻状况', MARRIAGES),
      children: { type: 'integer', title: '现有子女数', minimum: 0, maximum: 20 },
      destination: text('现居住地(省、市、县)'),
    },
    [{ marriage: 'FIRST_MARRIAGE', children: 1, destination: '示例省示例市示例县' }],
  ),
});
