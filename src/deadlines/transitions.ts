import {
  departmentQueue,
  makeNotice,
  record,
  ROUTE_REQUEST,
  type CaseFile,
  type ClockEventDetail,
  type ClockRecord,
  type Decision,
  type PartRecord,
  type RequestState,
  type TaskRecord,
} from '../requests/index.js';
import type { LocalText } from '../platform/errors/index.js';
import { applyClockEffects, type Transition } from './clock-effects.js';
import type { TransitionContext } from './transition-context.js';

/** Where a transition leads; undefined: the state stays. */
const LEADS_TO: Record<Transition, RequestState | undefined> = {
  RECEIVED: 'RECEIVED',
  ACCEPTED: 'ACCEPTED',
  DEEMED_ACCEPTED: 'ACCEPTED',
  CORRECTION_REQUESTED: 'CORRECTION',
  MATERIALS_SUPPLIED: 'RECEIVED',
  REFUSED: 'REFUSED',
  TASK_CLAIMED: 'IN_PROGRESS',
  SUSPENDED: 'SUSPENDED',
  RESUMED: 'IN_PROGRESS',
  EXTENDED: undefined,
  DECIDED: 'DECIDED',
  DELIVERED: 'DELIVERED',
  WITHDRAWN: 'WITHDRAWN',
  TERMINATED: 'TERMINATED',
  REOPENED: 'IN_PROGRESS',
};

export interface Move {
  note?: string | null;
  /** What the event keeps; it may tell of the clocks that the move touched. */
  data?: Record<string, unknown> | ((touched: ClockRecord[]) => Record<string, unknown>);
  /** When clocks that start begin to run, if not now. */
  from?: Date;
  /** What the events of the clocks keep: procedure, approver, notice, extension. */
  detail?: ClockEventDetail;
}

/**
 * Moves a request (DOMAIN.md §2): the event, the state it leads to and what it does to the clocks, as declared.
 * @returns the clocks it touched, as they now stand
 */
export function move(context: TransitionContext, kind: Transition, options: Move = {}): ClockRecord[] {
  const { change, file, actor, at } = context;
  const { note, data, from, detail } = options;
  const touched = applyClockEffects(context, kind, { from, detail });
  const kept = typeof data === 'function' ? data(touched) : data;
  record(change, file, { kind, at, actor, to: LEADS_TO[kind], note, data: kept });
  return touched;
}

/**
 * 受理: the promise and the law begin to run with day 0 = the day of `from`, and every department of the plan gets its
 * message. Deemed acceptance (视为受理) starts them on the day of receipt: of what was corrected, when that was asked for.
 */
export function accept(context: TransitionContext, options: { deemed: boolean; route: boolean }): void {
  const { change, file, item, at } = context;
  const from = options.deemed ? receivedLast(file) : at;
  const clocks = move(context, options.deemed ? 'DEEMED_ACCEPTED' : 'ACCEPTED', { from });
  change.acceptedAt = from;
  change.notices.push(
    makeNotice('ACCEPTANCE', file.number, file.revision, at, {
      itemName: item.name.zh,
      applicantName: file.applicantName,
      acceptedAt: from,
      deemed: options.deemed,
      promisedDueOn: dueOnOf(clocks, 'PROMISED'),
      legalDueOn: dueOnOf(clocks, 'LEGAL'),
    }),
  );
  if (!options.route) return;
  for (const department of new Set(item.steps.map((step) => step.department))) {
    const message = ROUTE_REQUEST.of({ requestId: file.id, department });
    change.outbox.push({ queue: departmentQueue(department), name: message.name, payload: message.payload });
  }
}

/** The days that the applicant took to correct the papers are not the office's. */
const receivedLast = ({ clocks, receivedAt }: CaseFile): Date =>
  clocks.find(({ kind, state }) => kind === 'ACCEPTANCE' && state === 'RUNNING')?.startedAt ?? receivedAt;

/** The due day of a clock among those that a move touched. */
export const dueOnOf = (clocks: readonly ClockRecord[], kind: ClockRecord['kind']): string | null =>
  clocks.find((clock) => clock.kind === kind)?.dueOn ?? null;

export interface Outcome {
  decision: Decision;
  reason: string | null;
  /** Of a joint item with parts: what became of each. */
  parts?: DecidedPart[];
}

export type DecidedPart = Pick<PartRecord, 'stepId' | 'name' | 'state' | 'reason'> & { bodyName: LocalText };

/** 办结: the promise, the law and every step stop; delivery starts where the item has a limit for it. */
export function decide(context: TransitionContext, outcome: Outcome): void {
  const { change, file, item, at } = context;
  const parts = outcome.parts?.map(({ stepId, state, reason }) => ({ step: stepId, result: state, reason }));
  move(context, 'DECIDED', { note: outcome.reason, data: { decision: outcome.decision, parts } });
  change.decision = outcome.decision;
  change.decidedAt = at;
  change.notices.push(
    makeNotice('DECISION', file.number, file.revision, at, {
      itemName: item.name.zh,
      applicantName: file.applicantName,
      decision: outcome.decision,
      reason: outcome.reason,
      ...(outcome.parts && { parts: outcome.parts.map(partOfNotice) }),
      decidedAt: at,
      // 行政复议法 20 and 行政诉讼法 46: sixty days and six months from learning of the act.
      // Also of an approval: what was granted may be less than what is due.
      remedy: '如对本决定不服,可自知道本决定之日起六十日内申请行政复议,或者六个月内向人民法院提起行政诉讼。',
    }),
  );
  cancelTasks(context);
}

const partOfNotice = ({ name, bodyName, state, reason }: DecidedPart): Record<string, unknown> => ({
  name: name.zh,
  department: bodyName.zh,
  result: state,
  resultText: state === 'GRANTED' ? '予以办理' : '不予办理',
  reason,
});

/** A request that ends without a decision: every clock stops and open work is taken back. */
export function end(context: TransitionContext, kind: 'REFUSED' | 'WITHDRAWN' | 'TERMINATED', options: Move): void {
  move(context, kind, options);
  cancelTasks(context);
}

function cancelTasks({ change, file }: TransitionContext): void {
  // A returned task stays what it was: the ledger counts returns.
  const pending: TaskRecord['state'][] = ['QUEUED', 'OPEN', 'CLAIMED'];
  for (const task of file.tasks) {
    if (!pending.includes(task.state) || change.tasks.some((other) => other.id === task.id)) continue;
    change.tasks.push({ ...task, state: 'CANCELLED' });
  }
}
