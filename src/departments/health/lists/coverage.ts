import { VACCINES, type Vaccine } from '../immunisation-schedule.js';
import type { HealthRecordCoverage, VaccinationCoverage } from './lists.graphql.js';
import type { CoverageRow, VaccinationCountRow } from './lists.sql.js';

/** One decimal; null where there is nobody. */
const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

/** 建档率; more may be recorded than the last count of residents knew of. */
export function recordCoverage(row: CoverageRow): HealthRecordCoverage {
  const { residents, recorded, targetPercent } = row;
  const wanted = Math.ceil((residents * targetPercent) / 100);
  return { ...row, percent: percentOf(recorded, residents), missing: Math.max(0, wanted - recorded) };
}

/** 接种率: whom a dose must not be given does not count. */
export const vaccinationCoverage = (row: VaccinationCountRow): VaccinationCoverage => ({
  ...row,
  vaccineName: vaccineName(row.vaccine),
  percent: percentOf(row.given, row.children - row.waived),
});

/** One that the schedule does not know any more is shown by its code. */
export const vaccineName = (vaccine: string): string =>
  Object.hasOwn(VACCINES, vaccine) ? VACCINES[vaccine as Vaccine].zh : vaccine;
