import { ACCEPTANCE_OVERDUE, accept, OfficialCalendar } from '../deadlines/index.js';
import { HandlesMessage, type Delivery, type MessageHandler, type Outcome } from '../platform/queue/index.js';
import { CaseOperations, SYSTEM_ACTOR } from '../requests/index.js';

const CONSUMER = 'deem-accepted';

/**
 * 视为受理 (行政许可法 32): the limit for acceptance passed and the applicant was told nothing, so the request counts as
 * accepted from the day of receipt. Whether that still holds is checked again here.
 */
@HandlesMessage(ACCEPTANCE_OVERDUE)
export class DeemAccepted implements MessageHandler<{ requestId: string }> {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  handle({ id, payload }: Delivery<{ requestId: string }>): Promise<Outcome> {
    const by = { consumer: CONSUMER, messageId: id };
    return this.operations.onMessage(payload.requestId, by, (file, item) => {
      const at = this.official.now();
      const overdue = file.clocks.some(
        (clock) =>
          clock.kind === 'ACCEPTANCE' && clock.state === 'RUNNING' && clock.dueAt !== null && clock.dueAt <= at,
      );
      if (file.state !== 'RECEIVED' || !overdue) return null;
      const context = this.official.transition(file, item, SYSTEM_ACTOR);
      accept(context, { deemed: true, route: true });
      return context.change;
    });
  }
}
