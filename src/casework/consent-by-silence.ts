import { clocksNow, OfficialCalendar, SILENCE_CONSENTS, type TransitionContext } from '../deadlines/index.js';
import { HandlesMessage, type Delivery, type MessageHandler, type Outcome } from '../platform/queue/index.js';
import { CaseOperations, SYSTEM_ACTOR, type RequestState, type TaskRecord } from '../requests/index.js';
import { finishTask } from './finish-task.js';
import { openReadyTasks, tasksNow } from './task-flow.js';

const CONSUMER = 'consent-by-silence';
/** A suspended request stands still; what fell due before is looked at when it resumes. */
const RUNNING: readonly RequestState[] = ['ACCEPTED', 'IN_PROGRESS'];

/**
 * 默认同意: a step whose item lets silence consent has passed its limit without an opinion, so its department counts as
 * having agreed, and the next steps open. Whether that still holds is checked again here; done twice, it does nothing
 * twice.
 */
@HandlesMessage(SILENCE_CONSENTS)
export class ConsentBySilence implements MessageHandler<{ requestId: string; clockId: string }> {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  handle({ id, payload }: Delivery<{ requestId: string; clockId: string }>): Promise<Outcome> {
    const by = { consumer: CONSUMER, messageId: id };
    return this.operations.onMessage(payload.requestId, by, (file, item) => {
      const context = this.official.transition(file, item, SYSTEM_ACTOR, false);
      const task = RUNNING.includes(file.state) ? silentTask(context, payload.clockId) : null;
      if (!task) return null;
      finishTask({ ...context, task }, { outcome: 'APPROVED', reason: null, result: null, bySilence: true });
      openReadyTasks(context);
      return context.change;
    });
  }
}

/**
 * The task whose department was silent until the clock had passed its due instant; null when the clock stands, is due
 * later, or its task is done, returned, or came to its department only afterwards (转办).
 */
export function silentTask(
  context: Pick<TransitionContext, 'file' | 'change' | 'at'>,
  clockId: string,
): TaskRecord | null {
  const clock = clocksNow(context).find((candidate) => candidate.id === clockId);
  if (!clock?.silenceConsents || clock.state !== 'RUNNING') return null;
  const { dueAt, taskId } = clock;
  if (dueAt === null || dueAt > context.at) return null;
  const task = tasksNow(context).find((candidate) => candidate.id === taskId);
  const pending = task && (task.state === 'OPEN' || task.state === 'CLAIMED');
  return pending && task.openedAt! < dueAt ? task : null;
}
