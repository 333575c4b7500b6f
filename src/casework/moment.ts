import { notNow } from './casework.errors.js';
import { CLOCK_TOLERANCE_MS } from './policy.js';

/**
 * When something that is recorded now happened: now. Nobody dates a pause or its end back or ahead; only the clock of
 * the caller's machine may differ a little.
 * @param told what the caller says; null: nothing
 * @throws UserErrors RULE naming `at`
 */
export function happensNow(told: Date | null, now: Date): void {
  if (told !== null && Math.abs(told.getTime() - now.getTime()) > CLOCK_TOLERANCE_MS) throw notNow();
}
