import type { FollowUpKind } from '../../../department-kit/index.js';
import { childcareRenewal, oneChildFeeReview, ruralAwardReview, specialSupportReview } from '../follow-ups.js';

/** How an item stands in the register of awards and support. */
export interface Support {
  kind: string;
  /** Field of the form that classifies it. */
  category?: string;
  /** What the number of the document that it issues begins with. */
  document?: string;
  subject?: string;
  quantity?: string;
  /** The document holds for so many months. */
  months?: number;
}

export const CERTIFICATE = 'ONE_CHILD_CERTIFICATE';
export const ONE_CHILD_AWARD = 'ONE_CHILD_AWARD';
export const RURAL_AWARD = 'RURAL_AWARD';
export const CHILDCARE_SUBSIDY = 'CHILDCARE_SUBSIDY';
export const SPECIAL_SUPPORT = 'SPECIAL_SUPPORT';
/** 退休时一次性奖励: paid once. */
export const ON_RETIREMENT = 'ON_RETIREMENT';

/** What is confirmed every year, and by which follow-up. */
export const YEARLY_REVIEWS: Readonly<Record<string, FollowUpKind | undefined>> = {
  [ONE_CHILD_AWARD]: oneChildFeeReview,
  [RURAL_AWARD]: ruralAwardReview,
  [CHILDCARE_SUBSIDY]: childcareRenewal,
  [SPECIAL_SUPPORT]: specialSupportReview,
};
