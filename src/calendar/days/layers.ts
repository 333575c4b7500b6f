import { CalendarError, shown } from '../errors.js';
import { parseDay } from '../time/civil.js';
import type { CalendarLayer, OpenInterval, WeekdayKey, WeeklyHours } from '../types.js';
import type { DayRule } from './notices.js';

/** Minutes after midnight, `[from, to)`. */
export type MinuteSpan = readonly [from: number, to: number];

/** Weekdays in the order of {@link weekdayOf}. */
export const WEEKDAYS: readonly WeekdayKey[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export interface CompiledLayer {
  readonly id: string;
  readonly timezone?: string;
  /** By weekday, Sunday first. */
  readonly week?: readonly (readonly MinuteSpan[])[];
  readonly shifts: Map<number, readonly MinuteSpan[]>;
  readonly breaks: Map<number, readonly MinuteSpan[]>;
  /** Days that the layer declares off or worked; off wins inside one layer. */
  readonly rules: Map<number, DayRule>;
}

/** Checks one layer. @throws CalendarError BAD_LAYER, BAD_DATE, BAD_HOURS */
export function compileLayer(layer: CalendarLayer, index: number): CompiledLayer {
  if (typeof layer !== 'object' || layer === null) {
    throw new CalendarError('BAD_LAYER', `日历图层格式有误：${shown(layer)}`, `Not a layer: ${shown(layer)}`);
  }
  const id = layer.id ?? `layer-${index + 1}`;
  const who = { id, name: layer.name ?? id };
  const rules = new Map<number, DayRule>();
  for (const day of dates(layer.workdays, id)) rules.set(day, { working: true, code: 'LAYER_WORKDAY', layer: who });
  for (const day of dates(layer.holidays, id)) rules.set(day, { working: false, code: 'LAYER_HOLIDAY', layer: who });
  return {
    id,
    rules,
    shifts: dated(layer.shifts, id),
    breaks: dated(layer.breaks, id),
    ...(isGiven(layer.timezone) ? { timezone: layer.timezone } : {}),
    ...(isGiven(layer.hours) ? { week: compileWeek(layer.hours, id) } : {}),
  };
}

/** JSON may carry null where TypeScript would leave a field out. */
function isGiven<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null;
}

/** Checks an opening week; a weekday that is absent is closed. */
export function compileWeek(hours: WeeklyHours, id: string): (readonly MinuteSpan[])[] {
  if (typeof hours !== 'object' || Array.isArray(hours)) throw badHours(hours, id);
  for (const key of Object.keys(hours)) {
    if (!WEEKDAYS.includes(key as WeekdayKey)) throw badHours(key, id);
  }
  return WEEKDAYS.map((weekday) => spans(hours[weekday] ?? [], id));
}

function dated(
  table: Readonly<Record<string, readonly OpenInterval[]>> | undefined,
  id: string,
): Map<number, readonly MinuteSpan[]> {
  const result = new Map<number, readonly MinuteSpan[]>();
  if (!isGiven(table)) return result;
  if (typeof table !== 'object' || Array.isArray(table)) throw badHours(table, id);
  for (const [date, intervals] of Object.entries(table)) result.set(realDay(date, id), spans(intervals, id));
  return result;
}

function dates(value: readonly string[] | undefined, id: string): number[] {
  if (!isGiven(value)) return [];
  if (!Array.isArray(value)) {
    throw new CalendarError('BAD_LAYER', `图层 ${id} 的日期须为数组`, `Layer ${id}: dates come as an array`);
  }
  return Array.from(value, (date) => realDay(date, id));
}

function spans(intervals: readonly OpenInterval[], id: string): MinuteSpan[] {
  if (!Array.isArray(intervals)) throw badHours(intervals, id);
  return Array.from(intervals, (interval) => {
    if (!Array.isArray(interval) || interval.length !== 2) throw badHours(interval, id);
    const [from, to] = [minuteOf(interval[0]), minuteOf(interval[1])];
    if (from === null || to === null || to <= from) throw badHours(interval, id);
    return [from, to] as const;
  });
}

function minuteOf(text: unknown): number | null {
  const match = typeof text === 'string' ? /^(\d\d):(\d\d)$/.exec(text) : null;
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  const total = hour * 60 + minute;
  return minute <= 59 && total <= 1440 ? total : null;
}

function realDay(date: unknown, id: string): number {
  const dayNo = parseDay(date);
  if (dayNo !== null) return dayNo;
  throw new CalendarError(
    'BAD_DATE',
    `图层 ${id}：日期无效 ${shown(date)}`,
    `Layer ${id}: not a real date: ${shown(date)}`,
  );
}

function badHours(value: unknown, id: string): CalendarError {
  return new CalendarError(
    'BAD_HOURS',
    `图层 ${id}：开放时间无效 ${shown(value)}（格式 ["09:00","12:00"]，不跨零点）`,
    `Layer ${id}: not opening hours: ${shown(value)} (as ["09:00","12:00"], not across midnight)`,
  );
}
