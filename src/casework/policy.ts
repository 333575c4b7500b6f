/** Policy: how far the clocks of two machines may differ. An instant further from now is a record made up afterwards. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Policy: the longest pause that may be announced, in days. */
export const LONGEST_PAUSE_DAYS = 180;
