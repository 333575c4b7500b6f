import { Injectable } from '@nestjs/common';
import { FormValidator } from '../catalogue/index.js';
import { OfficialCalendar } from '../deadlines/index.js';
import { HooksRegistry, type FollowUpKind } from '../department-kit/index.js';
import { FieldCipher } from '../platform/crypto/index.js';
import { UserErrors } from '../platform/errors/index.js';
import { IsPlainText, validateInput, type JsonObject } from '../platform/graphql/index.js';
import { FollowUpOperations, type FollowUpAsk, type LockedFollowUp } from './follow-up-operations.js';
import type { FollowUpRecord } from './follow-up.js';
import { nothingToRecord, unknownOutcome } from './follow-ups.errors.js';
import { RECORD_FOLLOW_UP } from './follow-ups.sql.js';
import { resultPlace } from './result-place.js';

class Note {
  @IsPlainText(2000, { multiline: true })
  note: string;
}

export interface RecordAsk extends Omit<FollowUpAsk, 'operation'> {
  outcome: string;
  note: string | null;
  result: JsonObject | null;
}

/**
 * 登记结果: what a follow-up came to. The department's hook changes the entry and plans what comes next in the same
 * transaction; when it refuses, nothing is recorded.
 */
@Injectable()
export class RecordFollowUp {
  constructor(
    private readonly operations: FollowUpOperations,
    private readonly forms: FormValidator,
    private readonly hooks: HooksRegistry,
    private readonly cipher: FieldCipher,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: RecordAsk): Promise<FollowUpRecord> {
    if (ask.note !== null) validateInput({ note: ask.note }, Note, []);
    return this.operations.run({ ...ask, operation: 'recordFollowUp' }, async (locked) => {
      this.check(locked.kind, ask);
      // First of all it is done: a hook that cancels what is left about the entry must not cancel it.
      const done = await this.write(locked, ask);
      await this.tellDepartment(done, ask, locked);
      return done;
    });
  }

  private check({ outcomes, resultSchema }: FollowUpKind, { outcome, result }: RecordAsk): void {
    if (!Object.hasOwn(outcomes, outcome)) throw unknownOutcome(Object.keys(outcomes));
    if (!resultSchema) {
      if (result !== null) throw nothingToRecord();
      return;
    }
    const problems = this.forms.validate(resultSchema, result ?? {}, ['result']);
    if (problems.length > 0) throw new UserErrors(problems);
  }

  private async write({ followUp: { id }, tx }: LockedFollowUp, ask: RecordAsk): Promise<FollowUpRecord> {
    const { outcome, note, result, caller } = ask;
    const sealed = result === null ? null : this.cipher.encrypt(JSON.stringify(result), resultPlace(id));
    const at = this.official.now();
    const [done] = await tx.run(RECORD_FOLLOW_UP, [id, outcome, note, sealed, caller.sub, caller.name, at]);
    return done;
  }

  private async tellDepartment(done: FollowUpRecord, ask: RecordAsk, { tx }: LockedFollowUp): Promise<void> {
    const { id, kind, ledger, entryId, requestNumber, dueOn } = done;
    const { outcome, note, result, caller } = ask;
    await this.hooks.of(done.department).onFollowedUp?.(
      {
        ...{ id, kind, ledger, entryId, requestNumber, dueOn, outcome, note, result },
        doneBySub: caller.sub,
        doneByName: caller.name,
        doneAt: done.closedAt!,
        today: this.official.dayOf(done.closedAt!),
      },
      tx,
    );
  }
}
