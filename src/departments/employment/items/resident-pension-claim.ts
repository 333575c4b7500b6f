import { byDemoPolicy, defineItem, material, day, form } from '../../../department-kit/index.js';
import { step, whole } from './form-parts.js';
import { atResidence, INSURANCE_LAW, law, sourcesOf } from './sources.js';

const BASIS = '《国务院关于建立统一的城乡居民基本养老保险制度的意见》(国发〔2014〕8号)';

/** 城乡居民基本养老保险待遇申领: whoever is granted it is confirmed once a year from then on. */
export const residentPensionClaim = defineItem({
  code: 'resident-pension-claim',
  version: 1,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '城乡居民基本养老保险待遇申领', en: 'Claim of the residents’ basic pension' },
  applicantKinds: ['PERSON'],
  conditions: '年满60周岁、累计缴费满15年,且未领取国家规定的基本养老保障待遇。',
  place: atResidence,
  sources: sourcesOf(law(BASIS)),
  legalBasis: `${INSURANCE_LAW};${BASIS}`,
  promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '各地指南不一,取10个工作日'),
  specialProcedures: [],
  materials: [
    material('id-card', '居民身份证或社会保障卡', 'Identity card or social security card', 'GOVERNMENT'),
    material('household-register', '户口簿', 'Household register', 'GOVERNMENT'),
  ],
  steps: [
    step('review', ['审核', 'Review'], { limit: byDemoPolicy(6, 'WORKING_DAY', '核对年龄和缴费') }),
    step('approve', ['核定', 'Assessment'], {
      after: ['review'],
      approval: true,
      decides: true,
      limit: byDemoPolicy(4, 'WORKING_DAY', '核定待遇'),
    }),
  ],
  feeFen: 0,
  formSchema: form(
    '城乡居民基本养老保险待遇申领表',
    {
      insuredSince: day('参保日期'),
      // 国发〔2014〕8号: 累计缴费满15年; arrears are made up for before.
      contributionMonths: whole('累计缴费月数', 180, 720),
    },
    [{ insuredSince: '2009-12-01', contributionMonths: 180 }],
  ),
});
