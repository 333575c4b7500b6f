/**
 * Figures that differ by place or that no law gives: demo policies (演示政策), except where a source is named. Whoever
 * installs the program elsewhere changes them here.
 */

/** 失业人员联系: how often somebody in the register is contacted. */
export const CONTACT_MONTHS = 1;
/** So many contacts in a row that reach nobody make six months without contact: 就业服务与就业管理规定 (注销失业登记). */
export const MISSED_UNTIL_LAPSE = 6;
/** After so long a suspended registration (中止) is looked at again. */
export const SUSPENSION_MONTHS = 3;

/** 零就业家庭: visits at home. */
export const FAMILY_VISIT_MONTHS = 3;
export const HARDSHIP_REVIEW_MONTHS = 12;
export const WELFARE_POST_REVIEW_MONTHS = 12;
/** 人社部发〔2019〕124号: the allowances are paid for three years at most. */
export const WELFARE_POST_MONTHS = 36;
/** Somebody whom a visit did not find is looked for again. */
export const LOOK_AGAIN_DAYS = 14;

/** 招聘有效期: when the employer names none, and at most. */
export const VACANCY_MONTHS = 3;
export const VACANCY_MOST_MONTHS = 12;
/** A training whose course has no date is asked about after so long. */
export const TRAINING_MONTHS = 3;
/** 领取养老保险待遇资格认证: once every twelve months. */
export const PENSION_CONFIRMATION_MONTHS = 12;
/** 国发〔2014〕8号. */
export const RESIDENT_PENSION_AGE = 60;

export const MOST_LOAN_YUAN = 300_000;

/** What stands on a contact card (联系卡) when the deciding officer wrote nothing else. */
export const CONTACT_CARD = {
  officer: '街道(镇)就业服务专员',
  phone: '12333',
  measures: '每季度上门走访一次,三个月内至少推荐三次适当岗位',
} as const;

/** What a match is worth, out of 100: what somebody wishes counts most. */
export const MATCH_WEIGHTS = { wish: 35, skill: 20, wage: 20, education: 10, distance: 15 } as const;
/** Nobody is shown what is worth less. */
export const MATCH_LEAST = 40;
/** So many of the latest vacancies or persons of the same city are looked at. */
export const MATCH_CANDIDATES = 500;
