import { byDemoPolicy, choice, day, defineItem, form, text } from '../../../department-kit/index.js';
import { diagnosis, idCard } from './materials.js';
import { atResidence, demoPolicy, HEALTH_LAW, law, sourcesOf } from './sources.js';

export const REFERRAL_KINDS = { UP: '上转(基层转往上级医院)', DOWN: '下转(上级医院转回基层)' } as const;

/** 双向转诊: first seen at the health centre, sent on, and asked after. */
export const medicalReferral = defineItem({
  code: 'medical-referral',
  version: 1,
  department: 'health',
  kind: 'PROMISED',
  name: { zh: '基层首诊双向转诊', en: 'Referral between health centre and hospital' },
  applicantKinds: ['PERSON'],
  conditions:
    '在基层医疗卫生机构首诊、病情超出其诊疗能力需要上转,或者病情稳定可以转回基层继续治疗、康复的患者。急危重症直接就诊,不受限制。',
  place: atResidence(demoPolicy('由签约或者常住地基层医疗卫生机构受理')),
  sources: sourcesOf(law(`${HEALTH_LAW}第三十条:实行分级诊疗,引导非急诊患者首先到基层医疗卫生机构就诊`)),
  legalBasis: `${HEALTH_LAW}第三十条`,
  promisedLimit: byDemoPolicy(2, 'WORKING_DAY', '联系接收机构取2个工作日'),
  specialProcedures: [],
  materials: [idCard, diagnosis],
  steps: [
    {
      id: 'refer',
      name: { zh: '开具转诊单', en: 'Issue the referral' },
      department: 'health',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(2, 'WORKING_DAY', '与承诺时限相同'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '双向转诊申请表',
    {
      referralKind: choice('转诊方向', REFERRAL_KINDS),
      hospital: text('接收医疗机构', 100),
      referredFor: text('转诊原因', 300),
      firstSeenOn: day('首诊日期'),
    },
    [
      {
        referralKind: 'UP',
        hospital: '示范市第一人民医院',
        referredFor: '血压控制不佳,需进一步检查。',
        firstSeenOn: '2025-01-10',
      },
    ],
  ),
});
