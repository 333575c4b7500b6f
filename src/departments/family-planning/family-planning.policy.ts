/**
 * What differs by place and is not law: invented for the demonstration (演示政策), unless a source is named. Amounts by
 * division and date are data in the table `family_planning_standard`.
 */

/** 独生子女父母退休时一次性奖励: age in years by sex. */
export const AWARD_AGE = { M: 60, F: 55 } as const;
/** 独生子女父母奖励费 is given until the child reaches this age. */
export const ONE_CHILD_FEE_UNTIL_AGE = 18;
/** 农村部分计划生育家庭奖励扶助 begins at this age, for men and women alike. */
export const RURAL_AWARD_FROM_AGE = 60;
/** 特别扶助 begins when the wife has reached this age, for husband and wife together. */
export const SPECIAL_SUPPORT_FROM_AGE = 49;

/** 育儿补贴制度实施方案 (2025): children under three, from this day on. */
export const SUBSIDY_FROM = '2025-01-01';
export const SUBSIDY_YEARS = 3;

/** No pregnancy lasts longer: an expected day lies no further ahead, a birth no further before it. */
export const LONGEST_EXPECTATION_DAYS = 300;
/** 预产期随访: at the latest so many days after the expected day; asked again after as many. */
export const AFTER_EXPECTED_DAYS = 30;
/** Who could not be reached is asked again after so many days. */
export const ASK_AGAIN_DAYS = 30;
/** 特别扶助家庭联系人走访. */
export const SPECIAL_VISIT_MONTHS = 3;
/** 托育机构年度检查, and the second look after what had to be put right. */
export const NURSERY_CHECK_MONTHS = 12;
export const NURSERY_RECTIFY_DAYS = 30;
/** 免费孕前优生健康检查 is given again after so many months. */
export const FREE_CHECK_AGAIN_MONTHS = 12;
/** 再生育审批 and 婚育情况证明 hold for so many months. */
export const APPROVAL_MONTHS = 24;
export const STATUS_CERTIFICATE_MONTHS = 12;

/** 托育机构设置标准(试行)(国卫人口发〔2019〕58号): children for each nurse, by age. */
export const NURSERY_GROUPS = {
  infants: { perNurse: 3, title: '乳儿班(6至12个月)' },
  toddlers: { perNurse: 5, title: '托小班(12至24个月)' },
  olderToddlers: { perNurse: 7, title: '托大班(24至36个月)' },
} as const;
