import { CalendarError, shown } from '../errors.js';
import { parseInstant } from '../time/instant.js';
import type { ClockArgs, ClockEvent, ClockLimit, ClockRule } from '../types.js';
import { checkExtension, checkLimit } from './limit.js';
import { inOrder, matchOpen } from './order.js';
import type { TimedEvent } from './order.js';

export interface PauseRecord {
  readonly from: number;
  to: number | null;
  readonly procedure?: string;
  readonly reason?: string;
}

/** Time `[from, to)` in which the clock stands; `to` is Infinity while nothing has resumed it. */
export interface Standstill {
  readonly from: number;
  readonly to: number;
}

/** The checked and folded events of one clock. */
export interface Timeline {
  readonly limit: ClockLimit;
  readonly rule: ClockRule;
  readonly start: number;
  readonly stop: number | null;
  readonly extensions: readonly { readonly at: number; readonly value: number }[];
  readonly pauses: readonly PauseRecord[];
  /** The pauses united: in order, apart from each other. */
  readonly standstills: readonly Standstill[];
  /** The moment of looking: the stop, `asOf`, or the last event. */
  readonly asOf: number;
}

interface Fold {
  start: number | null;
  stop: number | null;
  added: number;
  extensions: { at: number; value: number; seq: number | null }[];
  pauses: PauseRecord[];
  open: PauseRecord[];
}

/** Reads and checks the arguments. @throws CalendarError with the reason */
export function readTimeline(args: ClockArgs): Timeline {
  if (typeof args !== 'object' || args === null) {
    throw new CalendarError('BAD_ARGUMENT', '参数无效', 'The arguments are not an object');
  }
  const limit = checkLimit(args.limit);
  const rule = args.rule ?? 'START';
  if (rule !== 'START' && rule !== 'END') {
    throw new CalendarError('BAD_RULE', `计时规则无效：${shown(rule)}`, `Not a counting rule: ${shown(rule)}`);
  }
  const events = inOrder(readEvents(args.events));
  const fold: Fold = { start: null, stop: null, added: limit.value, extensions: [], pauses: [], open: [] };
  for (const timed of events) step(fold, timed, limit);
  if (fold.start === null) {
    throw new CalendarError('NO_START', '计时尚未开始', 'The events hold no start');
  }
  const standstills = unite(fold.pauses);
  if (fold.stop !== null) for (const pause of fold.open) pause.to = fold.stop;
  const asOf = readAsOf(args.asOf, events);
  const { start, stop, extensions, pauses } = fold;
  return { limit, rule, start, stop, extensions, pauses, standstills, asOf: stop ?? asOf };
}

/** What has not happened at the moment of looking cannot have had an effect; only a start may be still to come. */
function readAsOf(asOf: string | null | undefined, events: readonly TimedEvent[]): number {
  if (asOf === undefined || asOf === null) return events.at(-1)!.ms;
  const at = parseInstant(asOf);
  const early = events.find(({ ms, event }) => ms > at && event.type !== 'start');
  if (early) throw sequence('FUTURE_EVENT', early.event, `晚于 ${asOf}，尚未发生`, `lies after ${asOf}`);
  return at;
}

function readEvents(events: readonly ClockEvent[]): TimedEvent[] {
  if (!Array.isArray(events)) {
    throw new CalendarError('BAD_ARGUMENT', '事件须为数组', 'The events must be an array');
  }
  // Copied first: `map` would pass over the holes of a sparse array.
  return [...events].map((event: ClockEvent) => {
    if (!isEvent(event)) {
      throw new CalendarError('BAD_EVENT', `事件无效：${shown(event)}`, `Not a clock event: ${shown(event)}`);
    }
    return { ms: parseInstant(event.at), event };
  });
}

function isEvent(event: ClockEvent): boolean {
  if (typeof event !== 'object' || event === null) return false;
  const isText = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string';
  return (
    typeof event.type === 'string' &&
    Object.hasOwn(STEPS, event.type) &&
    isText(event.procedure) &&
    isText(event.reason)
  );
}

const STEPS: Record<ClockEvent['type'], (fold: Fold, timed: TimedEvent, limit: ClockLimit) => void> = {
  start(fold, { ms, event }) {
    if (fold.start !== null) throw sequence('STARTED_TWICE', event, '计时已经开始', 'the clock has started already');
    fold.start = ms;
  },
  pause(fold, { ms, event }) {
    const procedure = event.procedure ?? undefined;
    const reason = event.reason ?? undefined;
    if (fold.open.some((pause) => (pause.procedure ?? '') === (procedure ?? ''))) {
      throw sequence('PAUSED_TWICE', event, '该程序已在中止计时', 'this procedure has paused the clock already');
    }
    const pause: PauseRecord = {
      from: ms,
      to: null,
      ...(procedure === undefined ? {} : { procedure }),
      ...(reason === undefined ? {} : { reason }),
    };
    fold.pauses.push(pause);
    fold.open.push(pause);
  },
  resume(fold, { ms, event }) {
    const names = fold.open.map((pause) => pause.procedure ?? '');
    const index = matchOpen(names, event.procedure);
    if (index < 0) throw sequence('RESUME_WITHOUT_PAUSE', event, '没有可恢复的中止', 'no such pause is open');
    fold.open[index]!.to = ms;
    fold.open.splice(index, 1);
  },
  extend(fold, { ms, event }, limit) {
    const value = checkExtension(event.limit, limit.unit, fold.added);
    const seq = event.seq ?? null;
    if (fold.extensions.some((other) => other.at === ms && other.value === value && other.seq === seq)) {
      throw sequence('EXTENDED_TWICE', event, '同一延期重复送达', 'the same extension has come already');
    }
    fold.added += value;
    fold.extensions.push({ at: ms, value, seq });
  },
  stop(fold, { ms }) {
    fold.stop = ms;
  },
};

function step(fold: Fold, timed: TimedEvent, limit: ClockLimit): void {
  const { event } = timed;
  if (fold.stop !== null) throw sequence('AFTER_STOP', event, '计时已经结束', 'the clock has stopped');
  if (fold.start === null && event.type !== 'start') {
    throw sequence('BEFORE_START', event, '计时尚未开始', 'the clock has not started');
  }
  STEPS[event.type](fold, timed, limit);
}

/** Overlapping and touching pauses become one. */
function unite(pauses: readonly PauseRecord[]): Standstill[] {
  if (pauses.length === 0) return [];
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of pauses) {
    const end = to ?? Infinity;
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, end);
    else result.push({ from, to: end });
  }
  return result;
}

function sequence(code: string, event: ClockEvent, zh: string, en: string): CalendarError {
  return new CalendarError(
    code,
    `事件 ${event.type}（${event.at}）：${zh}`,
    `Event ${event.type} at ${event.at}: ${en}`,
  );
}
