import { OfficialCalendar } from '../deadlines/index.js';
import { HandlesMessage, type Delivery, type MessageHandler, type Outcome } from '../platform/queue/index.js';
import { CaseOperations, record, ROUTE_REQUEST, SYSTEM_ACTOR, type RequestState } from '../requests/index.js';
import { createTasks, stepOf } from './task-flow.js';
import { fallsAway } from './work-place.js';

const CONSUMER = 'route-request';
const WORKED_ON: readonly RequestState[] = ['ACCEPTED', 'IN_PROGRESS', 'SUSPENDED'];

/**
 * Opens a department's tasks on an accepted request (派件). One statement writes the tasks, their clocks, the event and
 * the inbox row, and takes the message off the outbox: run twice, it does nothing twice.
 */
@HandlesMessage(ROUTE_REQUEST)
export class RouteRequest implements MessageHandler<{ requestId: string; department: string }> {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  handle({ id, payload }: Delivery<{ requestId: string; department: string }>): Promise<Outcome> {
    const { requestId, department } = payload;
    return this.operations.onMessage(requestId, { consumer: CONSUMER, messageId: id }, (file, item) => {
      if (!WORKED_ON.includes(file.state)) return null;
      const context = this.official.transition(file, item, SYSTEM_ACTOR, false);
      const { change, at } = context;
      const created = createTasks(context, department);
      if (created.length === 0) return null;
      // What falls away is handed to nobody.
      const steps = created.filter((stepId) => fallsAway(stepOf(item, { stepId }), file) === null);
      if (steps.length > 0)
        record(change, file, { kind: 'ROUTED', at, actor: SYSTEM_ACTOR, data: { department, steps } });
      return change;
    });
  }
}
