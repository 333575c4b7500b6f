import { CalendarError, shown } from '../errors.js';
import type { Calendar } from '../days/calendar.js';
import { formatInstant } from '../time/zone.js';
import type { ClockArgs, WarningRule } from '../types.js';
import { reckon } from './evaluate.js';

/**
 * The instant at which a clock's warning (黄牌) fires, counted forward on the same account as the due date.
 *
 * For days: 00:00 of the counted day with ordinal max(1, n − W + 1), so that W days are left, that day included; W = 0
 * is the due instant itself. For HOUR: the instant at which W hours are left. `fraction` stands for
 * W = n × fraction, rounded up to whole days (at least 1) where days are counted.
 * @returns null for IMMEDIATE, where an open pause comes first, and where the clock was stopped by then
 * @throws CalendarError BAD_WARNING, and every reason for which {@link evaluateClock} answers INVALID_ARGUMENT
 */
export function warningAt(calendar: Calendar, args: ClockArgs, rule: WarningRule): string | null {
  const { timeline, reckoner, total, due } = reckon(calendar, args);
  const { unit } = timeline.limit;
  const left = unitsLeft(rule, total, unit === 'HOUR');
  if (unit === 'IMMEDIATE') return null;
  const at = reckoner.warning(total, due, left);
  if (at === null || (timeline.stop !== null && at >= timeline.stop)) return null;
  return formatInstant(calendar.zone, at);
}

function unitsLeft(rule: WarningRule, total: number, hours: boolean): number {
  const { fraction, warnWhenRemainingAtMost: atMost } = rule ?? {};
  if (typeof fraction === 'number' && fraction > 0 && fraction <= 1) {
    return hours ? total * fraction : Math.max(1, Math.ceil(total * fraction));
  }
  if (fraction === undefined && typeof atMost === 'number' && atMost >= 0 && (hours || Number.isInteger(atMost))) {
    return atMost;
  }
  throw new CalendarError('BAD_WARNING', `预警规则无效：${shown(rule)}`, `Not a warning rule: ${shown(rule)}`);
}
