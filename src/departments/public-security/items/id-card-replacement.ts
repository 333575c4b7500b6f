import { byDemoPolicy, byLaw, defineItem, choice, day, form, yesNo } from '../../../department-kit/index.js';
import { householdRegister } from './materials.js';
import { demoPolicy, law, place, sourcesOf } from './sources.js';

const ID_CARD_LAW = '《中华人民共和国居民身份证法》';

export const REPLACEMENT_REASONS = { LOST: '丢失补领', DAMAGED: '损坏换领' } as const;

export const idCardReplacement = defineItem({
  code: 'id-card-replacement',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: { zh: '居民身份证丢失补领、损坏换领受理', en: 'Replacement of a lost or damaged resident identity card' },
  applicantKinds: ['PERSON'],
  conditions: '居民身份证丢失的申请补领,严重损坏不能辨认的申请换领;领证前急需用证的,可以同时申请临时居民身份证。',
  place: place('ANYWHERE', demoPolicy('异地受理、按全国通办处理')),
  sources: sourcesOf(law(`${ID_CARD_LAW}第十一条`), {
    fee: law('《关于居民身份证收费标准及有关问题的通知》(发改价格〔2003〕2322号):丢失补领或者损坏换领每证40元'),
  }),
  legalBasis: `${ID_CARD_LAW}第十一条`,
  legalLimit: byLaw(60, 'NATURAL_DAY', `${ID_CARD_LAW}:自提交申领登记表之日起六十日内发放`),
  promisedLimit: byDemoPolicy(30, 'NATURAL_DAY', '在法律的六十日之内'),
  extension: byLaw(30, 'NATURAL_DAY', `${ID_CARD_LAW}:交通不便的地区可以适当延长,不得超过三十日`),
  specialProcedures: [],
  materials: [householdRegister],
  steps: [
    {
      id: 'accept-and-make',
      name: { zh: '核实人像指纹、制证', en: 'Verify face and fingerprints, have the card made' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(30, 'NATURAL_DAY', '与承诺时限相同'),
    },
  ],
  feeFen: 4000,
  formSchema: form(
    '居民身份证补领、换领',
    {
      reason: choice('事由', REPLACEMENT_REASONS),
      lostOrDamagedOn: day('丢失或者损坏日期'),
      temporaryCard: yesNo('同时申请临时居民身份证'),
    },
    [{ reason: 'LOST', lostOrDamagedOn: '2022-02-20', temporaryCard: false }],
  ),
});
