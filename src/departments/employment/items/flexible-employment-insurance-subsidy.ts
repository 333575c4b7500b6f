import { byDemoPolicy, defineItem, material, choice, day, form } from '../../../department-kit/index.js';
import { step, whole } from './form-parts.js';
import { SUBSIDY_WORK } from './labels.js';
import { atResidence, law, PROMOTION_LAW, sourcesOf } from './sources.js';

const BASIS = '《就业补助资金管理办法》(财社〔2017〕164号)';

/** 灵活就业社会保险补贴. */
export const flexibleEmploymentInsuranceSubsidy = defineItem({
  code: 'flexible-employment-insurance-subsidy',
  version: 1,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '灵活就业社会保险补贴申领', en: 'Insurance subsidy for flexible work' },
  applicantKinds: ['PERSON'],
  conditions: '已认定的就业困难人员,灵活就业后以个人身份缴纳社会保险费。',
  place: atResidence,
  sources: sourcesOf(law(BASIS)),
  legalBasis: `${PROMOTION_LAW}第五十二条;${BASIS}`,
  promisedLimit: byDemoPolicy(15, 'WORKING_DAY', '各地指南不一,取15个工作日,不含公示'),
  specialProcedures: [
    {
      code: 'public-notice',
      name: { zh: '公示', en: 'Public notice' },
      stopsClock: true,
      maxTimes: 1,
      basis: { kind: 'demo-policy', text: '演示政策:拟补贴名单公示,公示时间不计入承诺时限' },
    },
  ],
  materials: [
    material('id-card', '居民身份证或社会保障卡', 'Identity card or social security card', 'GOVERNMENT'),
    material('hardship-recognition', '就业困难人员认定结果', 'Recognition of hardship', 'ON_FILE'),
    material('insurance-receipt', '社会保险费缴费凭证', 'Receipt of contributions', 'APPLICANT'),
  ],
  steps: [
    step('review', ['审核', 'Review'], { limit: byDemoPolicy(10, 'WORKING_DAY', '核对就业和缴费') }),
    step('approve', ['核定', 'Approval'], {
      after: ['review'],
      approval: true,
      decides: true,
      limit: byDemoPolicy(5, 'WORKING_DAY', '核定补贴金额'),
    }),
  ],
  feeFen: 0,
  formSchema: form(
    '灵活就业社会保险补贴申请表',
    {
      workKind: choice('灵活就业形式', SUBSIDY_WORK),
      workingSince: day('灵活就业开始日期'),
      paidFrom: day('缴费起始日期'),
      paidMonths: whole('缴费月数', 1, 36),
      paidFen: whole('实际缴费金额(分)', 1, 100_000_000),
    },
    [
      {
        workKind: 'HOUSEKEEPING',
        workingSince: '2025-01-01',
        paidFrom: '2025-01-01',
        paidMonths: 6,
        paidFen: 600_000,
      },
    ],
  ),
});
