import { CalendarError } from '../errors.js';
import { checkCalendar } from '../days/calendar.js';
import type { Calendar } from '../days/calendar.js';
import { parseDay } from '../time/civil.js';
import { formatInstant, startOfDay } from '../time/zone.js';
import type { ClockLimit, DueDateExplanation } from '../types.js';
import { evaluateClock } from './evaluate.js';

/**
 * "Why this date" (为何是这一天): the due date of a limit that starts at `from` and never pauses, with every day from
 * day 0 on, why it counts or does not, and the document number of the notice behind it.
 * @param from an RFC 3339 instant, or a civil date `YYYY-MM-DD`
 * @throws CalendarError for every reason for which {@link evaluateClock} answers INVALID_ARGUMENT
 */
export function explainDueDate(calendar: Calendar, from: string, limit: ClockLimit): DueDateExplanation {
  checkCalendar(calendar);
  const day = parseDay(from);
  const at = day === null ? from : formatInstant(calendar.zone, startOfDay(calendar.zone, day));
  const result = evaluateClock(calendar, { limit, events: [{ at, type: 'start' }] });
  const { problem, dueOn, dueAt, provisional } = result;
  if (problem) throw new CalendarError(problem.code, problem.zh, problem.en);
  return {
    dueOn: dueOn!,
    dueAt: dueAt!,
    provisional,
    get days() {
      return result.days;
    },
  };
}
