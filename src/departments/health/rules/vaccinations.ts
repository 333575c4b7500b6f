import type { LocalText } from '../../../platform/errors/index.js';
import { addDays, addMonths } from '../../../platform/time/index.js';
import { doseTold, DOSE_BEFORE_PREVIOUS, DOSE_IN_FUTURE, DOSE_TOO_EARLY, NO_SUCH_DOSE } from '../health.errors.js';
import { EARLY_TOLERANCE_MONTHS } from '../health.policy.js';
import { IMMUNISATION_SCHEDULE, type ScheduledDose } from '../immunisation-schedule.js';

/** A dose as a form or a follow-up tells of it. */
export interface ToldDose {
  vaccine: string;
  dose: number;
  givenOn: string;
}

/** A dose of a child's calendar. */
export interface PlannedDose {
  vaccine: string;
  dose: number;
  /** From when it is to be given. */
  dueOn: string;
  /** The last day in time. */
  lastOn: string;
}

export interface DoseProblem {
  index: number;
  field: 'vaccine' | 'dose' | 'givenOn';
  message: LocalText;
}

/** The calendar of a child born on a day. */
export const calendarOf = (birthDate: string): PlannedDose[] =>
  IMMUNISATION_SCHEDULE.map(({ vaccine, dose, fromMonths, beforeMonths }) => ({
    vaccine,
    dose,
    dueOn: addMonths(birthDate, fromMonths),
    lastOn: beforeMonths === 0 ? addDays(birthDate, 1) : addDays(addMonths(birthDate, beforeMonths), -1),
  }));

/** What is known of the doses told of before: when they were given; null was waived. */
export type KnownDoses = ReadonlyMap<string, string | null>;

export const doseKey = ({ vaccine, dose }: { vaccine: string; dose: number }): string => `${vaccine}:${dose}`;

/**
 * What is wrong with doses that are told of together, in their order: each must be of the calendar, new, given in the
 * past, not far too early, and after the one before it.
 */
export function doseProblems(
  told: readonly ToldDose[],
  birthDate: string,
  today: string,
  known: KnownDoses = new Map(),
): DoseProblem[] {
  const seen = new Map(known);
  const problems: DoseProblem[] = [];
  const inOrder = told.map((one, index) => ({ one, index })).sort((a, b) => a.one.dose - b.one.dose);
  for (const { one, index } of inOrder) {
    const problem = problemOf(one, { birthDate, today, seen });
    if (problem) problems.push({ index, ...problem });
    if (!seen.has(doseKey(one))) seen.set(doseKey(one), one.givenOn);
  }
  return problems.sort((a, b) => a.index - b.index);
}

interface Looked {
  birthDate: string;
  today: string;
  seen: KnownDoses;
}

function problemOf(told: ToldDose, { birthDate, today, seen }: Looked): Omit<DoseProblem, 'index'> | null {
  const scheduled = IMMUNISATION_SCHEDULE.find((one) => doseKey(one) === doseKey(told));
  if (!scheduled) return { field: 'dose', message: NO_SUCH_DOSE };
  if (seen.has(doseKey(told))) return { field: 'dose', message: doseTold(told) };
  if (told.givenOn > today) return { field: 'givenOn', message: DOSE_IN_FUTURE };
  if (told.givenOn < earliest(scheduled, birthDate)) return { field: 'givenOn', message: DOSE_TOO_EARLY };
  if (told.dose === 1) return null;
  const previous = seen.get(doseKey({ vaccine: told.vaccine, dose: told.dose - 1 }));
  // One that was waived is no obstacle.
  const before = previous === undefined || (previous !== null && previous >= told.givenOn);
  return before ? { field: 'dose', message: DOSE_BEFORE_PREVIOUS } : null;
}

const earliest = ({ fromMonths }: ScheduledDose, birthDate: string): string =>
  addMonths(birthDate, Math.max(0, fromMonths - EARLY_TOLERANCE_MONTHS));
