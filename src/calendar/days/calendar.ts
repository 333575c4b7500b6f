import { CalendarError, shown } from '../errors.js';
import { civilOf, dayNumber, formatDay, isWeekend, parseDay, weekdayOf } from '../time/civil.js';
import { parseInstant } from '../time/instant.js';
import { dayAt, zoneOf } from '../time/zone.js';
import type { Zone } from '../time/zone.js';
import type { CalendarLayer, HolidayNotice, WeeklyHours, WorkingDayAnswer } from '../types.js';
import { compileLayer, compileWeek } from './layers.js';
import type { MinuteSpan } from './layers.js';
import { compileNotices } from './notices.js';
import type { DayRule } from './notices.js';
import { describeRule } from './reasons.js';
import { WorkingDays } from './working-days.js';

export const DEFAULT_TIMEZONE = 'Asia/Shanghai';

const OFFICE_DAY = [
  ['09:00', '12:00'],
  ['13:30', '17:00'],
] as const;

/** Opening hours when no layer gives any (*policy*): 09:00-12:00 and 13:30-17:00, Monday to Friday. */
export const DEFAULT_HOURS: WeeklyHours = {
  mon: OFFICE_DAY,
  tue: OFFICE_DAY,
  wed: OFFICE_DAY,
  thu: OFFICE_DAY,
  fri: OFFICE_DAY,
};

/** A built calendar. Opaque: made by {@link buildCalendar}, read through the functions of this module. */
export interface Calendar {
  readonly timezone: string;
  /** @internal */
  readonly zone: Zone;
  /** @internal What notices and layers say of single dates. */
  readonly rules: ReadonlyMap<number, DayRule>;
  /** @internal */
  readonly workingDays: WorkingDays;
  /** @internal */
  readonly years: ReadonlyMap<number, HolidayNotice>;
  /** @internal By weekday, Sunday first. */
  readonly week: readonly (readonly MinuteSpan[])[];
  /** @internal The opening hours of single dates. */
  readonly shifts: ReadonlyMap<number, readonly MinuteSpan[]>;
  /** @internal */
  readonly breaks: ReadonlyMap<number, readonly MinuteSpan[]>;
}

const built = new WeakSet<object>();

/**
 * Builds a calendar (工作日历) from the State Council's yearly notices and local layers, once, for O(1) look-ups.
 * Amendments are applied in order of issue. What layers say of a date replaces what the notices and earlier layers
 * say of it in the same field; a later `hours` replaces the whole week; the breaks of all layers add up.
 *
 * For opening hours holiday > break > dated shift > weekly hours, whichever layer they come from: on a day off,
 * national or local, nothing is open until a later layer makes it one of its `workdays` again. A date in both
 * `holidays` and `workdays` of one layer is off. A make-up day (调休) is a dated shift with the Monday hours (*policy*)
 * unless a layer gives it hours of its own. Intervals that overlap are united. Only `holidays` and `workdays` change
 * what a working day is.
 * @throws CalendarError BAD_NOTICE, DUPLICATE_NOTICE, DUPLICATE_YEAR, UNKNOWN_AMENDED_NOTICE, AMENDS_LATER_NOTICE,
 *   UNKNOWN_MAKEUP, MAKEUP_NOT_WEEKEND, DAY_OFF_AND_MAKEUP, RANGE_REVERSED, OUTSIDE_YEAR, BAD_DATE, BAD_LAYER,
 *   BAD_HOURS, BAD_TIMEZONE
 */
export function buildCalendar(notices: readonly HolidayNotice[], layers?: readonly CalendarLayer[] | null): Calendar {
  const { rules, years } = compileNotices(notices);
  if (!Array.isArray(layers ?? [])) throw new CalendarError('BAD_LAYER', '图层须为数组', 'Layers must be an array');
  const [shifts, breaks] = [new Map<number, readonly MinuteSpan[]>(), new Map<number, readonly MinuteSpan[]>()];
  let timezone = DEFAULT_TIMEZONE;
  let week: readonly (readonly MinuteSpan[])[] = compileWeek(DEFAULT_HOURS, 'default');
  for (const layer of Array.from(layers ?? [], compileLayer)) {
    for (const [day, rule] of layer.rules) rules.set(day, rule);
    for (const [day, spans] of layer.shifts) shifts.set(day, spans);
    for (const [day, spans] of layer.breaks) breaks.set(day, [...(breaks.get(day) ?? []), ...spans]);
    timezone = layer.timezone ?? timezone;
    week = layer.week ?? week;
  }
  const zone = zoneOf(timezone);
  const workingDays = new WorkingDays(rules);
  const calendar = Object.freeze({ timezone, zone, rules, workingDays, years, week, shifts, breaks });
  built.add(calendar);
  return calendar;
}

