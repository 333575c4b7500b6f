import type { Calendar } from '../calendar/index.js';
import type { ServiceItemDefinition } from '../catalogue/index.js';
import {
  departmentQueue,
  makeNotice,
  record,
  ROUTE_REQUEST,
  type ActorRecord,
  type CaseChange,
  type CaseFile,
  type ClockRecord,
  type Decision,
  type TaskRecord,
} from '../requests/index.js';
import { startClock, stopClock } from './clock-keeping.js';

/** What every transition of a request with an effect on clocks needs to know (DOMAIN.md §2). */
export interface TransitionContext {
  change: CaseChange;
  file: CaseFile;
  item: ServiceItemDefinition;
  calendar: Calendar;
  actor: ActorRecord;
  /** When it happens. */
  at: Date;
}

/** Clocks as they stand after what the change has done to them so far. */
export function clocksNow({ file, change }: Pick<TransitionContext, 'file' | 'change'>): ClockRecord[] {
  const changed = new Map(change.clocks.map((clock) => [clock.id, clock]));
  const known = file.clocks.map((clock) => changed.get(clock.id) ?? clock);
  return [...known, ...change.clocks.filter((clock) => !file.clocks.some((other) => other.id === clock.id))];
}

export function stopClocks(context: TransitionContext, kinds: readonly ClockRecord['kind'][]): void {
  for (const clock of clocksNow(context)) {
    if (kinds.includes(clock.kind)) stopClock(context.change, context.calendar, clock, context.at);
  }
}

/**
 * 受理: ACCEPTANCE stops; PROMISED and LEGAL start with day 0 = the day of `from`, and every department of the plan gets
 * its message. Deemed acceptance (视为受理) starts them on the day of receipt.
 */
export function accept(context: TransitionContext, options: { deemed: boolean; route: boolean }): void {
  const { change, file, item, calendar, actor, at } = context;
  const from = options.deemed ? file.receivedAt : at;
  stopClocks(context, ['ACCEPTANCE']);
  const kind = options.deemed ? 'DEEMED_ACCEPTED' : 'ACCEPTED';
  record(change, file, { kind, at, actor, to: 'ACCEPTED' });
  change.acceptedAt = from;
  const promised = item.promisedLimit ?? (item.kind === 'IMMEDIATE' ? { value: 1, unit: 'IMMEDIATE' as const } : null);
  const clocks = [
    ...(promised ? [startClock(change, calendar, { kind: 'PROMISED', limit: promised, at: from })] : []),
    ...(item.legalLimit ? [startClock(change, calendar, { kind: 'LEGAL', limit: item.legalLimit, at: from })] : []),
  ];
  change.notices.push(
    makeNotice('ACCEPTANCE', file.number, file.revision, at, {
      itemName: item.name.zh,
      applicantName: file.applicantName,
      acceptedAt: from.toISOString(),
      deemed: options.deemed,
      promisedDueOn: clocks.find((clock) => clock.kind === 'PROMISED')?.dueOn ?? null,
      legalDueOn: clocks.find((clock) => clock.kind === 'LEGAL')?.dueOn ?? null,
    }),
  );
  if (!options.route) return;
  for (const department of new Set(item.steps.map((step) => step.department))) {
    const message = ROUTE_REQUEST.of({ requestId: file.id, department });
    change.outbox.push({ queue: departmentQueue(department), name: message.name, payload: message.payload });
  }
}

/** 办结: PROMISED, LEGAL and every STEP stop, DELIVERY starts where the item has a limit for it. */
export function decide(context: TransitionContext, outcome: { decision: Decision; reason: string | null }): void {
  const { change, file, item, calendar, actor, at } = context;
  stopClocks(context, ['ACCEPTANCE', 'PROMISED', 'LEGAL', 'STEP']);
  record(change, file, {
    kind: 'DECIDED',
    at,
    actor,
    to: 'DECIDED',
    note: outcome.reason,
    data: { decision: outcome.decision },
  });
  change.decision = outcome.decision;
  change.decidedAt = at;
  if (item.deliveryLimit) startClock(change, calendar, { kind: 'DELIVERY', limit: item.deliveryLimit, at });
  change.notices.push(
    makeNotice('DECISION', file.number, file.revision, at, {
      itemName: item.name.zh,
      applicantName: file.applicantName,
      decision: outcome.decision,
      reason: outcome.reason,
      decidedAt: at.toISOString(),
      // 行政复议法 20 and 行政诉讼法 46: sixty days and six months from learning of the act.
      remedy:
        outcome.decision === 'APPROVED'
          ? null
          : '如对本决定不服,可自知道本决定之日起六十日内申请行政复议,或者六个月内向人民法院提起行政诉讼。',
    }),
  );
  cancelTasks(context);
}

/** A request that ends without a decision: every clock stops and open work is taken back. */
export function end(context: TransitionContext): void {
  stopClocks(context, ['ACCEPTANCE', 'PROMISED', 'LEGAL', 'STEP', 'DELIVERY']);
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
