import { v7 as uuid } from 'uuid';
import { explainDueDate } from '../../calendar/index.js';
import type { TimeLimit } from '../../catalogue/index.js';
import { notify, type OfficialCalendar } from '../../deadlines/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { emptyChange, record, type ActorRecord, type CaseFile, type Decided } from '../../requests/index.js';
import { holderOf, toldOf } from './addressee.js';
import type { ReminderKind, ReminderRecord } from './reminder.js';
import { INSERT_REMINDER } from './reminders.sql.js';

export interface Asking {
  kind: ReminderKind;
  text: string;
  answerWithin: TimeLimit;
  /** Who asks; `kind` is the standing in which they do. */
  actor: ActorRecord & { sub: string };
  at: Date;
}

/** A reminder (or order) with everything that is written when it is made, and the request as it then stands. */
export interface Asked {
  reminder: ReminderRecord;
  file: CaseFile;
}

/** The new reminder, its event in the trail and who is told: written together or not at all. */
export function ask(
  file: CaseFile,
  official: OfficialCalendar,
  asking: Asking,
): { reminder: ReminderRecord; decided: Decided } {
  const reminder = newReminder(file, official, asking);
  // Nothing that callers hold changes: `version` stays.
  const change = emptyChange(false);
  record(change, file, {
    kind: asking.kind === 'ORDER' ? 'ORDERED' : 'REMINDED',
    at: asking.at,
    actor: asking.actor,
    // The trail is for ever; what a resident writes may hold anything, and is kept with the reminder alone.
    note: asking.actor.kind === 'partner' ? null : asking.text,
    data: { reminder: reminder.id, department: reminder.department, answerDueOn: reminder.answerDueOn },
  });
  return { reminder, decided: { change, alongside: (tx) => keep(tx, reminder, toldOf(file, reminder)) } };
}

function newReminder(file: CaseFile, official: OfficialCalendar, asking: Asking): ReminderRecord {
  const { kind, text, answerWithin, actor, at } = asking;
  const { department, county } = holderOf(file);
  const { basis, place } = official.timingOf(file);
  const due = explainDueDate(basis.calendarOf(place, department), at.toISOString(), answerWithin);
  return {
    id: uuid(),
    requestId: file.id,
    kind,
    centreCode: file.centreCode,
    department,
    county,
    text,
    askedByKind: actor.kind,
    askedBySub: actor.sub,
    askedByName: actor.name,
    askedAt: at,
    answerDueAt: new Date(due.dueAt),
    answerDueOn: due.dueOn,
    state: 'OPEN',
    answer: null,
    answeredByKind: null,
    answeredBySub: null,
    answeredByName: null,
    answeredAt: null,
  };
}

async function keep(tx: Transaction, reminder: ReminderRecord, addresses: string[]): Promise<void> {
  const { id, requestId, kind, county, answerDueOn } = reminder;
  await tx.run(INSERT_REMINDER, [
    id,
    requestId,
    kind,
    reminder.centreCode,
    reminder.department,
    reminder.county,
    reminder.text,
    reminder.askedByKind,
    reminder.askedBySub,
    reminder.askedByName,
    reminder.askedAt,
    reminder.answerDueAt,
    answerDueOn,
  ]);
  const detail = { reminder: id, answerDueOn };
  await notify(
    tx,
    addresses.map((address) => ({ address, kind, county, requestId, cause: `reminder:${id}`, detail })),
  );
}
