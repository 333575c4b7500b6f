import { Injectable } from '@nestjs/common';
import { move } from '../deadlines/index.js';
import { record, type WrittenCase } from '../requests/index.js';
import { putTask } from './task-flow.js';
import { TaskOperations, type TaskAsk } from './task-operations.js';

/** 认领: the officer takes a task; with the first one the request is IN_PROGRESS. Of many at once, one wins. */
@Injectable()
export class ClaimTask {
  constructor(private readonly tasks: TaskOperations) {}

  run(ask: Omit<TaskAsk, 'operation'>): Promise<WrittenCase> {
    const { caller } = ask;
    return this.tasks.run({ ...ask, operation: 'claimTask' }, (work) => {
      const { change, file, task, actor, at } = work;
      putTask(work, { ...task, state: 'CLAIMED', assigneeSub: caller.sub, assigneeName: caller.name });
      const data = { taskId: task.id, step: task.stepId };
      if (file.state === 'ACCEPTED') {
        move(work, 'TASK_CLAIMED', { data });
        return;
      }
      // A claim inside a running request changes the task, not what callers see of the request.
      record(change, file, { kind: 'TASK_CLAIMED', at, actor, data });
      change.bumpVersion = false;
    });
  }
}
