import type { ClockEvent, ClockEventType } from '../types.js';

/** An event with its instant read. */
export interface TimedEvent {
  readonly ms: number;
  readonly event: ClockEvent;
}

const RANK: Record<ClockEventType, number> = { start: 0, extend: 1, resume: 2, pause: 3, stop: 4 };

/**
 * Events by instant, and inside one instant by `seq`. Where an instant's events do not all carry a `seq`, the order
 * is the one that makes sense whatever the order of delivery: start, extend, resume of a pause that is open, pause,
 * resume of a pause of that same instant, stop; of one kind those that name a procedure first, by its name.
 */
export function inOrder(events: readonly TimedEvent[]): TimedEvent[] {
  const sorted = [...events].sort((a, b) => a.ms - b.ms);
  const open: string[] = [];
  const result: TimedEvent[] = [];
  for (let i = 0; i < sorted.length;) {
    const ms = sorted[i]!.ms;
    let end = i + 1;
    while (end < sorted.length && sorted[end]!.ms === ms) end += 1;
    const group = end - i === 1 ? [sorted[i]!] : sameInstant(sorted.slice(i, end), open);
    for (const timed of group) track(timed.event, open);
    result.push(...group);
    i = end;
  }
  return result;
}

function sameInstant(group: TimedEvent[], openBefore: readonly string[]): TimedEvent[] {
  group.sort(byProcedure);
  const open = [...openBefore];
  const early = new Set<TimedEvent>();
  for (const timed of group) {
    if (timed.event.type === 'resume' && track(timed.event, open)) early.add(timed);
  }
  const rank = (timed: TimedEvent): number =>
    timed.event.type === 'resume' && !early.has(timed) ? RANK.pause + 0.5 : RANK[timed.event.type];
  group.sort((a, b) => rank(a) - rank(b));
  if (group.every(({ event }) => Number.isFinite(event.seq))) group.sort((a, b) => a.event.seq! - b.event.seq!);
  return group;
}

/** By name; what has none comes last. */
function byProcedure(a: TimedEvent, b: TimedEvent): number {
  const [one, other] = [a.event.procedure ?? '', b.event.procedure ?? ''];
  if (one === other) return 0;
  if (one === '' || other === '') return one === '' ? 1 : -1;
  return one < other ? -1 : 1;
}

/** Keeps the list of open procedures; true when a resume found what it ends. */
function track(event: ClockEvent, open: string[]): boolean {
  if (event.type === 'pause') open.push(event.procedure ?? '');
  if (event.type !== 'resume') return false;
  const index = matchOpen(open, event.procedure);
  if (index >= 0) open.splice(index, 1);
  return index >= 0;
}

/**
 * Which open pause a resume ends: the one of the same procedure, else one without a name; a resume without a name
 * ends the latest pause. -1 when there is none.
 */
export function matchOpen(open: readonly string[], procedure: string | undefined): number {
  if ((procedure ?? '') === '') {
    const unnamed = open.lastIndexOf('');
    return unnamed >= 0 ? unnamed : open.length - 1;
  }
  const same = open.lastIndexOf(procedure!);
  return same >= 0 ? same : open.lastIndexOf('');
}
