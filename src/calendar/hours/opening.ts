import type { Calendar } from '../days/calendar.js';
import type { MinuteSpan } from '../days/layers.js';
import { DAY_MS, LAST_DAY, weekdayOf } from '../time/civil.js';
import { instantOfLocal } from '../time/zone.js';

/** Time `[from, to)` in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const MINUTE_MS = 60_000;
const MONDAY = 1;

/**
 * The opening hours of a day in local minutes. The highest layer that says something of the date decides (holiday
 * before dated shift before working day), then the notice, then the weekly hours; breaks are taken off in any case.
 */
function localSpans(calendar: Calendar, day: number): readonly MinuteSpan[] {
  for (let i = calendar.layers.length - 1; i >= 0; i -= 1) {
    const layer = calendar.layers[i]!;
    const rule = layer.rules.get(day);
    if (rule?.working === false) return [];
    const shift = layer.shifts.get(day);
    if (shift) return shift;
    if (rule) return workedDay(calendar, day);
  }
  const rule = calendar.rules.get(day);
  if (rule?.code === 'HOLIDAY') return [];
  return rule?.working ? workedDay(calendar, day) : (calendar.week[weekdayOf(day)] ?? []);
}

/** A weekend day that is worked has the Monday hours (*policy*); a weekday keeps its own. */
function workedDay(calendar: Calendar, day: number): readonly MinuteSpan[] {
  const weekday = weekdayOf(day);
  const own = calendar.week[weekday] ?? [];
  const weekend = weekday === 0 || weekday === 6;
  return weekend || own.length === 0 ? (calendar.week[MONDAY] ?? []) : own;
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
  const breaks = calendar.layers.flatMap((layer) => (layer.breaks.get(day) ?? []).map(instants));
  return subtract(uniteSpans(local.map(instants)), uniteSpans(breaks));
}

/** The last day that can be open: Infinity when the week has any opening hours, else the last dated shift. */
export function lastOpenDay(calendar: Calendar): number {
  if (calendar.week.some((spans) => spans.length > 0)) return LAST_DAY;
  let last = -Infinity;
  for (const { shifts } of calendar.layers) {
    for (const [day, spans] of shifts) if (spans.length > 0) last = Math.max(last, day);
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
