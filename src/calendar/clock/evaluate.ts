import { CalendarError } from '../errors.js';
import { checkCalendar } from '../days/calendar.js';
import type { Calendar } from '../days/calendar.js';
import { FIRST_DAY, LAST_DAY, formatDay } from '../time/civil.js';
import { formatInstant } from '../time/zone.js';
import type { ClockArgs, ClockPause, ClockResult, ClockStatus } from '../types.js';
import { DayReckoner } from './days.js';
import { Evaluation } from './evaluation.js';
import { HourReckoner } from './hours.js';
import type { Due, Reckoner } from './reckoner.js';
import { readTimeline } from './timeline.js';
import type { Timeline } from './timeline.js';

/** @internal A clock read and reckoned, before it is written out. */
export interface Reckoned {
  readonly timeline: Timeline;
  readonly reckoner: Reckoner;
  readonly total: number;
  readonly due: Due;
  readonly breachedAt: number | null;
}

/**
 * The state of a time limit (时限) at a moment, as a pure function of the calendar and the events.
 *
 * Day 0 does not count; `dueOn` is the n-th counted day and `dueAt` the first late instant (民法典 201–203 by analogy;
 * 行政许可法 82 for working days). Under rule START a day is consumed if and only if the clock was running just before
 * 00:00 of that day, so days that begin in (pause, resume] are left out and pauses that overlap count once. A paused
 * clock is never due; one resumed with nothing left is due at the end of the day of resuming, or of the next working
 * day. NATURAL_DAY that ends on a day off ends on the next working day. HOUR runs around the clock unless
 * `openingHours`. IMMEDIATE is due at the end of the start day, or of the next working day.
 *
 * A breach is `stop` or `asOf` at or after `dueAt`; a later pause or extension does not undo it, and a clock that is
 * paused only after its due instant keeps that. Events may come in any order, but none may lie after `asOf`: what has
 * not happened is refused, not counted and not passed over. Only the start may be still to come; nothing is consumed
 * until then. Anything wrong in the arguments gives INVALID_ARGUMENT with a `problem`, never an exception: BAD_ARGUMENT,
 * BAD_CALENDAR, BAD_LIMIT, BAD_RULE, BAD_EVENT, BAD_INSTANT, NO_START, BEFORE_START, STARTED_TWICE, PAUSED_TWICE (one
 * procedure), RESUME_WITHOUT_PAUSE, EXTENDED_TWICE (the same event delivered twice), AFTER_STOP, FUTURE_EVENT,
 * EXTENSION_UNIT, OUT_OF_RANGE, NO_OPEN_TIME.
 */
export function evaluateClock(calendar: Calendar, args: ClockArgs): ClockResult {
  try {
    return write(calendar, reckon(calendar, args));
  } catch (error) {
    if (error instanceof CalendarError) return invalid(error);
    throw error;
  }
}

/** @internal Reads the arguments and finds the due date and the first breach. @throws CalendarError */
export function reckon(calendar: Calendar, args: ClockArgs): Reckoned {
  checkCalendar(calendar);
  const timeline = readTimeline(args);
  const { limit, extensions, asOf } = timeline;
  const reckoner = limit.unit === 'HOUR' ? new HourReckoner(calendar, timeline) : new DayReckoner(calendar, timeline);
  if (reckoner.startDay < FIRST_DAY || reckoner.startDay >= LAST_DAY) {
    throw new CalendarError('OUT_OF_RANGE', '开始日期超出日历范围', 'The start is out of range');
  }
  let total = limit.unit === 'IMMEDIATE' ? 1 : limit.value;
  let breachedAt: number | null = null;
  for (const { at, value } of extensions) {
    const before = reckoner.due(total);
    if (breachedAt === null && before.at !== null && at >= before.at) breachedAt = before.at;
    total += value;
  }
  const due = reckoner.due(total);
  if (breachedAt === null && due.at !== null && asOf >= due.at) breachedAt = due.at;
  return { timeline, reckoner, total, due, breachedAt };
}

function write(calendar: Calendar, reckoned: Reckoned): ClockResult {
  const { timeline, reckoner, total, due, breachedAt } = reckoned;
  const status = statusOf(timeline, due);
  const { at } = due;
  const { consumed, remaining } = reckoner.progress(total, due, timeline.asOf);
  const figures = {
    status,
    startedOn: formatDay(reckoner.startDay),
    dueOn: at === null ? null : formatDay(due.day!),
    dueAt: at === null ? null : formatInstant(calendar.zone, at),
    provisional: due.provisional,
    breached: breachedAt !== null,
    breachedAt: breachedAt === null ? null : formatInstant(calendar.zone, breachedAt),
    consumed,
    remaining,
    total,
    pauses: timeline.pauses.length === 0 ? [] : writePauses(calendar, timeline),
  };
  return new Evaluation(figures, () => reckoner.account(total, due, timeline.asOf));
}

function statusOf(timeline: Timeline, due: Due): ClockStatus {
  if (timeline.stop !== null) return 'STOPPED';
  if (timeline.standstills.at(-1)?.to === Infinity) return 'PAUSED';
  return due.provisional ? 'PROVISIONAL' : 'DUE';
}

function writePauses(calendar: Calendar, timeline: Timeline): ClockPause[] {
  return timeline.pauses.map(({ from, to, procedure, reason }) => ({
    from: formatInstant(calendar.zone, from),
    to: to === null ? null : formatInstant(calendar.zone, to),
    ...(procedure === undefined ? {} : { procedure }),
    ...(reason === undefined ? {} : { reason }),
  }));
}

function invalid(error: CalendarError): ClockResult {
  const nothing = {
    status: 'INVALID_ARGUMENT' as const,
    startedOn: null,
    dueOn: null,
    dueAt: null,
    provisional: false,
    breached: false,
    breachedAt: null,
    consumed: null,
    remaining: null,
    total: null,
    pauses: [],
  };
  return new Evaluation(nothing, [], error.toProblem());
}
