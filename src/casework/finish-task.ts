import { addClockEvent, clocksNow } from '../deadlines/index.js';
import { opinionOf, record, type Decision, type TaskRecord } from '../requests/index.js';
import { putTask, stepOf } from './task-flow.js';
import type { TaskWork } from './task-operations.js';

/** What a task came to. */
export interface Finished {
  outcome: Decision;
  reason: string | null;
  result: Record<string, unknown> | null;
  /** The department that is asked as well. */
  forwardedTo?: string;
  /** Nobody said anything until the limit had passed. */
  bySilence?: boolean;
}

/** A task is done: its clock stops and the trail tells. What opens next is for the caller to say. */
export function finishTask(work: TaskWork, finished: Finished): TaskRecord {
  const { change, file, task, actor, at, timing } = work;
  const done: TaskRecord = { ...task, ...finished, state: 'DONE', doneBySub: actor.sub, doneAt: at };
  putTask(work, done);
  const own = clocksNow(work).find((clock) => clock.kind === 'STEP' && clock.taskId === task.id);
  if (own) addClockEvent(change, timing, own, { kind: 'stop', at, detail: null });
  const { outcome, reason, forwardedTo, bySilence } = finished;
  const opinion = opinionOf(done, stepOf(work.item, task)) ?? undefined;
  record(change, file, {
    kind: 'TASK_COMPLETED',
    at,
    actor,
    note: reason,
    data: { taskId: task.id, step: task.stepId, outcome, opinion, forwardedTo, bySilence },
  });
  return done;
}
