import { isWorkingDay, localDateOf, type Calendar, type ClockResult, type DayCode } from '../../calendar/index.js';
import type { TimeLimit } from '../../catalogue/index.js';

/** The account of a limit in days, summed up: how many days count, and how many do not for which reason. */
export interface Tally {
  counted: number;
  /** Days of each kind that do not count because nobody works on them. */
  off: ReadonlyMap<DayCode, number>;
  /** Counted days that are working days only by a notice or a layer. */
  special: ReadonlyMap<DayCode, number>;
  /** Days that would have counted, by the name of the procedure that paused the clock. */
  paused: ReadonlyMap<string, number>;
  /** Days by which the end was put off once the limit was used up (民法典 203), and whether a pause did it. */
  postponed: number;
  postponedByPause: boolean;
}

const SPECIAL: readonly DayCode[] = ['MAKEUP', 'LAYER_WORKDAY'];

/** Sums up the account of a clock whose limit is in working or natural days. */
export function tallyOf(calendar: Calendar, limit: TimeLimit, result: ClockResult): Tally {
  const [off, special] = [new Map<DayCode, number>(), new Map<DayCode, number>()];
  const paused = new Map<string, number>();
  const pausedOn = pausesByDay(calendar, result);
  const tally = { counted: 0, off, special, paused, postponed: 0, postponedByPause: false };
  let lastWorked = true;
  for (const { date, counted } of result.days) {
    if (date === result.startedOn) continue;
    const { working, code } = isWorkingDay(calendar, date);
    if (counted) {
      tally.counted += 1;
      lastWorked = working;
      if (limit.unit === 'WORKING_DAY' && SPECIAL.includes(code)) add(special, code);
    } else if (tally.counted === result.total) tally.postponed += 1;
    else if (limit.unit === 'WORKING_DAY' && !working) add(off, code);
    else add(paused, pausedOn(date));
  }
  return { ...tally, postponedByPause: lastWorked };
}

const add = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Which procedure keeps a day from being consumed: one that began before that day and did not end before it. */
function pausesByDay(calendar: Calendar, { pauses }: ClockResult): (date: string) => string {
  const spans = pauses.map(({ from, to, procedure }) => ({
    from: localDateOf(calendar, from),
    to: to === null ? null : localDateOf(calendar, to),
    procedure: procedure ?? '',
  }));
  return (date) => spans.find(({ from, to }) => from < date && (to === null || date <= to))?.procedure ?? '';
}