/** @internal @throws CalendarError BAD_CALENDAR for anything that {@link buildCalendar} did not make */
export function checkCalendar(calendar: Calendar): void {
  if (built.has(calendar)) return;
  throw new CalendarError('BAD_CALENDAR', '日历须由 buildCalendar 生成', 'A calendar is what buildCalendar returns');
}

/** @internal Whether a day number is a working day. */
export function worksOn(calendar: Calendar, dayNo: number): boolean {
  return calendar.rules.get(dayNo)?.working ?? !isWeekend(dayNo);
}

/** @internal Whether a notice or a layer stands behind the answer for a day number. */
export function isKnown(calendar: Calendar, dayNo: number): boolean {
  return calendar.rules.has(dayNo) || calendar.years.has(civilOf(dayNo).year);
}

/** @internal Whether a notice or a layer stands behind every day from `first` to `last`. */
export function allKnown(calendar: Calendar, first: number, last: number): boolean {
  for (let day = first; day <= last;) {
    const { year } = civilOf(day);
    if (calendar.years.has(year)) day = dayNumber(year + 1, 1, 1);
    else if (calendar.rules.has(day)) day += 1;
    else return false;
  }
  return true;
}

/** @internal The first working day on or after a day number. */
export function workingDayFrom(calendar: Calendar, dayNo: number): number {
  let day = dayNo;
  while (!worksOn(calendar, day)) day += 1;
  return day;
}

/** @internal The answer for a day number, with its reason. */
export function describeDay(calendar: Calendar, dayNo: number): WorkingDayAnswer {
  const { year } = civilOf(dayNo);
  const rule = calendar.rules.get(dayNo) ?? ordinaryRule(dayNo, calendar.years.get(year));
  const known = isKnown(calendar, dayNo);
  return {
    working: rule.working,
    known,
    code: rule.code,
    ...describeRule(rule, weekdayOf(dayNo), year),
    ...(rule.notice ? { notice: rule.notice.id } : {}),
    ...(rule.layer ? { layer: rule.layer.id } : {}),
  };
}

function ordinaryRule(dayNo: number, notice: HolidayNotice | undefined): DayRule {
  const working = !isWeekend(dayNo);
  return { working, code: working ? 'WEEKDAY' : 'WEEKEND', ...(notice ? { notice } : {}) };
}

/**
 * Whether a civil date is a working day (工作日; 行政许可法 82: statutory holidays are not counted), and why.
 * For a year that no notice covers, `known` is false and the answer is the weekend rule.
 * @param date `YYYY-MM-DD`
 * @throws CalendarError BAD_DATE, BAD_CALENDAR
 */
export function isWorkingDay(calendar: Calendar, date: string): WorkingDayAnswer {
  checkCalendar(calendar);
  const dayNo = parseDay(date);
  if (dayNo !== null) return describeDay(calendar, dayNo);
  throw new CalendarError('BAD_DATE', `日期无效：${shown(date)}`, `Not a real date: ${shown(date)}`);
}

/**
 * How many working days come after one date, up to and including another; by arithmetic, however far they lie apart.
 * @returns a negative number when `upTo` comes first
 * @throws CalendarError BAD_DATE
 */
export function countWorkingDays(calendar: Calendar, after: string, upTo: string): number {
  const [from, to] = [after, upTo].map((date) => {
    const day = parseDay(date);
    if (day === null)
      throw new CalendarError('BAD_DATE', `日期无效：${shown(date)}`, `Not a real date: ${shown(date)}`);
    return day;
  });
  return calendar.workingDays.upTo(to) - calendar.workingDays.upTo(from);
}

/**
 * The civil date, in the calendar's zone, of an instant.
 * @throws CalendarError BAD_INSTANT, BAD_CALENDAR, OUT_OF_RANGE
 */
export function localDateOf(calendar: Calendar, instant: string): string {
  checkCalendar(calendar);
  return formatDay(dayAt(calendar.zone, parseInstant(instant)));
}
