import { toPerson, toRole, type CardHolder } from '../../deadlines/index.js';
import type { CaseFile, RequestState, TaskRecord } from '../../requests/index.js';
import type { ReminderRecord } from './reminder.js';

const AT_THE_CENTRE: readonly RequestState[] = ['RECEIVED', 'CORRECTION'];

/**
 * Who holds the request now, and so has to answer: the centre until it is accepted, then the department with open work
 * (the one whose work falls due first, the lead department among equals), the lead department while nobody has any.
 * @returns a department's code; null: the service centre
 */
export function holderOf(file: CaseFile): string | null {
  if (AT_THE_CENTRE.includes(file.state)) return null;
  const pending = file.tasks.filter((task) => task.state === 'OPEN' || task.state === 'CLAIMED');
  const isLead = (task: TaskRecord): number => (task.department === file.leadDepartment ? 0 : 1);
  // A clock that stands falls due last; subtracting two such would give no number.
  const due = (task: TaskRecord): number => task.dueAt?.getTime() ?? Number.MAX_VALUE;
  pending.sort((a, b) => due(a) - due(b) || isLead(a) - isLead(b));
  return pending[0]?.department ?? file.leadDepartment;
}

/** The person in charge at the body that has to answer: who claimed its task, or the clerk who took the request in. */
export function officerOf(file: CaseFile, department: string | null): CardHolder {
  if (department === null) {
    // What came in through a partner was received by no person.
    const received = file.firstContactKind === 'clerk';
    return { department, officerSub: received ? file.submitter : null, officerName: file.firstContactName };
  }
  const claimed = file.tasks.find((task) => task.state === 'CLAIMED' && task.department === department);
  return { department, officerSub: claimed?.assigneeSub ?? null, officerName: claimed?.assigneeName ?? null };
}

/** Addresses that are told of it: who works on the request, and who leads them. */
export function toldOf(file: CaseFile, reminder: ReminderRecord): string[] {
  const { department } = reminder;
  if (department === null) {
    const ownOrder = reminder.askedByKind === 'supervisor';
    return [toRole('clerk', file.centreCode), ...(ownOrder ? [] : [toRole('supervisor', file.centreCode)])];
  }
  const { officerSub } = officerOf(file, department);
  return [officerSub ? toPerson(officerSub) : toRole('officer', department), toRole('leader', department)];
}
