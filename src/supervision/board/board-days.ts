import { isWorkingDay, type Calendar } from '../../calendar/index.js';
import { addDays, startOfZonedDay } from '../../platform/time/index.js';

/** Classes of lateness in working days; the last one has no end. */
export const OVERDUE_BUCKETS = [
  { fromDays: 1, toDays: 1 },
  { fromDays: 2, toDays: 3 },
  { fromDays: 4, toDays: 5 },
  { fromDays: 6, toDays: 10 },
  { fromDays: 11, toDays: 20 },
  { fromDays: 21, toDays: null },
] as const;

/** The instants by which the board sorts due instants (the first late ones, `Clock.dueAt`). */
export interface BoardDays {
  /** First instant of tomorrow: what is due before or at it is in time today. */
  endOfToday: Date;
  /** First instant of next Monday: the calendar week ends on Sunday. */
  endOfWeek: Date;
  /** For each bucket after the first: due at or before this instant is late by at least `fromDays` working days. */
  lateSince: Date[];
}

/** A calendar without a working day for longer than this is a fault in data; the board then counts days instead. */
const LONGEST_STANDSTILL = 60;

/**
 * A request is late by n working days when n working days have begun since its due day; before the first one (a
 * weekend after a Friday) it counts as one day late, so that every overdue request is in a bucket.
 * @param today business day of the installation, YYYY-MM-DD
 */
export function boardDays(calendar: Calendar, today: string, timeZone: string): BoardDays {
  const daysToSunday = (7 - weekday(today)) % 7;
  return {
    endOfToday: startOfZonedDay(today, timeZone, 1),
    endOfWeek: startOfZonedDay(today, timeZone, daysToSunday + 1),
    lateSince: lastWorkingDays(calendar, today).map((day) => startOfZonedDay(day, timeZone)),
  };
}

/** The n-th working day back from today, today included, for the n where each later bucket begins. */
function lastWorkingDays(calendar: Calendar, today: string): string[] {
  const wanted = OVERDUE_BUCKETS.slice(1).map(({ fromDays }) => fromDays);
  const found: string[] = [];
  let working = 0;
  let idle = 0;
  for (let day = today; found.length < wanted.length; day = addDays(day, -1)) {
    idle = isWorkingDay(calendar, day).working ? 0 : idle + 1;
    if (idle > 0 && idle <= LONGEST_STANDSTILL) continue;
    working += 1;
    if (wanted[found.length] === working) found.push(day);
  }
  return found;
}

/** 0 is Sunday. */
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
