import { clockOf, type Alarm, type CheckpointPlan, type ClockRecord } from '../../requests/index.js';
import type { Basis, Timing } from '../basis.js';
import { checkpointOf, reckonAll } from '../clock-keeping.js';
import type { WarningRule } from '../warning-rule.js';
import type { BehindRow } from './recalculation.sql.js';

/** What a stored clock comes to under another revision. */
export interface Replanned {
  /** As it now stands. What it shows stays: a signal that was given is not taken back. */
  clock: ClockRecord;
  /** The due date is another one. */
  moved: boolean;
  /** Anything that is stored of it is other than before, beside the revision. */
  changed: boolean;
  checkpoint: CheckpointPlan | null;
}

/**
 * Reckons a stored clock by `basis`. Rules that have spoken about it since its last event stay silent: what has fired
 * stays fired. An alarm of the past is armed only when the due date has moved there, or when it was armed already and
 * the sweep has yet to come.
 * @throws when the event list is not a possible one under this calendar
 */
export function replan(basis: Basis, row: BehindRow, now: Date): Replanned {
  const before = clockOf(row as unknown as Record<string, unknown>);
  const timing = timingOf(basis, row);
  const lastEvent = before.events.at(-1)?.at ?? before.startedAt;
  // Clocks of processes differ a little; an event is never still to come.
  const { clock, alarms } = reckonAll(timing, before, lastEvent > now ? lastEvent : now);
  const moved = clock.dueAt?.getTime() !== before.dueAt?.getTime();
  const rules = basis.clockRules(timing.place, clock.kind, clock.department);
  const unspoken = withoutSpoken(alarms, clock, rules, spokenSince(row, lastEvent));
  const outstanding = outstandingOf(row);
  const plan = unspoken.filter((alarm) => moved || alarm.at > now || outstanding.has(keyOf(alarm)));
  const checkpoint = checkpointOf(clock, plan);
  const changed = moved || clock.provisional !== before.provisional || planKey(checkpoint) !== armedKey(row);
  return { clock, moved, changed, checkpoint };
}

const timingOf = (basis: Basis, row: BehindRow): Timing => ({
  basis,
  place: {
    divisionCode: row.division_code,
    centreCode: row.centre_code,
    leadDepartment: row.lead_department,
    itemCode: row.item_code,
  },
});

/** How often each rule, in whatever version, has raised a card for the clock since its last event. */
function spokenSince(row: BehindRow, lastEvent: Date): Map<string, number> {
  const spoken = new Map<string, number>();
  for (const { rule, at } of row.cards ?? []) {
    if (new Date(at) > lastEvent) spoken.set(rule, (spoken.get(rule) ?? 0) + 1);
  }
  return spoken;
}

/** Each rule loses as many of its alarms, earliest first, as it has spoken. An alarm that loses all its rules goes. */
function withoutSpoken(
  alarms: Alarm[],
  clock: ClockRecord,
  rules: readonly WarningRule[],
  spoken: Map<string, number>,
): Alarm[] {
  if (spoken.size === 0) return alarms;
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const takesEffect = clock.kind === 'ACCEPTANCE' || clock.silenceConsents;
  return alarms.flatMap((alarm) => {
    const left = alarm.rules.map((id) => known.get(id)!).filter((rule) => !takeOne(spoken, rule.code));
    // What takes effect when it falls due (视为受理, 默认同意) does so also where the card was raised for an earlier day.
    const stays = left.length > 0 || alarm.rules.length === 0 || (alarm.kind === 'DUE' && takesEffect);
    const signal = left.some((rule) => rule.level === 'RED') ? 'RED' : left.length > 0 ? 'YELLOW' : null;
    return stays ? [{ ...alarm, rules: left.map((rule) => rule.id), signal }] : [];
  });
}

function takeOne(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count > 0) counts.set(key, count - 1);
  return count > 0;
}

const keyOf = ({ kind, at }: { kind: string; at: Date | string }): string => `${kind} ${new Date(at).getTime()}`;

const outstandingOf = ({ armed }: BehindRow): Set<string> =>
  new Set(armed ? [armed, ...(armed.later ?? [])].map(keyOf) : []);

/** The whole plan as text, to compare what is armed with what should be. */
const planKey = (plan: CheckpointPlan | null): string =>
  plan === null ? '' : [plan, ...plan.later].map(alarmKey).join();
const armedKey = ({ armed }: BehindRow): string =>
  armed === null ? '' : [armed, ...(armed.later ?? [])].map(alarmKey).join();
const alarmKey = (alarm: { kind: string; at: Date | string; rules: number[]; signal: string | null }): string =>
  `${keyOf(alarm)} ${alarm.rules.join('+')} ${alarm.signal}`;
