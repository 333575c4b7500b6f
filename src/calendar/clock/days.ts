import { CalendarError } from '../errors.js';
import { isKnown, worksOn } from '../days/calendar.js';
import type { Calendar } from '../days/calendar.js';
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

/**
 * Counts working days, natural days and the single day of IMMEDIATE. A day that begins after the pause and not after
 * the resumption began while the clock stood: it is not consumed (rule START). Rule END looks at the day's end, so
 * the same days shifted by one. All of it is arithmetic on day numbers; hours of the day never enter.
 */
export class DayReckoner implements Reckoner, DayCount {
  readonly startDay: number;
  private readonly pauses: readonly PausedDays[];
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
    const end = due.day ?? Math.max(lastPaused, dayAt(this.calendar.zone, at));
    return dayAccount(this, total, end);
  }

  /** Whether a pause keeps a day from being consumed. */
  isExcluded(day: number): boolean {
    const { shift } = this;
    return this.pauses.some(({ paused, resumed }) => day >= paused + shift && day < resumed + shift);
  }

  /** Whether a day is of the kind that counts, pauses aside. */
  counts(day: number): boolean {
    return this.timeline.limit.unit === 'NATURAL_DAY' || worksOn(this.calendar, day);
  }

  /** The n-th counted day after the start day; null when an open pause comes first. */
  private nth(n: number): { day: number | null; provisional: boolean } {
    const working = this.timeline.limit.unit === 'WORKING_DAY';
    let provisional = false;
    let day = this.startDay;
    for (let left = n; left > 0;) {
      day = this.nextOpen(day + 1);
      if (day === Infinity) return { day: null, provisional };
      if (working && !provisional) provisional = !isKnown(this.calendar, day);
      if (this.counts(day)) left -= 1;
    }
    return { day, provisional };
  }

  /** Counted days after `from` up to and including `to`, at most `cap`. */
  private count(from: number, to: number, cap: number): number {
    let found = 0;
    for (let day = this.nextOpen(from + 1); day <= to && found < cap; day = this.nextOpen(day + 1)) {
      if (this.counts(day)) found += 1;
    }
    return found;
  }

  /** The first day from `day` on that no pause excludes; Infinity inside an open pause. */
  private nextOpen(day: number): number {
    let open = day;
    for (const { paused, resumed } of this.pauses) {
      if (open >= paused + this.shift && open < resumed + this.shift) open = resumed + this.shift;
    }
    return open;
  }

  /**
   * The day at whose end the limit runs out: a working day (natural days roll forward, 民法典 203), and one at whose
   * end the clock is not paused (else the day of resuming, or the next working day).
   */
  private settle(last: number, provisional: boolean): { day: number | null; provisional: boolean } {
    let unsure = provisional;
    let day = last;
    for (;;) {
      unsure ||= !isKnown(this.calendar, day);
      while (!worksOn(this.calendar, day)) {
        day += 1;
        unsure ||= !isKnown(this.calendar, day);
      }
      const stand = this.pauses.find(({ paused, resumed }) => day >= paused && day < resumed);
      if (!stand) return { day, provisional: unsure };
      if (stand.resumed === Infinity) return { day: null, provisional: unsure };
      day = stand.resumed;
    }
  }

  private standsAt(at: number): boolean {
    return this.timeline.standstills.some(({ from, to }) => from <= at && at < to);
  }
}
