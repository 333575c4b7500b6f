import { Injectable } from '@nestjs/common';
import { DepartmentDirectory, type ServiceItemDefinition } from '../catalogue/index.js';
import { decide, OfficialCalendar } from '../deadlines/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { IsOptional } from 'class-validator';
import {
  afterChange,
  DepartmentDecision,
  partsOf,
  type Decided,
  type Decision,
  type PartRecord,
  type WrittenCase,
} from '../requests/index.js';
import {
  nothingWasGranted,
  nothingWasRefused,
  partialOnlyForDecision,
  partialOnlyForJoint,
  partsWereRefused,
  reasonRequired,
} from './casework.errors.js';
import { finishTask, type Finished } from './finish-task.js';
import { openReadyTasks, stepOf, tasksNow } from './task-flow.js';
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
 * department of the plan writes its register in the same transaction. Of an assisting step APPROVED is to agree and
 * REJECTED to disagree, as `giveOpinion` has it.
 */
@Injectable()
export class CompleteTask {
  constructor(
    private readonly tasks: TaskOperations,
    private readonly departments: DepartmentDecision,
    private readonly directory: DepartmentDirectory,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: CompleteAsk): Promise<WrittenCase> {
    const { outcome, result } = ask;
    const { reason } = validateInput({ reason: ask.reason ?? null }, Completion, []);
    if (outcome !== 'APPROVED' && !reason) throw reasonRequired();
    return this.tasks.run({ ...ask, operation: 'completeTask' }, (work) => {
      const decides = stepOf(work.item, work.task).decides ?? false;
      if (outcome === 'PARTIAL') checkPartial(work.item, decides);
      finishTask(work, { outcome, reason, result });
      if (decides) return this.decide(work, { outcome, reason, result });
      openReadyTasks(work);
      return {};
    });
  }

  private decide(work: TaskWork, { outcome, reason, result }: Finished): Omit<Decided, 'change'> {
    const parts = decidedParts(work, outcome);
    const named = parts.map((part) => ({ ...part, bodyName: this.directory.bodyNameOf(part.department) }));
    decide(work, { decision: outcome, reason, ...(parts.length > 0 && { parts: named }) });
    const facts = { decision: outcome, reason, result, decidedAt: work.at, today: this.official.dayOf(work.at) };
    return { alongside: this.departments.registers(afterChange(work.file, work.change), work.item, facts) };
  }
}

function checkPartial(item: ServiceItemDefinition, decides: boolean): void {
  if (item.kind !== 'JOINT') throw partialOnlyForJoint();
  if (!decides) throw partialOnlyForDecision();
}

/**
 * What becomes of the parts of a joint item by this decision. A refused part can neither be granted by the decision of
 * the whole nor be passed over in silence.
 * @throws UserErrors naming `outcome` when the decision does not fit what the parts came to
 */
function decidedParts(work: TaskWork, decision: Decision): PartRecord[] {
  const { notAsked } = work.file;
  const parts = partsOf(work.item, tasksNow(work), { state: 'DECIDED', decision, notAsked });
  if (decision === 'REJECTED' || !work.item.steps.some(({ part }) => part)) return parts;
  const refused = parts.filter(({ state }) => state === 'REFUSED');
  if (decision === 'APPROVED' && refused.length > 0) throw partsWereRefused(refused.map(({ name }) => name));
  if (decision === 'PARTIAL' && refused.length === 0) throw nothingWasRefused();
  if (decision === 'PARTIAL' && refused.length === parts.length) throw nothingWasGranted();
  return parts;
}
