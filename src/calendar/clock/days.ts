import { CalendarError } from '../errors.js';
import { allKnown, workingDayFrom, worksOn } from '../days/calendar.js';
import type { Calendar } from '../days/calendar.js';
import { nthAfter } from '../days/working-days.js';
import { LAST_DAY } from '../time/civil.js';
import { dayAt, startOfDay } from '../time/zone.js';
import type { CountedDay } from '../types.js';
import { dayAccount } from './account.js';
import type { DayCount } from './account.js';
import type { Due, Reckoner } from './reckoner.js';
import type { Timeline } from './timeline.js';

/** A pause by the day numbers of its two ends; `resumed` is Infinity while it lasts. */
interface PausedDays {
  readonly paused: number;
  readonly resumed: number;
}

/** Days from `first` on and before `next` that a pause keeps from being consumed. */
interface ExcludedDays {
  readonly first: number;
  readonly next: number;
}

/**
 * Counts working days, natural days and the single day of IMMEDIATE. A day that begins after the pause and not after
 * the resumption began while the clock stood: it is not consumed (rule START). Rule END looks at the day's end, so
 * the same days shifted by one. All of it is arithmetic on day numbers; hours of the day never enter, and the length
 * of the limit does not matter: what is counted are the spans between pauses.
 */
export class DayReckoner implements Reckoner, DayCount {
  readonly startDay: number;
  private readonly pauses: readonly PausedDays[];
  private readonly excluded: readonly ExcludedDays[];
  /** Days of the kind that counts up to and including a day, pauses aside. */
  private readonly upTo: (day: number) => number;
  /** 1 under START, 0 under END. */
  private readonly shift: number;

  constructor(
    readonly calendar: Calendar,
    readonly timeline: Timeline,
  ) {
    const { zone } = calendar;
    this.startDay = dayAt(zone, timeline.start);
    this.shift = timeline.rule === 'START' ? 1 : 0;
    this.pauses = timeline.standstills.map(({ from, to }) => ({
      paused: dayAt(zone, from),
      resumed: to === Infinity ? Infinity : dayAt(zone, to),
    }));
    this.excluded = this.pauses
      .filter(({ paused, resumed }) => paused < resumed)
      .map(({ paused, resumed }) => ({ first: paused + this.shift, next: resumed + this.shift }));
    const natural = timeline.limit.unit === 'NATURAL_DAY';
    this.upTo = natural ? (day) => day : (day) => calendar.workingDays.upTo(day);
  }

  due(total: number): Due {
    const { unit } = this.timeline.limit;
    const counted = unit === 'IMMEDIATE' ? { day: this.startDay, provisional: false } : this.nth(total);
    if (counted.day === null) return { at: null, day: null, provisional: counted.provisional };
    const { day, provisional } = this.settle(counted.day, counted.provisional);
    if (day === null) return { at: null, day, provisional };
    if (day >= LAST_DAY) throw new CalendarError('OUT_OF_RANGE', '期限超出日历范围', 'The due date is out of range');
    return { at: startOfDay(this.calendar.zone, day + 1), day, provisional };
  }

  progress(total: number, due: Due, at: number): { consumed: number; remaining: number } {
    const today = dayAt(this.calendar.zone, at);
    const immediate = this.timeline.limit.unit === 'IMMEDIATE';
    if (due.at !== null && at >= due.at) {
      return { consumed: total, remaining: -Math.max(1, this.count(due.day!, today, Infinity)) };
    }
    if (immediate) return { consumed: 0, remaining: 1 };
    const consumed = this.count(this.startDay, this.shift === 1 ? today : today - 1, total);
    if (this.standsAt(at)) return { consumed, remaining: total - consumed };
    return { consumed, remaining: Math.max(1, total - this.count(this.startDay, today - 1, total)) };
  }

  warning(total: number, due: Due, left: number): number | null {
    if (this.timeline.limit.unit === 'IMMEDIATE') return null;
    if (left === 0) return due.at;
    const { day } = this.nth(Math.max(1, total - left + 1));
    return day === null ? null : startOfDay(this.calendar.zone, day);
  }

  account(total: number, due: Due, at: number): CountedDay[] {
    const lastPaused = this.pauses.at(-1)?.paused ?? this.startDay;
    const end = due.day ?? Math.min(Math.max(lastPaused, dayAt(this.calendar.zone, at)), LAST_DAY);
    return dayAccount(this, total, due.day, end);
  }

  /** Whether a pause keeps a day from being consumed. */
  isExcluded(day: number): boolean {
    return this.excluded.some(({ first, next }) => day >= first && day < next);
  }

  /** Whether a day is of the kind that counts, pauses aside. */
  counts(day: number): boolean {
    return this.timeline.limit.unit === 'NATURAL_DAY' || worksOn(this.calendar, day);
  }

  /** The n-th counted day after the start day; null when an open pause comes first. */
  private nth(n: number): { day: number | null; provisional: boolean } {
    let [after, left, provisional] = [this.startDay, n, false];
    for (const { first, next } of this.excluded) {
      const found = this.span(after, first - 1);
      if (found >= left) break;
      provisional ||= this.isUnsure(after + 1, first - 1);
      if (next === Infinity) return { day: null, provisional };
      left -= found;
      after = Math.max(after, next - 1);
    }
    const day = nthAfter(this.upTo, after, left);
    return { day, provisional: provisional || this.isUnsure(after + 1, day) };
  }

  /** Counted days after `from` up to and including `to`, at most `cap`. */
  private count(from: number, to: number, cap: number): number {
    let [after, found] = [from, 0];
    for (const { first, next } of this.excluded) {
      if (first > to) break;
      found += this.span(after, first - 1);
      after = Math.max(after, next - 1);
    }
    return Math.min(found + this.span(after, to), cap);
  }

  /** Days of the kind that counts, pauses aside, after `from` up to and including `to`. */
  private span(from: number, to: number): number {
    return to > from ? this.upTo(to) - this.upTo(from) : 0;
  }

  private isUnsure(first: number, last: number): boolean {
    return this.timeline.limit.unit === 'WORKING_DAY' && !allKnown(this.calendar, first, last);
  }

  /**
   * The day at whose end the limit runs out: a working day (natural days roll forward, 民法典 203), and one at whose
   * end the clock is not paused (else the day of resuming, or the next working day).
   */
  private settle(last: number, provisional: boolean): { day: number | null; provisional: boolean } {
    let day = workingDayFrom(this.calendar, last);
    let unsure = provisional || !allKnown(this.calendar, last, day);
    for (const { paused, resumed } of this.pauses) {
      if (day < paused) break;
      if (day >= resumed) continue;
      if (resumed === Infinity) return { day: null, provisional: unsure };
      day = workingDayFrom(this.calendar, resumed);
      unsure ||= !allKnown(this.calendar, resumed, day);
    }
    return { day, provisional: unsure };
  }

  private standsAt(at: number): boolean {
    return this.timeline.standstills.some(({ from, to }) => from <= at && at < to);
  }
}
