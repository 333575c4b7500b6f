import { Injectable } from '@nestjs/common';
import { DepartmentDirectory } from '../catalogue/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { IsOptional } from 'class-validator';
import { presentRounds, type Opinion, type WrittenCase } from '../requests/index.js';
import {
  forwardToWhom,
  nothingToForward,
  opinionGivenBefore,
  ownDepartment,
  reasonRequired,
  unknownDepartment,
} from './casework.errors.js';
import { finishTask } from './finish-task.js';
import { openNextRound, openReadyTasks } from './task-flow.js';
import { TaskOperations, type TaskAsk, type TaskWork } from './task-operations.js';

class Told {
  @IsOptional()
  @IsPlainText(2000, { multiline: true })
  reason: string | null;
}

export interface OpinionAsk extends Omit<TaskAsk, 'operation'> {
  opinion: Opinion;
  reason: string | null;
  /** Given with AGREE_AND_FORWARD, and only then. */
  forwardTo: string | null;
  result: Record<string, unknown> | null;
}

/**
 * 协办意见: an assisting department agrees, disagrees, or agrees and has another department asked as well. Then the step
 * goes on in that department with its limit anew, and is done when that one has given its opinion; the agreement given
 * before stays in the file.
 */
@Injectable()
export class GiveOpinion {
  constructor(
    private readonly tasks: TaskOperations,
    private readonly directory: DepartmentDirectory,
  ) {}

  run(ask: OpinionAsk): Promise<WrittenCase> {
    const { opinion, result, forwardTo } = ask;
    const { reason } = validateInput({ reason: ask.reason ?? null }, Told, []);
    if (opinion === 'DISAGREE' && !reason) throw reasonRequired();
    if (opinion === 'AGREE_AND_FORWARD' && forwardTo === null) throw forwardToWhom();
    if (opinion !== 'AGREE_AND_FORWARD' && forwardTo !== null) throw nothingToForward();
    if (forwardTo !== null && !this.directory.find(forwardTo)) throw unknownDepartment('forwardTo');
    return this.tasks.run({ ...ask, operation: 'giveOpinion' }, (work) => {
      if (forwardTo !== null) {
        checkNoCircle(work, forwardTo);
        const done = finishTask(work, { outcome: 'APPROVED', reason, result, forwardedTo: forwardTo });
        return openNextRound(work, done, forwardTo);
      }
      finishTask(work, { outcome: opinion === 'AGREE' ? 'APPROVED' : 'REJECTED', reason, result });
      openReadyTasks(work);
    });
  }
}

/**
 * What was said before a reopening (重新办理) is no part of the circle: everybody may be asked anew.
 * @throws UserErrors when that department has the task already, or has said what it thinks of this step
 */
function checkNoCircle({ file, task }: TaskWork, forwardTo: string): void {
  if (forwardTo === task.department) throw ownDepartment('forwardTo');
  const said = presentRounds(task, file.tasks).filter(({ state }) => state === 'DONE');
  if (said.some(({ department }) => department === forwardTo)) throw opinionGivenBefore();
}
