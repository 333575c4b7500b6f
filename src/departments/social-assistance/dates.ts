import { buildCalendar, isWorkingDay, NATIONAL_NOTICES } from '../../calendar/index.js';

/** Days are YYYY-MM-DD, months are the first day of a month. */

/** Adds calendar months to a day; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

export const nextMonth = (day: string): string => addMonths(firstOfMonth(day), 1);

const national = buildCalendar(NATIONAL_NOTICES);

/** The n-th working day after a day (day 0 does not count), by the national notices that the program knows. */
export function addWorkingDays(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    if (isWorkingDay(national, at).working) left -= 1;
  }
  return at;
}

/** Completed years on the day `today`. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
