import type { Caller } from '../platform/auth/index.js';
import type { ActorRecord, CaseChange, CaseFile, EventKind, RequestState } from './case-file/index.js';

/** The product itself, when a rule of the law acts without anybody's hand. */
export const SYSTEM_ACTOR: ActorRecord = { kind: 'system', sub: null, name: '系统', department: null, centre: null };

export const actorOf = (caller: Caller): ActorRecord => ({
  kind: caller.roles[0] ?? 'unknown',
  sub: caller.sub,
  name: caller.name,
  department: caller.department ?? null,
  centre: caller.centre ?? null,
});

/** Adds the event of a change of state (or of an act without one) and sets the new state. */
export function record(
  change: CaseChange,
  file: Pick<CaseFile, 'state'>,
  event: {
    kind: EventKind;
    at: Date;
    actor: ActorRecord;
    to?: RequestState;
    note?: string | null;
    data?: Record<string, unknown>;
  },
): void {
  const fromState = change.state ?? file.state;
  if (event.to) change.state = event.to;
  change.events.push({
    at: event.at,
    kind: event.kind,
    actor: event.actor,
    // With its first event a request comes from nowhere.
    fromState: event.to && event.kind !== 'RECEIVED' ? fromState : null,
    toState: event.to ?? null,
    note: event.note ?? null,
    data: event.data,
  });
}
