import { explainDueDate, warningAt, type Calendar, type ClockArgs } from '../calendar/index.js';
import type { Alarm, ClockRecord } from '../requests/index.js';
import type { WarningRule } from './warning-rule.js';

/** The clock as it stands after its last event, and the arguments it was reckoned with. */
export interface Alarmed {
  clock: Pick<ClockRecord, 'state' | 'dueAt' | 'dueOn' | 'events'>;
  args: ClockArgs;
}

/**
 * Every instant at which the rules speak about a clock, earliest first. A running clock always has a DUE alarm, also
 * where no rule speaks: an acceptance that falls due is deemed given. A paused clock has only the alarm of a pause
 * that lasts longer than expected.
 */
export function alarmsOf(calendar: Calendar, { clock, args }: Alarmed, rules: readonly WarningRule[]): Alarm[] {
  const spoken: { kind: Alarm['kind']; at: Date; rule: WarningRule | null }[] = [];
  if (clock.state === 'PAUSED') {
    const expected = clock.events.findLast((event) => event.kind === 'pause')?.detail?.expectedUntil;
    for (const rule of expected === undefined ? [] : rules) {
      if (rule.trigger === 'PAUSE_OVERRUN') spoken.push({ kind: 'PAUSE', at: new Date(expected!), rule });
    }
  }
  if (clock.state === 'RUNNING' && clock.dueAt !== null) {
    spoken.push({ kind: 'DUE', at: clock.dueAt, rule: null });
    for (const rule of rules) spoken.push(...spokenBy(rule, calendar, args, clock.dueAt, clock.dueOn!));
  }
  return merged(spoken);
}

type Spoken = { kind: Alarm['kind']; at: Date; rule: WarningRule | null };

function spokenBy(rule: WarningRule, calendar: Calendar, args: ClockArgs, dueAt: Date, dueOn: string): Spoken[] {
  switch (rule.trigger) {
    case 'BEFORE_DUE': {
      const at = warningInstant(rule, calendar, args);
      return at !== null && at < dueAt ? [{ kind: 'WARN', at, rule }] : [];
    }
    case 'AT_DUE':
      return [{ kind: 'DUE', at: dueAt, rule }];
    case 'OVERDUE_FOR':
      return Array.from({ length: rule.repeatTimes + 1 }, (_, repeat) => {
        const days = rule.value! + repeat * (rule.repeatEvery ?? 0);
        return { kind: 'OVERDUE', at: workingDaysAfter(calendar, dueOn, days), rule };
      });
    default:
      return [];
  }
}

function warningInstant(rule: WarningRule, calendar: Calendar, args: ClockArgs): Date | null {
  const hours = args.limit.unit === 'HOUR';
  if (hours ? rule.fraction === null : rule.value === null) return null;
  // "One day before" is: two days are left, the current one included.
  const at = warningAt(
    calendar,
    args,
    hours ? { fraction: rule.fraction! } : { warnWhenRemainingAtMost: rule.value! + 1 },
  );
  return at === null ? null : new Date(at);
}

/** The first instant after `days` working days have passed since the due day. */
const workingDaysAfter = (calendar: Calendar, dueOn: string, days: number): Date =>
  new Date(explainDueDate(calendar, dueOn, { value: days, unit: 'WORKING_DAY' }).dueAt);

/** Rules that speak at the same instant and for the same reason share an alarm. */
function merged(spoken: Spoken[]): Alarm[] {
  const alarms: Alarm[] = [];
  for (const { kind, at, rule } of spoken) {
    let alarm = alarms.find((other) => other.kind === kind && other.at.getTime() === at.getTime());
    if (!alarm) alarms.push((alarm = { kind, at, rules: [], signal: null }));
    if (rule === null) continue;
    alarm.rules.push(rule.id);
    if (alarm.signal !== 'RED') alarm.signal = rule.level;
  }
  return alarms.sort((a, b) => a.at.getTime() - b.at.getTime());
}
