/** What differs by place and is not law: invented for the demonstration (演示政策). */

/** A registration of residence is confirmed anew after so many months. */
export const RESIDENCE_MONTHS = 12;
/** Who was not found at the address is looked for again after so many days. */
export const LOOK_AGAIN_DAYS = 30;
/** 居住登记覆盖率: per cent of the known floating population that is to be registered. */
export const COVERAGE_TARGET_PERCENT = 100;

/** After a permit's endorsement ran out, so many days until the permit is looked at once more. */
export const ENDORSEMENT_GRACE_DAYS = 30;

/** A dispute that was found is mediated within so many days; a mediation that goes on is looked at again after as many. */
export const MEDIATION_DAYS = 15;
/** 回访: so many days after an agreement, and again while it is being fulfilled. */
export const REVISIT_DAYS = 30;

/** 定期检测 of 社区戒毒 and 社区康复: months between two tests in the first, second and third year. */
export const TEST_MONTHS = [1, 2, 3] as const;
/** Who missed a test is to come within so many days. */
export const MISSED_TEST_DAYS = 7;

/** 养犬登记 without a new vaccination is looked at again after so many days. */
export const DOG_AGAIN_DAYS = 30;
export const DOG_OWNER_FROM_AGE = 18;
