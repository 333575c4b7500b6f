import { bindingClock } from '../deadlines/index.js';
import { latestRounds, type ClockRecord, type RequestHead, type TaskRecord } from '../requests/index.js';

/** Who has to act on a request now (当前持有). */
export interface HolderRecord {
  /** null: the service centre. */
  department: string | null;
  officerName: string | null;
  /** The piece of work that waits; null while there is none. */
  task: TaskRecord | null;
  since: Date;
  /** What runs against the holder: the step's own clock, else the request's. */
  clock: ClockRecord | null;
  overdue: boolean;
}

/**
 * One holder for each piece of work that waits; of several branches of a joint request (联办件) each has its own. A
 * returned task lies with the centre's dispatcher. Nobody of the office holds a request that waits for the applicant,
 * nor one that has ended.
 */
export function holdersOf(
  request: RequestHead,
  tasks: readonly TaskRecord[],
  clocks: readonly ClockRecord[],
  now: Date,
): HolderRecord[] {
  const held = (holder: Pick<HolderRecord, 'department' | 'officerName' | 'task' | 'since'>): HolderRecord => {
    const own = clocks.find((clock) => clock.taskId === holder.task?.id && clock.state !== 'STOPPED');
    const clock = own ?? bindingClock(clocks);
    return { ...holder, clock, overdue: clock?.dueAt != null && clock.dueAt <= now };
  };
  const atCentre = (since: Date): HolderRecord => {
    const officerName = request.firstContactKind === 'clerk' ? request.firstContactName : null;
    return held({ department: null, officerName, task: null, since });
  };
  switch (request.state) {
    case 'RECEIVED':
      // What was corrected has come back when its clock began anew.
      return [atCentre(bindingClock(clocks)?.startedAt ?? request.receivedAt)];
    case 'ACCEPTED':
    case 'IN_PROGRESS':
    case 'SUSPENDED': {
      const waiting = latestRounds(tasks).flatMap((task) => workOf(task) ?? []);
      return waiting.length > 0 ? waiting.map(held) : [atCentre(request.acceptedAt ?? request.receivedAt)];
    }
    case 'DECIDED':
      return [atCentre(request.decidedAt ?? request.receivedAt)];
    default:
      return [];
  }
}

function workOf(task: TaskRecord): Pick<HolderRecord, 'department' | 'officerName' | 'task' | 'since'> | null {
  switch (task.state) {
    case 'OPEN':
    case 'CLAIMED':
      return { department: task.department, officerName: task.assigneeName, task, since: task.openedAt! };
    case 'RETURNED':
      return { department: null, officerName: null, task, since: task.doneAt! };
    default:
      return null;
  }
}
