import { Injectable } from '@nestjs/common';
import { DepartmentDirectory } from '../catalogue/index.js';
import { raiseCards } from '../deadlines/index.js';
import { countyOf } from '../platform/auth/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { record, type WrittenCase } from '../requests/index.js';
import { ownDepartment, unknownDepartment } from './casework.errors.js';
import { putTask } from './task-flow.js';
import { TaskOperations, type TaskAsk } from './task-operations.js';

class Return {
  @IsPlainText(1000, { multiline: true })
  reason: string;
}

export interface ReturnAsk extends Omit<TaskAsk, 'operation'> {
  reason: string;
  properDepartment: string | null;
}

/**
 * 退单: the department says that it is not the owner, and who is when it knows. The step's clock runs on; the dispatcher
 * decides where the task goes.
 */
@Injectable()
export class ReturnTask {
  constructor(
    private readonly tasks: TaskOperations,
    private readonly directory: DepartmentDirectory,
  ) {}

  run(ask: ReturnAsk): Promise<WrittenCase> {
    const { reason } = validateInput({ reason: ask.reason }, Return, []);
    const { properDepartment } = ask;
    if (properDepartment !== null) {
      if (!this.directory.find(properDepartment)) throw unknownDepartment('properDepartment');
      if (properDepartment === ask.caller.department) throw ownDepartment('properDepartment');
    }
    return this.tasks.run({ ...ask, operation: 'returnTask' }, (work) => {
      const { change, file, task, actor, at } = work;
      putTask(work, { ...task, state: 'RETURNED', reason, properDepartment, doneAt: at });
      const data = { taskId: task.id, step: task.stepId, properDepartment };
      record(change, file, { kind: 'TASK_RETURNED', at, actor, note: reason, data });
      change.bumpVersion = false;
      const returns =
        1 + file.tasks.filter((other) => other.stepId === task.stepId && other.state === 'RETURNED').length;
      const alongside = raiseCards(work, 'RETURNED_TIMES', {
        cause: `${task.stepId}:${returns}`,
        holder: {
          department: task.department,
          county: countyOf(task.division),
          officerSub: actor.sub,
          officerName: actor.name,
        },
        applies: (rule) => returns >= rule.value!,
      });
      return { alongside };
    });
  }
}
