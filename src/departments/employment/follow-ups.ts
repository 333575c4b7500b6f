import { type FollowUpKind, choice, day, text, followUpResult } from '../../department-kit/index.js';
import { PENSION_METHODS } from './items/labels.js';

/** Work that the registers of employment ask for by themselves. */

/** 失业人员月度联系(走访); months without contact end the registration. */
export const monthlyContact: FollowUpKind = {
  code: 'monthly-contact',
  name: { zh: '失业人员月度联系走访', en: 'Monthly contact with somebody unemployed' },
  ledger: 'unemployment',
  opensDaysBefore: 7,
  doneBy: 'officer',
  outcomes: {
    STILL_LOOKING: { zh: '仍在求职', en: 'Still looking for work' },
    EMPLOYED: { zh: '已就业', en: 'Has found work' },
    SUSPENDED: { zh: '暂不求职,中止服务', en: 'Does not look for now: suspended' },
    NOT_REACHED: { zh: '未联系上', en: 'Could not be reached' },
    WITHDRAWN: { zh: '终止求职,注销', en: 'Looks no more: cancelled' },
  },
  resultSchema: followUpResult('联系情况', {
    method: choice('联系方式', { PHONE: '电话', VISIT: '上门走访', OFFICE: '到机构' }),
    newWish: text('新的求职意愿', 200),
  }),
};

/** 零就业家庭走访. */
export const familyVisit: FollowUpKind = {
  code: 'family-visit',
  name: { zh: '零就业家庭走访', en: 'Visit of a zero-employment family' },
  ledger: 'zero-employment-families',
  opensDaysBefore: 10,
  doneBy: 'officer',
  outcomes: {
    CONTINUE: { zh: '尚未就业,继续帮扶', en: 'Nobody works yet: help goes on' },
    PLACED: { zh: '至少一人就业,动态清零', en: 'Somebody works: closed' },
    MOVED: { zh: '已迁出', en: 'Has moved away' },
  },
  resultSchema: followUpResult('走访情况', { measures: text('下一步帮扶措施', 300) }),
};

/** 就业困难人员年度复核. */
export const hardshipReview: FollowUpKind = {
  code: 'hardship-review',
  name: { zh: '就业困难人员年度复核', en: 'Yearly review of a hardship' },
  ledger: 'hardships',
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    CONTINUE: { zh: '仍符合条件', en: 'Still in hardship' },
    EMPLOYED: { zh: '已稳定就业,退出', en: 'Has steady work: ended' },
    ENDED: { zh: '不再符合条件,退出', en: 'Not in hardship any more: ended' },
  },
};

/** 公益性岗位在岗核查; ends after the longest time that the rules allow. */
export const postReview: FollowUpKind = {
  code: 'welfare-post-review',
  name: { zh: '公益性岗位在岗核查', en: 'Review of a post of public welfare' },
  ledger: 'welfare-post-placements',
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    CONTINUE: { zh: '在岗,继续', en: 'At work: goes on' },
    LEFT: { zh: '已离岗', en: 'Has left the post' },
  },
};

/** 培训结业核实. */
export const trainingResult: FollowUpKind = {
  code: 'training-result',
  name: { zh: '培训结业核实', en: 'Result of a training' },
  ledger: 'trainings',
  opensDaysBefore: 0,
  doneBy: 'officer',
  outcomes: {
    CERTIFIED: { zh: '结业并取得证书', en: 'Finished with a certificate' },
    COMPLETED: { zh: '结业', en: 'Finished' },
    DROPPED: { zh: '中途退出', en: 'Dropped out' },
  },
};

/** 招聘岗位到期核实. */
export const vacancyCheck: FollowUpKind = {
  code: 'vacancy-check',
  name: { zh: '招聘岗位到期核实', en: 'Check of a vacancy that runs out' },
  ledger: 'vacancies',
  opensDaysBefore: 7,
  doneBy: 'officer',
  outcomes: {
    STILL_OPEN: { zh: '继续招聘,延长有效期', en: 'Still open: prolonged' },
    FILLED: { zh: '已招满', en: 'Filled' },
    WITHDRAWN: { zh: '停止招聘', en: 'Withdrawn' },
    NOT_REACHED: { zh: '未联系上,到期下架', en: 'Nobody reached: expires' },
  },
  resultSchema: followUpResult('核实结果', { validUntil: day('新的有效期至') }),
};

/** 领取养老保险待遇资格年度认证. */
export const pensionConfirmation: FollowUpKind = {
  code: 'pension-confirmation',
  name: { zh: '养老保险待遇领取资格年度认证', en: 'Yearly confirmation of a pension' },
  ledger: 'pensions',
  opensDaysBefore: 60,
  doneBy: 'officer',
  outcomes: {
    CONFIRMED: { zh: '核验通过', en: 'Confirmed' },
    NOT_REACHED: { zh: '未能核验,暂停发放', en: 'Could not be confirmed: suspended' },
    DECEASED: { zh: '已死亡,终止', en: 'Has died: ended' },
    INELIGIBLE: { zh: '丧失领取资格,终止', en: 'Not entitled any more: ended' },
  },
  resultSchema: followUpResult('核验情况', { method: choice('核验方式', PENSION_METHODS) }),
};

export const followUps = [
  monthlyContact,
  familyVisit,
  hardshipReview,
  postReview,
  trainingResult,
  vacancyCheck,
  pensionConfirmation,
];
