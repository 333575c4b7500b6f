/** Arithmetic on civil days, YYYY-MM-DD. It knows nothing of holidays: working days are counted by `calendar/`. */

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Is it a day that exists, written YYYY-MM-DD? */
export const isDay = (value: unknown): value is string =>
  typeof value === 'string' && DAY.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;

/** Adds calendar months (negative: takes away) to a day; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Months are written as their first day. */
export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

export const nextMonth = (day: string): string => addMonths(firstOfMonth(day), 1);

export const yearOf = (day: string): number => Number(day.slice(0, 4));

export const laterOf = (a: string, b: string): string => (a > b ? a : b);

/**
 * Completed years (周岁) on the day `today`; the birthday itself completes one. Where a year has no 29 February, the 28th
 * stands for it (民法典 202), as it does for {@link addMonths}.
 */
export function ageOn(birthDate: string, today: string): number {
  const years = yearOf(today) - yearOf(birthDate);
  return addMonths(birthDate, 12 * years) > today ? years - 1 : years;
}
