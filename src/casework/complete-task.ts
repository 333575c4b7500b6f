import { Injectable } from '@nestjs/common';
import { addClockEvent, clocksNow, decide, OfficialCalendar } from '../deadlines/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { IsOptional } from 'class-validator';
import { afterChange, DepartmentDecision, record, type Decision, type WrittenCase } from '../requests/index.js';
import { partialOnlyForJoint, reasonRequired } from './casework.errors.js';
import { openReadyTasks, putTask, stepOf } from './task-flow.js';
import { TaskOperations, type TaskAsk, type TaskWork } from './task-operations.js';

class Completion {
  @IsOptional()
  @IsPlainText(2000, { multiline: true })
  reason: string | null;
}

export interface CompleteAsk extends Omit<TaskAsk, 'operation'> {
  outcome: Decision;
  reason: string | null;
  result: Record<string, unknown> | null;
}

/**
 * 办理完成: the officer's outcome of a step. The next steps open; the deciding step decides the request, and every
 * department of the plan writes its register in the same transaction.
 */
@Injectable()
export class CompleteTask {
  constructor(
    private readonly tasks: TaskOperations,
    private readonly departments: DepartmentDecision,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: CompleteAsk): Promise<WrittenCase> {
    const { outcome, result } = ask;
    const { reason } = validateInput({ reason: ask.reason ?? null }, Completion, []);
    if (outcome !== 'APPROVED' && !reason) throw reasonRequired();
    return this.tasks.run({ ...ask, operation: 'completeTask' }, (work) => {
      if (outcome === 'PARTIAL' && work.item.kind !== 'JOINT') throw partialOnlyForJoint();
      this.complete(work, { outcome, reason, result });
      const step = stepOf(work.item, work.task);
      if (!step.decides) {
        openReadyTasks(work);
        return;
      }
      decide(work, { decision: outcome, reason });
      const facts = { decision: outcome, reason, result, decidedAt: work.at, today: this.official.dayOf(work.at) };
      return { alongside: this.departments.registers(afterChange(work.file, work.change), work.item, facts) };
    });
  }

  private complete(work: TaskWork, done: Pick<CompleteAsk, 'outcome' | 'reason' | 'result'>): void {
    const { change, file, task, actor, at, timing } = work;
    putTask(work, { ...task, ...done, state: 'DONE', doneBySub: actor.sub, doneAt: at });
    const own = clocksNow(work).find((clock) => clock.kind === 'STEP' && clock.taskId === task.id);
    if (own) addClockEvent(change, timing, own, { kind: 'stop', at, detail: null });
    record(change, file, {
      kind: 'TASK_COMPLETED',
      at,
      actor,
      note: done.reason,
      data: { taskId: task.id, step: task.stepId, outcome: done.outcome },
    });
  }
}
