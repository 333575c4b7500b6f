import { Injectable } from '@nestjs/common';
import type { ServiceItemDefinition } from '../catalogue/index.js';
import { OfficialCalendar, type TransitionContext } from '../deadlines/index.js';
import { hasRole, worksIn, type Caller } from '../platform/auth/index.js';
import {
  actorOf,
  isAbsent,
  CaseOperations,
  judgedTask,
  judgeTask,
  MAX_RETURNS,
  taskNotFound,
  versionConflict,
  type CaseFile,
  type Decided,
  type TaskOperation,
  type ScopedRequest,
  type TaskRecord,
  type WrittenCase,
} from '../requests/index.js';
import {
  alreadyClaimed,
  dispatcherDecided,
  needsOtherLeader,
  opinionOnlyOfAssist,
  taskStateConflict,
} from './casework.errors.js';

export interface TaskAsk {
  id: string;
  operation: TaskOperation;
  caller: Caller;
  expectedVersion?: number | null;
}

export interface TaskWork extends TransitionContext {
  task: TaskRecord;
}

/** Runs an operation on a task: finds it in its case file, guards it, and hands over what a decision needs. */
@Injectable()
export class TaskOperations {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: TaskAsk, decide: (work: TaskWork) => Omit<Decided, 'change'> | void): Promise<WrittenCase> {
    return this.operations.onTask(ask.id, (file, item) => {
      const task = file.tasks.find((candidate) => candidate.id === ask.id.toLowerCase());
      if (!task || !mayKnow(task, file, ask.caller)) throw taskNotFound();
      guard(ask, task, file, item);
      const work: TaskWork = { ...this.official.transition(file, item, actorOf(ask.caller)), task };
      const alongside = decide(work);
      return { change: work.change, ...alongside };
    });
  }
}

type TasksRequest = ScopedRequest & Pick<CaseFile, 'centreCode' | 'notAsked'>;

/**
 * Another department's or county's task, or another centre's to a dispatcher, does not exist for the caller; one that the
 * form did not ask for (按需) for nobody.
 */
export function mayKnow(task: TaskRecord, file: TasksRequest, caller: Caller): boolean {
  if (isAbsent(file, caller) || file.notAsked.includes(task.stepId)) return false;
  if (hasRole(caller, 'dispatcher')) return caller.centre === undefined || caller.centre === file.centreCode;
  return task.department === caller.department && worksIn(task.division, caller);
}

function guard(ask: TaskAsk, task: TaskRecord, file: CaseFile, item: ServiceItemDefinition): void {
  const { operation, caller } = ask;
  if (operation === 'claimTask' && task.state === 'CLAIMED') throw alreadyClaimed();
  if (ask.expectedVersion != null && ask.expectedVersion !== task.version) throw versionConflict();
  const judged = judgedTask(task, file.tasks, item);
  const verdict = judgeTask(operation, judged, file.state, caller);
  if (verdict === 'ALLOWED') return;
  if (verdict === 'NOT_PERMITTED') throw needsOtherLeader();
  if (operation === 'giveOpinion' && !judged.assist) throw opinionOnlyOfAssist();
  if (operation === 'returnTask' && judged.returns >= MAX_RETURNS) throw dispatcherDecided();
  throw taskStateConflict();
}
