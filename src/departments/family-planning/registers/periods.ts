import { addDays, addMonths } from '../../../platform/time/index.js';
import { SUBSIDY_FROM, SUBSIDY_YEARS } from '../family-planning.policy.js';

/** What is given for years is paid a year at a time, from the day on which it begins. */
export interface Term {
  beginsOn: string;
  /** The day after the last; null: for life. */
  endsOn: string | null;
}

export interface Period {
  /** Which year of the term, the first is 0. */
  year: number;
  from: string;
  /** The day after the last. */
  to: string;
  /** At most 12; a month that has begun counts. */
  months: number;
}

/** The years of a term that have begun by `today`. */
export function begunPeriods(term: Term, today: string): Period[] {
  const begun: Period[] = [];
  for (let year = 0; ; year += 1) {
    const period = periodAt(term, year);
    if (period === null || period.from > today) return begun;
    begun.push(period);
  }
}

/** The year of a term that begins on a day; null where none does. */
export const periodFrom = (term: Term, from: string): Period | null =>
  begunPeriods(term, from).find((period) => period.from === from) ?? null;

/** First day of the year that comes after a day; null when the term is over by then. */
export const nextPeriodOn = (term: Term, day: string): string | null =>
  periodAt(term, begunPeriods(term, day).length)?.from ?? null;

function periodAt({ beginsOn, endsOn }: Term, year: number): Period | null {
  const from = addMonths(beginsOn, 12 * year);
  const months = endsOn === null ? 12 : Math.min(12, monthsBetween(beginsOn, endsOn) - 12 * year);
  if (months <= 0) return null;
  const to = addMonths(beginsOn, 12 * (year + 1));
  return { year, from, to: endsOn !== null && endsOn < to ? endsOn : to, months };
}

/** A month that has begun counts. */
function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth] = from.split('-').map(Number);
  const [toYear, toMonth] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return addMonths(from, months) < to ? months + 1 : months;
}

/**
 * 育儿补贴: until the third birthday. Who was born before the subsidy began gets it for each month from then on to the
 * month of that birthday, its own day included.
 */
export function subsidyTerm(birthDate: string): Term & { endsOn: string } {
  const third = addMonths(birthDate, 12 * SUBSIDY_YEARS);
  if (birthDate >= SUBSIDY_FROM) return { beginsOn: birthDate, endsOn: third };
  return { beginsOn: SUBSIDY_FROM, endsOn: addDays(third, 1) };
}

/** Fen of a period at so much a year. */
export const amountOf = (fenAYear: number, { months }: Pick<Period, 'months'>): number =>
  Math.round((fenAYear * months) / 12);
