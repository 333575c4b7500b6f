import type { Calendar } from '../days/calendar.js';
import type { MinuteSpan } from '../days/layers.js';
import { DAY_MS, isWeekend, LAST_DAY, weekdayOf } from '../time/civil.js';
import { instantOfLocal } from '../time/zone.js';

/** Time `[from, to)` in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const MINUTE_MS = 60_000;
const [MONDAY, SATURDAY] = [1, 6];

/** The opening hours of a day in local minutes, before breaks: holiday > dated shift > make-up day > weekly hours. */
function localSpans(calendar: Calendar, day: number): readonly MinuteSpan[] {
  if (isDayOff(calendar, day)) return [];
  const shift = calendar.shifts.get(day);
  if (shift) return shift;
  const own = calendar.week[weekdayOf(day)]!;
  const worked = calendar.rules.get(day)?.working === true;
  return worked && (isWeekend(day) || own.length === 0) ? (officeHours(calendar) ?? own) : own;
}

/** Whether a notice or a layer has said so of the date; an ordinary weekend is a matter of the weekly hours. */
function isDayOff(calendar: Calendar, day: number): boolean {
  const code = calendar.rules.get(day)?.code;
  return code === 'HOLIDAY' || code === 'LAYER_HOLIDAY';
}

/** The hours of a weekend day that is worked: those of Monday (*policy*), or of the first weekday that has any. */
function officeHours(calendar: Calendar): readonly MinuteSpan[] | undefined {
  return calendar.week.slice(MONDAY, SATURDAY).find((spans) => spans.length > 0);
}

/** The opening hours of a day as instants: in order, apart from each other, breaks taken off. */
export function openSpans(calendar: Calendar, day: number): Span[] {
  const local = localSpans(calendar, day);
  if (local.length === 0) return [];
  const { zone } = calendar;
  const instants = ([from, to]: MinuteSpan): Span => ({
    from: instantOfLocal(zone, day * DAY_MS + from * MINUTE_MS),
    to: instantOfLocal(zone, day * DAY_MS + to * MINUTE_MS),
  });
  const breaks = calendar.breaks.get(day) ?? [];
  return subtract(uniteSpans(local.map(instants)), uniteSpans(breaks.map(instants)));
}

/** The last day that can be open: no end when the week has any opening hours, else the last dated shift. */
export function lastOpenDay(calendar: Calendar): number {
  if (calendar.week.some((spans) => spans.length > 0)) return LAST_DAY;
  let last = -Infinity;
  for (const [day, spans] of calendar.shifts) {
    if (spans.length > 0 && !isDayOff(calendar, day)) last = Math.max(last, day);
  }
  return last;
}

/** Sorts spans and joins those that overlap or touch; empty ones vanish. */
export function uniteSpans(spans: readonly Span[]): Span[] {
  const result: { from: number; to: number }[] = [];
  const sorted = spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  for (const { from, to } of sorted) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** What is left of united spans when other united spans are taken away. */
export function subtract(spans: readonly Span[], holes: readonly Span[]): Span[] {
  if (holes.length === 0) return [...spans];
  const result: Span[] = [];
  for (const span of spans) {
    let { from } = span;
    for (const hole of holes) {
      if (hole.to <= from || hole.from >= span.to) continue;
      if (hole.from > from) result.push({ from, to: hole.from });
      from = hole.to;
    }
    if (from < span.to) result.push({ from, to: span.to });
  }
  return result;
}
