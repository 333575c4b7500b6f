/** Civil days as whole numbers: days since 1970-01-01 in the proleptic Gregorian calendar. */
import { CalendarError } from '../errors.js';

export const DAY_MS = 86_400_000;

/** 0000-01-01 and 9999-12-31, the first and the last day that a four-digit year can name. */
export const FIRST_DAY = -719_528;
export const LAST_DAY = 2_932_896;

/** The number of a civil date; the caller vouches that the date is real. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The civil date of a day number. */
export function civilOf(dayNo: number): { year: number; month: number; day: number } {
  const z = dayNo + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(dayNo: number): number {
  return (((dayNo + 4) % 7) + 7) % 7;
}

/** True for Saturday and Sunday. */
export function isWeekend(dayNo: number): boolean {
  const weekday = weekdayOf(dayNo);
  return weekday === 0 || weekday === 6;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True when the three numbers name a day that exists. */
export function isRealDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`; null for anything else, 30 February included. */
export function parseDay(text: unknown): number | null {
  const match = typeof text === 'string' ? DATE.exec(text) : null;
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isRealDate(year, month, day) ? dayNumber(year, month, day) : null;
}

/** Writes `YYYY-MM-DD`. @throws CalendarError OUT_OF_RANGE for a day that four digits cannot name */
export function formatDay(dayNo: number): string {
  if (!(dayNo >= FIRST_DAY && dayNo <= LAST_DAY)) {
    throw new CalendarError('OUT_OF_RANGE', '日期超出日历范围', 'The date is out of range');
  }
  const { year, month, day } = civilOf(dayNo);
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${two(month)}-${two(day)}`;
}

/** A number below 100 in two digits. */
export function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
