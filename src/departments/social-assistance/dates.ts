import { buildCalendar, explainDueDate, NATIONAL_NOTICES } from '../../calendar/index.js';
import { addMonths } from '../../platform/time/index.js';

/** Days are YYYY-MM-DD, months are the first day of a month. */

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

export const nextMonth = (day: string): string => addMonths(firstOfMonth(day), 1);

const national = buildCalendar(NATIONAL_NOTICES);

/** The n-th working day after a day (day 0 does not count), by the national notices that the program knows. */
export const addWorkingDays = (day: string, count: number): string =>
  explainDueDate(national, day, { value: count, unit: 'WORKING_DAY' }).dueOn;
