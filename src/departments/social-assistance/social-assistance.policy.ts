import type { CaseKind, Category } from './registers/assistance-case.entity.js';

/**
 * What differs by place and is not law: invented for the demonstration (演示政策). Amounts and income limits by division
 * and date are data in the table `social_assistance_standard`.
 */

/** 分类施保: months until a household's means are looked at again. */
export const REVIEW_MONTHS: Record<Category, number> = { A: 12, B: 6, C: 3 };

/** A household of which somebody died is looked at again within so many days. */
export const REVIEW_AFTER_DEATH_DAYS = 30;

/** Which fund pays (资金来源). */
export const FUNDS: Record<CaseKind, string> = {
  MINIMUM_LIVING: '困难群众救助补助资金',
  DESTITUTE_SUPPORT: '困难群众救助补助资金',
  TEMPORARY_AID: '临时救助资金',
  CHILD_LIVING: '困难群众救助补助资金',
  OLD_AGE: '高龄津贴资金',
  DISABILITY_LIVING: '残疾人两项补贴资金',
  DISABILITY_NURSING: '残疾人两项补贴资金',
  ELDER_CARE: '养老服务补贴资金',
  FUNERAL: '惠民殡葬资金',
  LOW_INCOME_FAMILY: '不发放资金',
};

/** Savings of the household: at most so many times the monthly standard for each person. */
export const SAVINGS_IN_STANDARDS = 24;
export const MOST_HOMES = 2;
export const MOST_VEHICLES = 0;

/** The old-age allowance rises at these ages; each is a band of the table of standards. */
export const OLD_AGE_BANDS = [100, 90, 80];
export const OLD_AGE_FROM = 80;
export const ELDER_CARE_FROM = 60;
export const CHILD_BELOW = 18;

/** 临时救助紧急程序: papers are made up for within so many working days; once in so many months for the same cause. */
export const PAPERS_WORKING_DAYS = 5;
export const URGENT_AGAIN_AFTER_MONTHS = 12;

/** 惠民殡葬补贴: asked for within so many months of the death. */
export const FUNERAL_WITHIN_MONTHS = 12;

/** 探访: months between two visits to people on destitute support at home and to children. */
export const VISIT_MONTHS = 3;
export const LIFE_CONFIRMATION_MONTHS = 12;
/** Who was not found at home is looked for again after so many days. */
export const LOOK_AGAIN_DAYS = 30;

/** A payment run puts right at most so many earlier months; the audit shows what is older. */
export const CORRECTED_MONTHS = 12;
