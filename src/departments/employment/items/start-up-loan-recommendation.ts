import { byDemoPolicy, defineItem, material, choice, form, text } from '../../../department-kit/index.js';
import { step, whole } from './form-parts.js';
import { atResidence, demoPolicy, PROMOTION_LAW, sourcesOf } from './sources.js';
import { MOST_LOAN_YUAN } from '../employment.policy.js';

const GROUPS = {
  UNEMPLOYED: '登记失业人员',
  HARDSHIP: '就业困难人员',
  VETERAN: '退役军人',
  GRADUATE: '高校毕业生',
  RETURNED: '返乡创业农民工',
  OTHER: '其他符合条件的人员',
} as const;

/** 创业担保贷款资格审核推荐: the bank lends, the guarantee fund guarantees; this office says who qualifies. */
export const startUpLoanRecommendation = defineItem({
  code: 'start-up-loan-recommendation',
  version: 1,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '创业担保贷款资格审核推荐', en: 'Recommendation for a guaranteed start-up loan' },
  applicantKinds: ['PERSON'],
  conditions: '在法定劳动年龄内自主创业、属于重点扶持人群、没有其他未结清商业贷款的人员。银行另行审批发放。',
  place: atResidence,
  sources: sourcesOf(demoPolicy('人群和额度由本演示按各地办法设定')),
  legalBasis: `${PROMOTION_LAW}第十九条`,
  promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '资格审核取10个工作日'),
  specialProcedures: [
    {
      code: 'investigation',
      name: { zh: '实地调查', en: 'Investigation on site' },
      stopsClock: false,
      basis: { kind: 'demo-policy', text: '演示政策:实地调查在承诺时限内进行' },
    },
  ],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('business-licence', '营业执照', 'Business licence', 'GOVERNMENT', { original: false }),
    material('application-form', '创业担保贷款申请表', 'Application form', 'APPLICANT'),
  ],
  steps: [
    step('review', ['资格审核', 'Review'], { limit: byDemoPolicy(6, 'WORKING_DAY', '核对人群类别和经营场所') }),
    step('approve', ['推荐', 'Recommendation'], {
      after: ['review'],
      approval: true,
      decides: true,
      limit: byDemoPolicy(4, 'WORKING_DAY', '出具推荐意见'),
    }),
  ],
  feeFen: 0,
  formSchema: form(
    '创业担保贷款资格审核表',
    {
      group: choice('人员类别', GROUPS),
      business: text('经营项目'),
      amountYuan: whole('申请金额(元)', 1_000, MOST_LOAN_YUAN),
      months: whole('期限(月)', 1, 36),
      jobsCreated: whole('带动就业人数', 0, 1_000),
    },
    [{ group: 'UNEMPLOYED', business: '社区便利店', amountYuan: 100_000, months: 24, jobsCreated: 2 }],
    ['jobsCreated'],
  ),
});
