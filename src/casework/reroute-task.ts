import { Injectable } from '@nestjs/common';
import { DepartmentDirectory } from '../catalogue/index.js';
import { clocksNow } from '../deadlines/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { record, type WrittenCase } from '../requests/index.js';
import { partStays, taskStateConflict, unknownDepartment } from './casework.errors.js';
import { dueOf, newTask, putTask, stepOf } from './task-flow.js';
import { TaskOperations, type TaskAsk } from './task-operations.js';

class Rerouting {
  @IsPlainText(1000, { multiline: true })
  reason: string;
}

export interface RerouteAsk extends Omit<TaskAsk, 'operation'> {
  department: string;
  reason: string;
}

/**
 * 转办: the dispatcher sends a returned task to a department. The step's clock is the same one and has run on. What a part
 * of a joint matter comes to stands in the register of the department that the item names, so it goes back to that one.
 */
@Injectable()
export class RerouteTask {
  constructor(
    private readonly tasks: TaskOperations,
    private readonly directory: DepartmentDirectory,
  ) {}

  run(ask: RerouteAsk): Promise<WrittenCase> {
    const { reason } = validateInput({ reason: ask.reason }, Rerouting, []);
    if (!this.directory.find(ask.department)) throw unknownDepartment('department');
    return this.tasks.run({ ...ask, operation: 'rerouteTask' }, (work) => {
      const { change, file, item, task, actor, at } = work;
      const later = file.tasks.some((other) => other.stepId === task.stepId && other.round > task.round);
      if (later) throw taskStateConflict();
      const step = stepOf(item, task);
      if (step.part && ask.department !== step.department) {
        throw partStays(step.part, this.directory.bodyNameOf(step.department));
      }
      const next = {
        ...newTask(file, step, ask.department, task.round + 1),
        state: 'OPEN' as const,
        openedAt: at,
      };
      const clock = clocksNow(work).find((other) => other.kind === 'STEP' && other.taskId === task.id);
      // Another department may have days of its own: the recalculation looks at a clock of no revision.
      const moved = clock && { ...clock, taskId: next.id, department: ask.department, basis: 0 };
      if (moved) change.clocks.push(moved);
      putTask(work, { ...next, dueAt: dueOf(next, clocksNow(work)) });
      const data = { taskId: next.id, step: task.stepId, from: task.department, to: ask.department };
      record(change, file, { kind: 'TASK_REROUTED', at, actor, note: reason, data });
      change.bumpVersion = false;
    });
  }
}
