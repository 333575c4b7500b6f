import type { LocalText } from '../../../platform/errors/index.js';
import { addDays, addMonths, laterOf } from '../../../platform/time/index.js';
import {
  DOSE_BEFORE_PREVIOUS,
  DOSE_IN_FUTURE,
  DOSE_TOO_EARLY,
  doseTold,
  doseTooLate,
  doseTooSoon,
  NO_SUCH_DOSE,
} from '../health.errors.js';
import { EARLY_TOLERANCE_MONTHS, VACCINATION_WINDOW_DAYS } from '../health.policy.js';
import { IMMUNISATION_SCHEDULE, NOT_FROM, type Gap, type ScheduledDose } from '../immunisation-schedule.js';

/** A dose as a form or a follow-up tells of it. */
export interface ToldDose {
  vaccine: string;
  dose: number;
  givenOn: string;
  /** 禁忌: on that day it was found that it must not be given. */
  waived?: boolean;
}

/** Whose calendar it is. */
export interface Born {
  birthDate: string;
  sex: string;
}

/** A dose of a child's calendar. */
export interface PlannedDose {
  vaccine: string;
  dose: number;
  /** When the child is of age for it. */
  ageOn: string;
  /** From when it is to be given: the age has come, and the least time after the doses before has passed. */
  dueOn: string;
  /** The last day in time. */
  lastOn: string;
  /** From this day on it is not given any more. */
  closesOn: string;
}

export interface DoseProblem {
  index: number;
  field: 'vaccine' | 'dose' | 'givenOn';
  message: LocalText;
}

/** What is known of the doses told of before: when they were given; null was waived. */
export type KnownDoses = ReadonlyMap<string, string | null>;

export const doseKey = ({ vaccine, dose }: { vaccine: string; dose: number }): string => `${vaccine}:${dose}`;

/** What the programme has for a child of this sex and age, as it stands on a day. */
const scheduleOf = ({ birthDate, sex }: Born): readonly ScheduledDose[] =>
  IMMUNISATION_SCHEDULE.filter((one) => (one.sex ?? sex) === sex && (one.bornFrom ?? '') <= birthDate);

/**
 * The calendar of a child: a dose that was missed is due as soon as it may be given, and those after it keep their
 * least distance from it.
 */
export function calendarOf(child: Born, known: KnownDoses = new Map(), today = child.birthDate): PlannedDose[] {
  const days = new Map(known);
  return scheduleOf(child).map((scheduled) => {
    const { vaccine, dose, beforeMonths } = scheduled;
    const { fromMonths, gaps } = begins(scheduled, child, known, today);
    const ends = gaps.map((one) => endOf(one, days));
    const dueOn = [addMonths(child.birthDate, fromMonths), ...ends].reduce(laterOf);
    if (!known.has(doseKey(scheduled))) days.set(doseKey(scheduled), dueOn);
    const lastInTime = lastDay(child.birthDate, beforeMonths);
    const lastOn = dueOn <= lastInTime ? lastInTime : addDays(dueOn, VACCINATION_WINDOW_DAYS);
    const [ageOn, closesOn] = [scheduled.fromMonths, NOT_FROM[vaccine].months].map((age) =>
      addMonths(child.birthDate, age),
    );
    return { vaccine, dose, ageOn, dueOn, lastOn, closesOn };
  });
}

/** Whether a dose that was not had can still be given, now or when its day comes. */
export const isOpen = ({ dueOn, closesOn }: Pick<PlannedDose, 'dueOn' | 'closesOn'>, today: string): boolean =>
  laterOf(dueOn, today) < closesOn;

function begins(
  { instead, fromMonths, gaps }: ScheduledDose,
  { birthDate }: Born,
  known: KnownDoses,
  today: string,
): Pick<ScheduledDose, 'fromMonths' | 'gaps'> {
  const applies = instead && today >= addMonths(birthDate, instead.fromMonths) && !known.get(doseKey(instead.of));
  return applies ? instead : { fromMonths, gaps };
}

/** The day on which a gap ends; a dose that was waived is no obstacle. */
function endOf({ vaccine, dose, days, months }: Gap, given: KnownDoses): string {
  const since = given.get(doseKey({ vaccine, dose }));
  return since ? addDays(addMonths(since, months ?? 0), days ?? 0) : '';
}

/** The last day in time by the age alone. */
export const lastDay = (birthDate: string, beforeMonths: number): string =>
  beforeMonths === 0 ? addDays(birthDate, 1) : addDays(addMonths(birthDate, beforeMonths), -1);

/**
 * What is wrong with doses that are told of together, in their order: each must be of the child's calendar, new, given
 * in the past, neither far too early nor too late nor too soon after the one before it.
 */
export function doseProblems(
  told: readonly ToldDose[],
  child: Born,
  today: string,
  known: KnownDoses = new Map(),
): DoseProblem[] {
  const seen = new Map(known);
  const problems: DoseProblem[] = [];
  const inOrder = told.map((one, index) => ({ one, index })).sort((a, b) => a.one.dose - b.one.dose);
  for (const { one, index } of inOrder) {
    const problem = problemOf(one, { child, today, seen });
    if (problem) problems.push({ index, ...problem });
    if (!seen.has(doseKey(one))) seen.set(doseKey(one), one.waived ? null : one.givenOn);
  }
  return problems.sort((a, b) => a.index - b.index);
}

interface Looked {
  child: Born;
  today: string;
  seen: KnownDoses;
}

function problemOf(told: ToldDose, { child, today, seen }: Looked): Omit<DoseProblem, 'index'> | null {
  const { vaccine, dose, givenOn } = told;
  const scheduled = scheduleOf(child).find((one) => doseKey(one) === doseKey(told));
  if (!scheduled) return { field: 'dose', message: NO_SUCH_DOSE };
  if (seen.has(doseKey(told))) return { field: 'dose', message: doseTold(told) };
  if (givenOn > today) return { field: 'givenOn', message: DOSE_IN_FUTURE };
  if (told.waived) return null;
  if (givenOn < earliest(scheduled, child, seen, givenOn)) return { field: 'givenOn', message: DOSE_TOO_EARLY };
  const { months } = NOT_FROM[scheduled.vaccine];
  if (givenOn >= addMonths(child.birthDate, months)) return { field: 'givenOn', message: doseTooLate(months) };
  const previous = dose === 1 ? null : seen.get(doseKey({ vaccine, dose: dose - 1 }));
  // One that was waived is no obstacle.
  if (previous === undefined || (previous !== null && previous >= givenOn)) {
    return { field: 'dose', message: DOSE_BEFORE_PREVIOUS };
  }
  const short = scheduled.gaps.find((one) => one.vaccine === vaccine && givenOn < endOf(one, seen));
  return short ? { field: 'givenOn', message: doseTooSoon(short) } : null;
}

function earliest(scheduled: ScheduledDose, child: Born, known: KnownDoses, givenOn: string): string {
  const { fromMonths } = begins(scheduled, child, known, givenOn);
  return addMonths(child.birthDate, scheduled.countsFromMonths ?? Math.max(0, fromMonths - EARLY_TOLERANCE_MONTHS));
}
