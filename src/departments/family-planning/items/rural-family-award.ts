import { byDemoPolicy, choice, defineItem, form, yesNo } from '../../../department-kit/index.js';
import { applicationForm, bankAccount, householdRegister, idCard } from './materials.js';
import { atHousehold, demoPolicy, FAMILY_LAW, sourcesOf } from './sources.js';
import { reviewAndApproval } from './steps.js';

export const FAMILY_KINDS = { ONE_CHILD: '一个子女', TWO_GIRLS: '两个女孩' } as const;

/** 农村部分计划生育家庭奖励扶助: from sixty on, for life, confirmed every year. */
export const ruralFamilyAward = defineItem({
  code: 'rural-family-award',
  version: 1,
  department: 'family-planning',
  kind: 'PROMISED',
  name: { zh: '农村部分计划生育家庭奖励扶助申报', en: 'Rural award for families with one child or two girls' },
  applicantKinds: ['PERSON'],
  conditions: '本人及配偶均为农业户口或者界定为农村居民,只有一个子女或者两个女孩,年满60周岁;每年年审。',
  place: atHousehold,
  sources: sourcesOf(demoPolicy('按照国家农村部分计划生育家庭奖励扶助制度设定')),
  legalBasis: `${FAMILY_LAW};国家农村部分计划生育家庭奖励扶助制度有关规定`,
  promisedLimit: byDemoPolicy(20, 'WORKING_DAY', '各地按年度集中确认,此处取20个工作日,不含公示'),
  specialProcedures: [
    {
      code: 'public-notice',
      name: { zh: '公示', en: 'Public notice' },
      stopsClock: true,
      maxTimes: 1,
      basis: demoPolicy('拟奖励对象公示,公示时间不计入承诺时限'),
    },
  ],
  materials: [idCard, householdRegister, applicationForm, bankAccount],
  steps: reviewAndApproval(15, 5),
  feeFen: 0,
  formSchema: form(
    '农村部分计划生育家庭奖励扶助申报表',
    {
      familyKind: choice('子女情况', FAMILY_KINDS),
      ruralHousehold: { ...yesNo('本人及配偶均为农村居民'), const: true },
      livingChildren: { type: 'integer', title: '现存活子女数', minimum: 0, maximum: 2 },
    },
    [{ familyKind: 'ONE_CHILD', ruralHousehold: true, livingChildren: 1 }],
  ),
});
