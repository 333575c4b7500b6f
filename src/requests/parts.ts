import type { ItemStep, ServiceItemDefinition } from '../catalogue/index.js';
import type { LocalText } from '../platform/errors/index.js';
import type { RequestHead, RequestState, TaskRecord } from './case-file/index.js';
import { latestRounds } from './operations.js';

export const PART_STATES = ['WAITING', 'IN_PROGRESS', 'GRANTED', 'REFUSED', 'CANCELLED'] as const;
export type PartState = (typeof PART_STATES)[number];

/** One of the things that a joint request (联办件) asks for, and what became of it. */
export interface PartRecord {
  stepId: string;
  name: LocalText;
  /** The department that gives it. */
  department: string;
  state: PartState;
  /** Why it was refused; null unless it is REFUSED. */
  reason: string | null;
  /** Its department gave no opinion in time, and by the item that counts as agreement (默认同意). */
  bySilence: boolean;
}

const ENDED: readonly RequestState[] = ['REFUSED', 'WITHDRAWN', 'TERMINATED'];
const DECIDED: readonly RequestState[] = ['DECIDED', 'DELIVERED'];

/**
 * The parts of a joint request, one for each step with a `part` that the form asks for; of other requests none.
 * Opinions bind nobody before the lead has decided: it may still reject the whole, and a reopened request asks again. So
 * until the decision a part is IN_PROGRESS, whatever its department has said; GRANTED and REFUSED are said with the
 * decision and never before.
 */
export function partsOf(
  item: ServiceItemDefinition,
  tasks: readonly TaskRecord[],
  request: Pick<RequestHead, 'state' | 'decision' | 'notAsked'>,
): PartRecord[] {
  if (item.kind !== 'JOINT') return [];
  const latest = new Map(latestRounds(tasks).map((task) => [task.stepId, task]));
  const deciding = item.steps.find((step) => step.decides);
  const rejected = deciding && latest.get(deciding.id)?.reason;
  return item.steps.flatMap((step): PartRecord[] => {
    if (!step.part || request.notAsked.includes(step.id)) return [];
    const task = latest.get(step.id);
    const state = stateOf(step, task, request);
    return [
      {
        stepId: step.id,
        name: step.part,
        department: step.department,
        state,
        // Rejected with the whole, though its own department agreed: for the reason of the whole.
        reason: state !== 'REFUSED' ? null : task?.outcome === 'REJECTED' ? task.reason : (rejected ?? null),
        bySilence: task?.bySilence ?? false,
      },
    ];
  });
}

function stateOf(
  step: ItemStep,
  task: TaskRecord | undefined,
  { state, decision }: Pick<RequestHead, 'state' | 'decision'>,
): PartState {
  if (ENDED.includes(state)) return 'CANCELLED';
  if (!DECIDED.includes(state)) return task && task.state !== 'QUEUED' ? 'IN_PROGRESS' : 'WAITING';
  if (decision === 'REJECTED' || task?.outcome === 'REJECTED') return 'REFUSED';
  return step.decides || task?.outcome === 'APPROVED' ? 'GRANTED' : 'CANCELLED';
}
