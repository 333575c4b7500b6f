import { CalendarError, shown } from '../errors.js';
import { checkCalendar } from '../days/calendar.js';
import type { Calendar } from '../days/calendar.js';
import { LAST_DAY } from '../time/civil.js';
import { parseInstant } from '../time/instant.js';
import { dayAt, formatInstant } from '../time/zone.js';
import type { InstantPair } from '../types.js';
import { lastOpenDay, openSpans, subtract, uniteSpans } from './opening.js';
import type { Span } from './opening.js';

/** 10000 hours of opening time is the longest limit; ten times that is never asked for in earnest. */
const MAX_MINUTES = 6_000_000;
const MAX_RANGE_DAYS = 73_050;

/**
 * The earliest instant by which so many minutes of opening time (开放时间) have passed since `start`, pauses left out.
 * So zero minutes end at `start` itself, open or closed, and an amount that just fits into an interval ends with it,
 * not at the next opening. Local times that do not exist (clocks put forward) move forward by the length of the gap;
 * those that exist twice are the first.
 * @param minutes zero or more, fractions allowed (kept to the millisecond), at most 6,000,000
 * @param pauses `[from, to)` pairs of instants, in any order; overlaps count once, empty ones not at all
 * @returns RFC 3339 with the zone's offset
 * @throws CalendarError BAD_INSTANT, NEGATIVE (a negative amount), BAD_AMOUNT, BAD_PAUSE (not a pair, or reversed),
 *   NO_OPEN_TIME (the calendar has none, or not enough), OUT_OF_RANGE (not within 200 years), BAD_CALENDAR
 */
export function addBusinessMinutes(
  calendar: Calendar,
  start: string,
  minutes: number,
  pauses?: readonly InstantPair[] | null,
): string {
  checkCalendar(calendar);
  const from = parseInstant(start);
  if (typeof minutes !== 'number' || !Number.isFinite(minutes) || minutes > MAX_MINUTES) {
    throw new CalendarError('BAD_AMOUNT', `分钟数无效：${shown(minutes)}`, `Not an amount: ${shown(minutes)}`);
  }
  if (minutes < 0) throw negative();
  const holes = readPauses(pauses);
  return formatInstant(calendar.zone, addOpenMs(calendar, from, Math.round(minutes * 60_000), holes));
}

/**
 * Minutes of opening time in `[from, to)`, pauses left out; fractions are kept.
 * @throws CalendarError BAD_INSTANT, NEGATIVE (`to` before `from`), BAD_PAUSE, NO_OPEN_TIME, OUT_OF_RANGE (more than
 *   200 years), BAD_CALENDAR
 */
export function businessMinutesBetween(
  calendar: Calendar,
  from: string,
  to: string,
  pauses?: readonly InstantPair[] | null,
): number {
  checkCalendar(calendar);
  const [start, end] = [parseInstant(from), parseInstant(to)];
  if (end < start) throw negative();
  return openMsBetween(calendar, start, end, readPauses(pauses)) / 60_000;
}

/** @internal The instant at which `amount` milliseconds of opening time have passed; `holes` are united. */
export function addOpenMs(calendar: Calendar, from: number, amount: number, holes: readonly Span[]): number {
  const last = lastOpenDay(calendar);
  if (last === -Infinity) throw noOpenTime();
  if (amount === 0) return from;
  let left = amount;
  let cursor = from;
  const first = dayAt(calendar.zone, from);
  const end = Math.min(last, first + MAX_RANGE_DAYS);
  for (let day = first; day <= end; day += 1) {
    for (const span of subtract(openSpans(calendar, day), holes)) {
      const begin = Math.max(span.from, cursor);
      if (span.to <= begin) continue;
      if (span.to - begin >= left) return begin + left;
      left -= span.to - begin;
      cursor = span.to;
    }
  }
  if (last < LAST_DAY && end === last) throw noOpenTime();
  throw outOfRange();
}

/** @internal Milliseconds of opening time in `[from, to)`; `holes` are united. */
export function openMsBetween(calendar: Calendar, from: number, to: number, holes: readonly Span[]): number {
  if (lastOpenDay(calendar) === -Infinity) throw noOpenTime();
  const [first, last] = [dayAt(calendar.zone, from), dayAt(calendar.zone, to)];
  if (last - first > MAX_RANGE_DAYS) throw outOfRange();
  let sum = 0;
  let cursor = from;
  for (let day = first; day <= last; day += 1) {
    for (const span of subtract(openSpans(calendar, day), holes)) {
      const begin = Math.max(span.from, cursor);
      const end = Math.min(span.to, to);
      if (end <= begin) continue;
      sum += end - begin;
      cursor = end;
    }
  }
  return sum;
}

function readPauses(pauses: readonly InstantPair[] | null | undefined): Span[] {
  if (!Array.isArray(pauses ?? [])) throw badPause(pauses);
  return uniteSpans(
    Array.from(pauses ?? [], (pair) => {
      if (!Array.isArray(pair) || pair.length !== 2) throw badPause(pair);
      const span = { from: parseInstant(pair[0]), to: parseInstant(pair[1]) };
      if (span.to < span.from) throw badPause(pair);
      return span;
    }),
  );
}

function badPause(value: unknown): CalendarError {
  return new CalendarError('BAD_PAUSE', `中止区间无效：${shown(value)}`, `Not a pause [from, to): ${shown(value)}`);
}

function negative(): CalendarError {
  return new CalendarError('NEGATIVE', '时长不得为负', 'A negative amount of time is refused');
}

function noOpenTime(): CalendarError {
  return new CalendarError(
    'NO_OPEN_TIME',
    '日历中没有（足够的）开放时间',
    'The calendar has no (or not enough) open time',
  );
}

function outOfRange(): CalendarError {
  return new CalendarError('OUT_OF_RANGE', '时间跨度超出范围', 'The span of time is out of range');
}
