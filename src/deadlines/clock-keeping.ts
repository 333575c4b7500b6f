import { v7 as uuid } from 'uuid';
import {
  evaluateClock,
  localDateOf,
  warningAt,
  type Calendar,
  type ClockEvent,
  type ClockResult,
} from '../calendar/index.js';
import type { TimeLimit } from '../catalogue/index.js';
import type { CaseChange, ClockEventRecord, ClockKind, ClockRecord } from '../requests/index.js';
import { WARNING_POLICY } from './policy.js';

/**
 * Every function here adds to a change what happens to a clock: the clock as it then stands, its new event and its
 * next checkpoint. Due dates are always computed from the whole event list; stored values are a cache.
 */
export function startClock(
  change: CaseChange,
  calendar: Calendar,
  start: { kind: ClockKind; limit: TimeLimit; at: Date; taskId?: string },
): ClockRecord {
  const blank: ClockRecord = {
    id: uuid(),
    taskId: start.taskId ?? null,
    kind: start.kind,
    limit: { value: start.limit.value, unit: start.limit.unit },
    events: [],
    state: 'RUNNING',
    startedAt: start.at,
    startedOn: localDateOf(calendar, start.at.toISOString()),
    dueAt: null,
    dueOn: null,
    provisional: false,
    signal: 'GREEN',
  };
  return addEvent(change, calendar, blank, { kind: 'start', at: start.at, detail: null });
}

export function pauseClock(
  change: CaseChange,
  calendar: Calendar,
  clock: ClockRecord,
  at: Date,
  detail: NonNullable<ClockEventRecord['detail']>,
): ClockRecord {
  return addEvent(change, calendar, clock, { kind: 'pause', at, detail });
}

export function resumeClock(
  change: CaseChange,
  calendar: Calendar,
  clock: ClockRecord,
  at: Date,
  detail: ClockEventRecord['detail'],
): ClockRecord {
  return addEvent(change, calendar, clock, { kind: 'resume', at, detail });
}

export function extendClock(
  change: CaseChange,
  calendar: Calendar,
  clock: ClockRecord,
  at: Date,
  detail: NonNullable<ClockEventRecord['detail']>,
): ClockRecord {
  return addEvent(change, calendar, clock, { kind: 'extend', at, detail });
}

export function stopClock(change: CaseChange, calendar: Calendar, clock: ClockRecord, at: Date): ClockRecord {
  if (clock.state === 'STOPPED') return clock;
  return addEvent(change, calendar, clock, { kind: 'stop', at, detail: null });
}

function addEvent(change: CaseChange, calendar: Calendar, clock: ClockRecord, event: ClockEventRecord): ClockRecord {
  // A clock already changed in this change goes on from there.
  const known = change.clocks.findIndex((other) => other.id === clock.id);
  const before = known >= 0 ? change.clocks[known] : clock;
  const events = [...before.events, event];
  const next = reckon(calendar, { ...before, events }, event.at);
  if (known >= 0) change.clocks[known] = next.clock;
  else change.clocks.push(next.clock);
  change.newClockEvents.push({ clockId: clock.id, sequence: events.length, event });
  change.checkpoints = change.checkpoints.filter((checkpoint) => checkpoint.clockId !== clock.id);
  if (next.checkpoint) change.checkpoints.push({ clockId: clock.id, ...next.checkpoint });
  return next.clock;
}

interface Reckoned {
  clock: ClockRecord;
  checkpoint: { kind: 'WARN' | 'DUE'; dueAt: Date; precise: boolean } | null;
}

/** What the event list comes to at `asOf` under this calendar. @throws when the event list is not a possible one. */
export function reckon(calendar: Calendar, clock: ClockRecord, asOf: Date): Reckoned {
  const args = { limit: clock.limit, events: clock.events.map(toCalendarEvent), asOf: asOf.toISOString() };
  const result = evaluateClock(calendar, args);
  if (result.status === 'INVALID_ARGUMENT') throw new Error(`Clock ${clock.id}: ${result.problem?.en}`);
  const state = stateOf(result);
  const dueAt = result.dueAt === null ? null : new Date(result.dueAt);
  const reckoned: ClockRecord = { ...clock, state, dueAt, dueOn: result.dueOn, provisional: result.provisional };
  if (state !== 'RUNNING' || dueAt === null) return { clock: reckoned, checkpoint: null };
  // A breach that has happened is not undone by what comes later.
  if (result.breached && asOf >= dueAt) return { clock: reckoned, checkpoint: null };

  const policy = WARNING_POLICY[clock.kind];
  const precise = clock.limit.unit === 'HOUR';
  const warnAt = warningInstant(calendar, args, precise, policy);
  const warned = warnAt !== null && asOf >= warnAt;
  if (!result.breached) reckoned.signal = warned ? policy.warnSignal : 'GREEN';
  const next = warnAt !== null && !warned && warnAt < dueAt ? warnAt : null;
  return {
    clock: reckoned,
    checkpoint: { kind: next ? 'WARN' : 'DUE', dueAt: next ?? dueAt, precise },
  };
}

function warningInstant(
  calendar: Calendar,
  args: Parameters<typeof warningAt>[1],
  hours: boolean,
  policy: (typeof WARNING_POLICY)[ClockKind],
): Date | null {
  const rule = hours
    ? policy.warnFraction !== undefined && { fraction: policy.warnFraction }
    : policy.warnWhenRemainingAtMost !== undefined && { warnWhenRemainingAtMost: policy.warnWhenRemainingAtMost };
  if (!rule) return null;
  const at = warningAt(calendar, args, rule);
  return at === null ? null : new Date(at);
}

const stateOf = (result: ClockResult): ClockRecord['state'] =>
  result.status === 'PAUSED' ? 'PAUSED' : result.status === 'STOPPED' ? 'STOPPED' : 'RUNNING';

export const toCalendarEvent = (event: ClockEventRecord, index: number): ClockEvent => ({
  type: event.kind,
  at: event.at.toISOString(),
  seq: index,
  limit: event.detail?.limit,
  procedure: event.detail?.procedure,
  reason: event.detail?.reason,
});

/** The clock that binds the office now: the running one that falls due first. */
export function bindingClock(clocks: readonly ClockRecord[]): ClockRecord | null {
  const running = clocks.filter((clock) => clock.state === 'RUNNING' && clock.dueAt !== null && clock.kind !== 'STEP');
  running.sort((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime());
  return running[0] ?? null;
}
