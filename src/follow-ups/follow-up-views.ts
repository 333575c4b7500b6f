import { Injectable } from '@nestjs/common';
import { AccessLog, type Caller } from '../platform/auth/index.js';
import { FieldCipher } from '../platform/crypto/index.js';
import type { Locale, LocalText } from '../platform/errors/index.js';
import type { JsonObject } from '../platform/graphql/index.js';
import { FollowUpDirectory } from './follow-up-directory.js';
import { availableOperations, type FollowUpRecord } from './follow-up.js';
import type { FollowUp, FollowUpKindView } from './follow-ups.graphql.js';
import { resultPlace } from './result-place.js';

/** Follow-ups as callers see them. */
@Injectable()
export class FollowUpViews {
  constructor(
    private readonly directory: FollowUpDirectory,
    private readonly cipher: FieldCipher,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * What was noted and found is absent unless the caller declared a purpose; then the reading is recorded before
   * anything is answered.
   */
  async views(records: FollowUpRecord[], caller: Caller, locale: Locale): Promise<FollowUp[]> {
    const { purpose } = caller;
    if (purpose !== undefined) {
      const rowIds = records.map(({ id }) => id);
      await this.accessLog.recordRead(caller, { register: 'follow_up', rowIds, purpose });
    }
    return records.map((record) => this.view(record, caller, locale));
  }

  /** The name of a kind of the caller's department, or its code. */
  kindName(caller: Caller, kind: string, locale: Locale): string {
    return this.directory.kindOf({ department: caller.department ?? '', kind, ledger: '' }).name[locale];
  }

  private view(record: FollowUpRecord, caller: Caller, locale: Locale): FollowUp {
    const { id, outcome, ledger } = record;
    const kind = this.directory.kindOf(record);
    const named = this.directory.ledgerOf(record)?.name[locale] ?? ledger;
    const unmasked = caller.purpose !== undefined;
    return {
      ...{ id, entryId: record.entryId, requestNumber: record.requestNumber, version: record.version },
      ...{ divisionCode: record.divisionCode, personName: record.personName, state: record.state },
      ...{ opensOn: record.opensOn, dueOn: record.dueOn, overdue: record.overdue },
      kind: kindView(kind, locale),
      ledger: { code: ledger, name: named },
      assigneeName: record.assigneeName,
      outcome: outcome === null ? null : { code: outcome, name: kind.outcomes[outcome]?.[locale] ?? outcome },
      note: unmasked ? record.note : null,
      result: unmasked ? this.resultOf(record) : null,
      doneByName: record.doneByName,
      doneAt: record.state === 'DONE' ? record.closedAt : null,
      availableOperations: availableOperations(record, kind, caller),
    };
  }

  private resultOf({ id, result }: FollowUpRecord): JsonObject | null {
    return result === null ? null : (JSON.parse(this.cipher.decrypt(result, resultPlace(id))) as JsonObject);
  }
}

const kindView = (
  { code, name, doneBy, outcomes, resultSchema }: ReturnType<FollowUpDirectory['kindOf']>,
  locale: Locale,
): FollowUpKindView => ({
  code,
  name: name[locale],
  leaderOnly: doneBy === 'leader',
  outcomes: Object.entries<LocalText>(outcomes).map(([key, text]) => ({ code: key, name: text[locale] })),
  resultSchema: resultSchema ?? null,
});
