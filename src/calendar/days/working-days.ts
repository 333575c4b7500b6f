import { isWeekend } from '../time/civil.js';
import type { DayRule } from './notices.js';

/** Monday, 1969-12-29: the weeks are counted from here. */
const FIRST_MONDAY = -3;

/**
 * Counts working days by arithmetic: whole weeks, and what notices and layers change of them. So a count over years
 * costs no more than one over days.
 */
export class WorkingDays {
  /** The days on which the weekend rule does not hold, in order. */
  private readonly dates: readonly number[];
  /** Working days won (make-up) or lost (off) from the first of `dates` to each of them. */
  private readonly gains: readonly number[];

  constructor(rules: ReadonlyMap<number, DayRule>) {
    const different = [...rules].filter(([day, { working }]) => working === isWeekend(day));
    different.sort(([a], [b]) => a - b);
    let gain = 0;
    this.dates = different.map(([day]) => day);
    this.gains = different.map(([, { working }]) => (gain += working ? 1 : -1));
  }

  /** Working days up to and including a day. Only differences mean anything. */
  upTo(day: number): number {
    const days = day - FIRST_MONDAY + 1;
    const weeks = Math.floor(days / 7);
    const weekdays = weeks * 5 + Math.min(days - weeks * 7, 5);
    const last = this.lastUpTo(day);
    return last < 0 ? weekdays : weekdays + this.gains[last]!;
  }

  /** The place of the last of `dates` that is not after a day; -1 when there is none. */
  private lastUpTo(day: number): number {
    let [low, high] = [0, this.dates.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.dates[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** The n-th counted day after a day, where `upTo` counts them. `n` is at least 1. */
export function nthAfter(upTo: (day: number) => number, from: number, n: number): number {
  const target = upTo(from) + n;
  let day = from;
  // No day adds more than one, so that a step as long as what is missing never goes past the day sought.
  for (let missing = n; missing > 0; missing = target - upTo(day)) day += missing;
  return day;
}
