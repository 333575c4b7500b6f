import { toPerson, toRole, type CardHolder } from '../../deadlines/index.js';
import { countyOf } from '../../platform/auth/index.js';
import type { CaseFile, RequestState, TaskRecord } from '../../requests/index.js';
import type { ReminderRecord } from './reminder.js';

const AT_THE_CENTRE: readonly RequestState[] = ['RECEIVED', 'CORRECTION'];

/** A department's code and the county where it works on the request; both null: the service centre. */
export type Holder = Pick<CardHolder, 'department' | 'county'>;

/**
 * Who holds the request now, and so has to answer: the centre until it is accepted, then the department with open work
 * (the one whose work falls due first, the lead department among equals), the lead department while nobody has any.
 * A department holds it where it works on it: of a request taken in elsewhere, that is not everywhere (跨区域通办).
 */
export function holderOf(file: CaseFile): Holder {
  if (AT_THE_CENTRE.includes(file.state)) return { department: null, county: null };
  const pending = file.tasks.filter((task) => task.state === 'OPEN' || task.state === 'CLAIMED');
  const isLead = (task: TaskRecord): number => (task.department === file.leadDepartment ? 0 : 1);
  // A clock that stands falls due last; subtracting two such would give no number.
  const due = (task: TaskRecord): number => task.dueAt?.getTime() ?? Number.MAX_VALUE;
  pending.sort((a, b) => due(a) - due(b) || isLead(a) - isLead(b));
  const { department, division } = pending.at(0) ?? {
    department: file.leadDepartment,
    division: file.dutyDivision ?? file.divisionCode,
  };
  return { department, county: countyOf(division) };
}

/** The person in charge at the body that has to answer: who claimed its task, or the clerk who took the request in. */
export function officerOf(file: CaseFile, { department, county }: Holder): CardHolder {
  if (department === null) {
    // What came in through a partner was received by no person.
    const received = file.firstContactKind === 'clerk';
    return { department, county, officerSub: received ? file.submitter : null, officerName: file.firstContactName };
  }
  const claimed = file.tasks.find(
    (task) => task.state === 'CLAIMED' && task.department === department && countyOf(task.division) === county,
  );
  return { department, county, officerSub: claimed?.assigneeSub ?? null, officerName: claimed?.assigneeName ?? null };
}

/** Addresses that are told of it: who works on the request, and who leads them. */
export function toldOf(file: CaseFile, reminder: ReminderRecord): string[] {
  const { department } = reminder;
  if (department === null) {
    const ownOrder = reminder.askedByKind === 'supervisor';
    return [toRole('clerk', file.centreCode), ...(ownOrder ? [] : [toRole('supervisor', file.centreCode)])];
  }
  const { officerSub } = officerOf(file, reminder);
  return [officerSub ? toPerson(officerSub) : toRole('officer', department), toRole('leader', department)];
}
