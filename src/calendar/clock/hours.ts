import { CalendarError } from '../errors.js';
import { allKnown } from '../days/calendar.js';
import type { Calendar } from '../days/calendar.js';
import { addOpenMs, openMsBetween } from '../hours/business-minutes.js';
import { LAST_DAY } from '../time/civil.js';
import { dayAt, startOfDay } from '../time/zone.js';
import type { CountedDay } from '../types.js';
import { hourAccount } from './account.js';
import type { HourLine } from './account.js';
import type { Due, Reckoner } from './reckoner.js';
import type { Timeline } from './timeline.js';

const HOUR_MS = 3_600_000;

/** Counts hours less pauses: around the clock, or opening hours where the item says so. */
export class HourReckoner implements Reckoner {
  readonly startDay: number;
  private readonly opening: boolean;

  constructor(
    private readonly calendar: Calendar,
    private readonly timeline: Timeline,
  ) {
    this.startDay = dayAt(calendar.zone, timeline.start);
    this.opening = timeline.limit.openingHours === true;
  }

  due(total: number): Due {
    const at = this.instantAfter(total * HOUR_MS);
    if (at === null) return { at: null, day: null, provisional: false };
    const day = dayAt(this.calendar.zone, at - 1);
    if (day >= LAST_DAY) throw new CalendarError('OUT_OF_RANGE', '期限超出日历范围', 'The due date is out of range');
    return { at, day, provisional: this.opening && !allKnown(this.calendar, this.startDay, day) };
  }

  progress(total: number, _due: Due, at: number): { consumed: number; remaining: number } {
    const spent = this.ran(this.timeline.start, at) / HOUR_MS;
    return { consumed: Math.min(total, spent), remaining: total - spent };
  }

  warning(total: number, _due: Due, left: number): number | null {
    return this.instantAfter(Math.max(0, Math.round((total - left) * HOUR_MS)));
  }

  account(_total: number, due: Due, at: number): CountedDay[] {
    const { calendar, timeline, startDay } = this;
    const { start } = timeline;
    const until = due.at ?? Math.max(start, at);
    const last = Math.min(due.day ?? dayAt(calendar.zone, until), LAST_DAY);
    const lines: HourLine[] = [];
    for (let day = startDay; day <= last; day += 1) {
      const from = Math.max(start, startOfDay(calendar.zone, day));
      const to = Math.min(until, startOfDay(calendar.zone, day + 1));
      lines.push({ day, from, to, ran: this.ran(from, to) });
    }
    return hourAccount(calendar, timeline, lines);
  }

  /** The instant at which so much time has run; null when an open pause comes first. */
  private instantAfter(amount: number): number | null {
    const { start, standstills } = this.timeline;
    const until = standstills.at(-1)?.to === Infinity ? standstills.at(-1)!.from : Infinity;
    if (this.opening) {
      const finite = standstills.filter(({ to }) => to !== Infinity);
      const at = addOpenMs(this.calendar, start, amount, finite);
      return at > until ? null : at;
    }
    let left = amount;
    let cursor = start;
    for (const { from, to } of standstills) {
      if (from - cursor >= left) return cursor + left;
      if (to === Infinity) return null;
      left -= from - cursor;
      cursor = to;
    }
    return cursor + left;
  }

  /** The milliseconds for which the clock ran in `[from, to)`; `from` is not before the start. */
  private ran(from: number, to: number): number {
    const { standstills } = this.timeline;
    if (to <= from) return 0;
    if (this.opening) return openMsBetween(this.calendar, from, to, standstills);
    let ran = to - from;
    for (const stand of standstills) ran -= Math.max(0, Math.min(stand.to, to) - Math.max(stand.from, from));
    return ran;
  }
}
