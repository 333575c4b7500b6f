import { Injectable } from '@nestjs/common';
import { explainDueDate } from '../../calendar/index.js';
import { OfficialCalendar } from '../../deadlines/index.js';
import { hasRole, type Caller } from '../../platform/auth/index.js';
import { Database } from '../../platform/database/index.js';
import { IsPlainText, validateInput } from '../../platform/graphql/index.js';
import { actorOf, CaseOperations, CaseStore, type CaseFile } from '../../requests/index.js';
import { ask, type Asked } from './ask.js';
import { REMIND_AGAIN_AFTER, REMINDER_ANSWER_WITHIN, RESIDENT_REMINDERS } from './policy.js';
import type { ReminderRecord } from './reminder.js';
import { remindedLately, remindedOften, tailRequired } from './reminders.errors.js';
import { EARLIER_REMINDERS } from './reminders.sql.js';

class Reminding {
  @IsPlainText(500, { multiline: true })
  text: string;
}

/** Whose words a reminder carries: those of the centre's staff, or of the resident behind a partner. */
export const speaksForResident = (caller: Caller): boolean => !hasRole(caller, 'clerk', 'supervisor');

/**
 * 催办: the clerk or supervisor of the centre, or the resident through a partner, asks whoever holds an open request to
 * get on with it. How often is limited (policy). A wrong pair of number and ID tail is answered like an unknown number.
 */
@Injectable()
export class RemindRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly store: CaseStore,
    private readonly database: Database,
    private readonly official: OfficialCalendar,
  ) {}

  async run(asked: { number: string; text: string; idNumberTail: string | null }, caller: Caller): Promise<Asked> {
    const { text } = validateInput({ text: asked.text }, Reminding, []);
    const { number, idNumberTail: tail } = asked;
    const forResident = speaksForResident(caller);
    if (forResident && tail === null) throw tailRequired();
    const proof = forResident ? (file: CaseFile) => this.isPair(file, tail!) : undefined;
    const actor = { ...actorOf(caller), sub: caller.sub, kind: standingOf(caller) };
    let reminder!: ReminderRecord;
    const { file } = await this.operations.onRequest(
      { number, operation: 'remindRequest', caller, proof },
      async (current) => {
        const at = this.official.now();
        await this.checkOften(current, forResident ? null : caller.sub, at);
        const answerWithin = REMINDER_ANSWER_WITHIN;
        const made = ask(current, this.official, { kind: 'REMINDER', text, answerWithin, actor, at });
        reminder = made.reminder;
        return made.decided;
      },
    );
    return { reminder, file };
  }

  private isPair(file: CaseFile, tail: string): boolean {
    const idNumber = this.store.openIdNumber(file);
    return /^[0-9A-Za-z]{6}$/.test(tail) && this.store.tailIndex(idNumber).equals(this.store.tailIndex(tail));
  }

  /**
   * Every reminder writes the case file, so of two at once the later one is decided anew and counts the earlier.
   * @param sub of the staff member; null: the resident
   */
  private async checkOften(file: CaseFile, sub: string | null, at: Date): Promise<void> {
    const [{ times, last_at }] = await this.database.run(EARLIER_REMINDERS, [file.id, sub]);
    if (sub === null && times >= RESIDENT_REMINDERS) throw remindedOften(RESIDENT_REMINDERS);
    if (last_at === null) return;
    const next = explainDueDate(this.official.calendar, last_at.toISOString(), REMIND_AGAIN_AFTER).dueOn;
    if (this.official.dayOf(at) < next) throw remindedLately(next);
  }
}

const standingOf = (caller: Caller): string =>
  hasRole(caller, 'supervisor') ? 'supervisor' : hasRole(caller, 'clerk') ? 'clerk' : 'partner';
