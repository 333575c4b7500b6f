import { isUuid } from '../../platform/identifiers/index.js';
import { Injectable } from '@nestjs/common';
import { notify, OfficialCalendar, toPerson } from '../../deadlines/index.js';
import { hasRole, type Caller } from '../../platform/auth/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { IsPlainText, validateInput } from '../../platform/graphql/index.js';
import { actorOf, CaseOperations, emptyChange, isAbsent, record, requestHeadOf } from '../../requests/index.js';
import type { Asked } from './ask.js';
import { isOverdue, type ReminderRecord } from './reminder.js';
import { isForDepartmentOf } from './reminder-views.js';
import { alreadyAnswered, reminderNotFound } from './reminders.errors.js';
import { ANSWER_REMINDER, REMINDER_BY_ID, reminderOfRow } from './reminders.sql.js';

class Answer {
  @IsPlainText(2000, { multiline: true })
  text: string;
}

/**
 * The department (or centre) that a reminder or order went to answers it, once, and whoever asked is told. A late answer
 * is kept as late. It is owed whatever has become of the request meanwhile.
 */
@Injectable()
export class AnswerReminder {
  constructor(
    private readonly operations: CaseOperations,
    private readonly database: Database,
    private readonly official: OfficialCalendar,
  ) {}

  async run(ask: { id: string; text: string }, caller: Caller): Promise<Asked> {
    const { text } = validateInput({ text: ask.text }, Answer, []);
    const { requestId } = await this.find(ask.id, caller);
    let reminder!: ReminderRecord;
    const { file } = await this.operations.onCase(requestId, async (current) => {
      // Read anew beside the case file: an answer meanwhile, or the word that it is late, has written that file.
      const before = await this.find(ask.id, caller);
      if (before.state === 'ANSWERED') throw alreadyAnswered();
      const at = this.official.now();
      const actor = actorOf(caller);
      reminder = {
        ...before,
        state: 'ANSWERED',
        answer: text,
        answeredByKind: actor.kind,
        answeredBySub: caller.sub,
        answeredByName: caller.name,
        answeredAt: at,
      };
      const change = emptyChange(false);
      const kind = before.kind === 'ORDER' ? 'ORDER_ANSWERED' : 'REMINDER_ANSWERED';
      const data = { reminder: before.id, late: isOverdue(reminder, at) };
      record(change, current, { kind, at, actor, note: text, data });
      const answered = reminder;
      return { change, alongside: (tx) => this.keep(tx, answered) };
    });
    return { reminder, file };
  }

  /** Somebody else's to answer does not exist for the caller. */
  private async find(id: string, caller: Caller): Promise<ReminderRecord> {
    const [{ rows }] = isUuid(id) ? await this.database.run(REMINDER_BY_ID, [id]) : [{ rows: [] }];
    const row = rows.at(0);
    if (!row || isAbsent(requestHeadOf(row), caller)) throw reminderNotFound();
    const reminder = reminderOfRow(row);
    if (!mayAnswer(reminder, caller)) throw reminderNotFound();
    return reminder;
  }

  private async keep(tx: Transaction, reminder: ReminderRecord): Promise<void> {
    const { id, requestId, answer, answeredByKind, answeredBySub, answeredByName, answeredAt } = reminder;
    const values = [id, answer, answeredByKind, answeredBySub, answeredByName, answeredAt];
    if ((await tx.run(ANSWER_REMINDER, values)).length === 0) throw alreadyAnswered();
    const address = toPerson(reminder.askedBySub);
    await notify(tx, [{ address, kind: 'ANSWERED', requestId, cause: `answer:${id}`, detail: { reminder: id } }]);
  }
}

const mayAnswer = (reminder: ReminderRecord, caller: Caller): boolean =>
  reminder.department === null
    ? hasRole(caller, 'clerk') && caller.centre === reminder.centreCode
    : isForDepartmentOf(caller, reminder);
