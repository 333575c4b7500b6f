import { Injectable } from '@nestjs/common';
import { record, type WrittenCase } from '../requests/index.js';
import { putTask } from './task-flow.js';
import { TaskOperations, type TaskAsk } from './task-operations.js';

/** 释放: a claimed task goes back to the department's inbox. Its clock runs on. */
@Injectable()
export class ReleaseTask {
  constructor(private readonly tasks: TaskOperations) {}

  run(ask: Omit<TaskAsk, 'operation'>): Promise<WrittenCase> {
    return this.tasks.run({ ...ask, operation: 'releaseTask' }, (work) => {
      const { change, file, task, actor, at } = work;
      putTask(work, { ...task, state: 'OPEN', assigneeSub: null, assigneeName: null });
      record(change, file, { kind: 'TASK_RELEASED', at, actor, data: { taskId: task.id, step: task.stepId } });
      change.bumpVersion = false;
    });
  }
}
