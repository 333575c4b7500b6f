import { byDemoPolicy, choice, defineItem, form } from '../../../department-kit/index.js';
import { idCard } from './materials.js';
import { demoPolicy, FAMILY_LAW, law, place, sourcesOf } from './sources.js';
import { decidingStep } from './steps.js';

export const SUPPLIES = { CONDOM: '避孕套(盒)', ORAL: '口服避孕药(板)', EXTERNAL: '外用避孕药(盒)' } as const;

/** 免费避孕药具发放: handed over at the window. */
export const contraceptiveSupplies = defineItem({
  code: 'contraceptive-supplies',
  version: 1,
  department: 'family-planning',
  kind: 'IMMEDIATE',
  name: { zh: '免费避孕药具发放', en: 'Free contraceptives' },
  applicantKinds: ['PERSON'],
  conditions: '育龄人员持有效身份证件,在任何一个发放点免费领取。',
  place: place('ANYWHERE', demoPolicy('各发放点通领')),
  sources: sourcesOf(law(`${FAMILY_LAW}关于免费提供避孕药具的规定`)),
  legalBasis: FAMILY_LAW,
  promisedLimit: byDemoPolicy(0, 'IMMEDIATE', '当场发放'),
  specialProcedures: [],
  materials: [idCard],
  steps: [decidingStep('hand-over', ['登记发放', 'Register and hand over'])],
  delegatedToWindow: true,
  feeFen: 0,
  formSchema: form(
    '免费避孕药具领取登记表',
    {
      supply: choice('药具种类', SUPPLIES),
      quantity: { type: 'integer', title: '数量', minimum: 1, maximum: 10 },
    },
    [{ supply: 'CONDOM', quantity: 2 }],
  ),
});
