import { buildCalendar, explainDueDate, NATIONAL_NOTICES } from '../../calendar/index.js';

export { firstOfMonth, nextMonth } from '../../platform/time/index.js';

const national = buildCalendar(NATIONAL_NOTICES);

/** The n-th working day after a day (day 0 does not count), by the national notices that the program knows. */
export const addWorkingDays = (day: string, count: number): string =>
  explainDueDate(national, day, { value: count, unit: 'WORKING_DAY' }).dueOn;
