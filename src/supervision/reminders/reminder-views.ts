import { Injectable } from '@nestjs/common';
import { CatalogueViews } from '../../catalogue/index.js';
import { OfficialCalendar } from '../../deadlines/index.js';
import { DEPARTMENT_STAFF, hasRole, worksIn, type Caller } from '../../platform/auth/index.js';
import { RequestViews, type ServiceRequest } from '../../requests/index.js';
import { isOverdue, type ReminderRecord } from './reminder.js';
import type { Reminder } from './reminder.graphql.js';

/** Stored reminders as the API shows them. */
@Injectable()
export class ReminderViews {
  constructor(
    private readonly views: RequestViews,
    private readonly catalogue: CatalogueViews,
    private readonly official: OfficialCalendar,
  ) {}

  async reminder(record: ReminderRecord, request: ServiceRequest | null): Promise<Reminder> {
    const { id, kind, text, department, askedAt, answerDueOn, state, answer, answeredAt } = record;
    const centre = record.askedByKind === 'partner' ? null : record.centreCode;
    const asker = { kind: record.askedByKind, sub: null, name: record.askedByName, department: null, centre };
    const askedBy = await this.views.actor(asker);
    return {
      ...{ id, kind, text, askedBy, askedAt, answerDueOn, state, answer, answeredAt, request },
      overdue: isOverdue(record, this.official.now()),
      answeredBy: await this.answeredBy(record),
      department: department === null ? null : this.catalogue.department(department),
    };
  }

  private async answeredBy(record: ReminderRecord): Promise<Reminder['answeredBy']> {
    const { answeredByKind: kind, answeredByName: name, department } = record;
    if (kind === null || name === null) return null;
    return this.views.actor({ kind, sub: null, name, department, centre: department ? null : record.centreCode });
  }
}

/** A department has to answer it where it works on the request; elsewhere it does not exist. */
export const isForDepartmentOf = (caller: Caller, { department, county }: ReminderRecord): boolean =>
  department !== null &&
  hasRole(caller, ...DEPARTMENT_STAFF) &&
  caller.department === department &&
  (county === null || worksIn(county, caller));

/** The centre's own people see all of its reminders, a department those it has to answer, and everybody their own. */
export const mayRead = (reminder: ReminderRecord, caller: Caller): boolean =>
  caller.sub === reminder.askedBySub ||
  (hasRole(caller, 'clerk', 'supervisor') && caller.centre === reminder.centreCode) ||
  isForDepartmentOf(caller, reminder);
