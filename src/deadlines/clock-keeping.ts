import { v7 as uuid } from 'uuid';
import { evaluateClock, localDateOf, type ClockEvent, type ClockResult } from '../calendar/index.js';
import type { TimeLimit } from '../catalogue/index.js';
import {
  SYSTEM_ACTOR,
  type Alarm,
  type CaseChange,
  type CheckpointPlan,
  type ClockEventRecord,
  type ClockKind,
  type ClockRecord,
} from '../requests/index.js';
import { alarmsOf } from './alarms.js';
import type { Timing } from './basis.js';
import { dueDateMove } from './due-date-move.js';

/**
 * Every function here adds to a change what happens to a clock: the clock as it then stands, its new event and its
 * next checkpoint. Due dates are always computed from the whole event list; stored values are a cache.
 */
export function startClock(
  change: CaseChange,
  timing: Timing,
  start: {
    kind: ClockKind;
    limit: TimeLimit;
    at: Date;
    task?: { id: string; department: string };
    silenceConsents?: boolean;
  },
): ClockRecord {
  const department = start.task?.department ?? bodyOf(start.kind, timing);
  const calendar = timing.basis.calendarOf(timing.place, department);
  const blank: ClockRecord = {
    id: uuid(),
    taskId: start.task?.id ?? null,
    kind: start.kind,
    department,
    limit: { value: start.limit.value, unit: start.limit.unit },
    events: [],
    state: 'RUNNING',
    startedAt: start.at,
    startedOn: localDateOf(calendar, start.at.toISOString()),
    dueAt: null,
    dueOn: null,
    provisional: false,
    signal: 'GREEN',
    basis: timing.basis.revision,
    silenceConsents: start.silenceConsents ?? false,
  };
  return addClockEvent(change, timing, blank, { kind: 'start', at: start.at, detail: null });
}

/** Acceptance and delivery are the centre's; the promise and the law bind the department that decides. */
const bodyOf = (kind: ClockKind, { place }: Timing): string | null =>
  kind === 'PROMISED' || kind === 'LEGAL' ? place.leadDepartment : null;

/** @throws when the clock's event list does not allow the event; guards of operations come before. */
export function addClockEvent(
  change: CaseChange,
  timing: Timing,
  clock: ClockRecord,
  event: ClockEventRecord,
): ClockRecord {
  // A clock already changed in this change goes on from there.
  const known = change.clocks.findIndex((other) => other.id === clock.id);
  const before = known >= 0 ? change.clocks[known] : clock;
  if (before.basis < timing.basis.revision) tellMove(change, timing, before, event.at);
  const events = [...before.events, event];
  const next = reckon(timing, { ...before, events }, event.at);
  if (known >= 0) change.clocks[known] = next.clock;
  else change.clocks.push(next.clock);
  change.newClockEvents.push({ clockId: clock.id, sequence: events.length, event });
  change.checkpoints = change.checkpoints.filter((checkpoint) => checkpoint.clockId !== clock.id);
  if (next.checkpoint) change.checkpoints.push(next.checkpoint);
  return next.clock;
}

/**
 * The calendar has moved the due date and the recalculation has not yet come to this clock. It will find nothing left to
 * do, so the trail is told here. The applicant is told of the act itself.
 */
function tellMove(change: CaseChange, timing: Timing, before: ClockRecord, at: Date): void {
  const { dueAt, dueOn } = reckonAll(timing, before, at).clock;
  if (dueAt?.getTime() === before.dueAt?.getTime()) return;
  const move = dueDateMove(before, dueOn, timing.basis);
  change.events.push({ at, kind: 'DUE_DATE_CHANGED', actor: SYSTEM_ACTOR, fromState: null, toState: null, ...move });
}

export interface Reckoned {
  clock: ClockRecord;
  /** The alarm to arm; null when nothing more is to be said. */
  checkpoint: CheckpointPlan | null;
}

/**
 * What the event list comes to at `asOf`. An alarm of the past is armed as well when the due date has moved, so that
 * it speaks at the next sweep: a clock that resumes with one day left warns at once. A breach that has happened is
 * not undone by what comes later, and does not speak twice.
 * @throws when the event list is not a possible one.
 */
export function reckon(timing: Timing, before: ClockRecord, asOf: Date): Reckoned {
  const { clock, alarms, breached } = reckonAll(timing, before, asOf);
  const fresh = before.dueAt === null && before.events.length === 1;
  const moved = before.dueAt?.getTime() !== clock.dueAt?.getTime();
  const past = fresh || (moved && !breached);
  if (moved && !breached && clock.state === 'RUNNING') clock.signal = 'GREEN';
  return { clock, checkpoint: checkpointOf(clock, past ? alarms : alarms.filter((alarm) => alarm.at > asOf)) };
}

/** The clock as `timing` sees it at `asOf`, with every alarm that it has. */
export function reckonAll(
  timing: Timing,
  before: ClockRecord,
  asOf: Date,
): { clock: ClockRecord; alarms: Alarm[]; breached: boolean } {
  const calendar = timing.basis.calendarOf(timing.place, before.department);
  const events = before.events.map(toCalendarEvent);
  const args = { limit: before.limit, events, asOf: asOfNow(before, asOf).toISOString() };
  const result = evaluateClock(calendar, args);
  if (result.status === 'INVALID_ARGUMENT') throw new Error(`Clock ${before.id}: ${result.problem?.en}`);
  const clock: ClockRecord = {
    ...before,
    state: stateOf(result),
    dueAt: result.dueAt === null ? null : new Date(result.dueAt),
    dueOn: result.dueOn,
    provisional: result.provisional,
    basis: timing.basis.revision,
  };
  const rules = timing.basis.clockRules(timing.place, clock.kind, clock.department);
  return { clock, alarms: alarmsOf(calendar, { clock, args }, rules), breached: result.breached };
}

export function checkpointOf(clock: ClockRecord, alarms: Alarm[]): CheckpointPlan | null {
  const [next, ...later] = alarms;
  return next ? { clockId: clock.id, precise: clock.limit.unit === 'HOUR', ...next, later } : null;
}

export const stateOf = (result: ClockResult): ClockRecord['state'] =>
  result.status === 'PAUSED' ? 'PAUSED' : result.status === 'STOPPED' ? 'STOPPED' : 'RUNNING';

export const toCalendarEvent = (event: ClockEventRecord, index: number): ClockEvent => ({
  type: event.kind,
  at: event.at.toISOString(),
  seq: index,
  limit: event.detail?.limit,
  procedure: event.detail?.procedure,
  reason: event.detail?.reason,
});

/** The moment of looking at a clock. Clocks of processes differ a little; an event is never still to come. */
export function asOfNow({ events }: Pick<ClockRecord, 'events'>, now: Date): Date {
  const last = events.at(-1)?.at;
  return last !== undefined && last > now ? last : now;
}

/** The clock that binds the office now: the running one that falls due first. */
export function bindingClock(clocks: readonly ClockRecord[]): ClockRecord | null {
  const running = clocks.filter((clock) => clock.state === 'RUNNING' && clock.dueAt !== null && clock.kind !== 'STEP');
  running.sort((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime());
  return running[0] ?? null;
}
