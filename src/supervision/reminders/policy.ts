import type { LimitUnit, TimeLimit } from '../../catalogue/index.js';

// How often one may remind and how soon an answer is owed is policy: local practice, no law gives a number.

/** 催办 on behalf of the resident: so often per request at most, through whichever partner (policy). */
export const RESIDENT_REMINDERS = 3;

/** Who has reminded may do so again this long after: on the next working day (policy). */
export const REMIND_AGAIN_AFTER: TimeLimit = { value: 1, unit: 'WORKING_DAY' };

/** An answer to a 催办 is owed within this limit (policy); that to a 督办 within what the supervisor orders. */
export const REMINDER_ANSWER_WITHIN: TimeLimit = { value: 3, unit: 'WORKING_DAY' };

/** The longest limit for an answer that a supervisor may order, in days of either kind (policy). */
export const LONGEST_ORDER = 30;
export const ORDER_UNITS: readonly LimitUnit[] = ['WORKING_DAY', 'NATURAL_DAY'];
