import { isUuid } from '../platform/identifiers/index.js';
import { Injectable } from '@nestjs/common';
import type { FollowUpKind, RegisterRow } from '../department-kit/index.js';
import type { Caller } from '../platform/auth/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { FollowUpDirectory } from './follow-up-directory.js';
import { judge, type FollowUpOperation, type FollowUpRecord } from './follow-up.js';
import {
  followUpChanged,
  followUpClaimed,
  followUpNotFound,
  followUpStateConflict,
  forLeaderOnly,
} from './follow-ups.errors.js';
import { FOLLOW_UP, LOCK_FOLLOW_UP } from './follow-ups.sql.js';

export interface FollowUpAsk {
  operation: FollowUpOperation;
  id: string;
  caller: Caller;
  /** What the caller has read; null when they do not mind. */
  expectedVersion: number | null;
}

/** A follow-up that is locked and may be changed in this way. */
export interface LockedFollowUp {
  followUp: FollowUpRecord;
  kind: FollowUpKind;
  tx: Transaction;
}

/** What every change of a follow-up has in common: it is found, locked and judged, in one transaction. */
@Injectable()
export class FollowUpOperations {
  constructor(
    private readonly database: Database,
    private readonly directory: FollowUpDirectory,
  ) {}

  /** @throws UserErrors NOT_FOUND, VERSION_CONFLICT, ALREADY_CLAIMED, STATE_CONFLICT, or RULE for what is the leader's */
  async run(ask: FollowUpAsk, work: (locked: LockedFollowUp) => Promise<FollowUpRecord>): Promise<FollowUpRecord> {
    const { operation, caller } = ask;
    await this.find(ask);
    return this.database.transaction(async (tx) => {
      // A decision locks the entry and then its follow-ups, to cancel them; the other way round the two would deadlock.
      if (operation === 'recordFollowUp') await this.lockEntry(await this.find(ask, tx), tx);
      const [followUp] = await tx.run(LOCK_FOLLOW_UP, [ask.id]);
      const kind = this.directory.kindOf(followUp);
      permit(judge(operation, followUp, kind, caller));
      if (ask.expectedVersion !== null && ask.expectedVersion !== followUp.version) throw followUpChanged();
      return work({ followUp, kind, tx });
    });
  }

  private async find({ id, caller }: FollowUpAsk, db: Pick<Transaction, 'run'> = this.database) {
    const [followUp] = isUuid(id) ? await db.run(FOLLOW_UP, [id]) : [];
    if (!followUp || !this.directory.mayKnow(followUp, caller)) throw followUpNotFound();
    return followUp;
  }

  private async lockEntry(followUp: FollowUpRecord, tx: Transaction): Promise<void> {
    const entity = this.directory.ledgerOf(followUp)?.entity;
    if (!entity) return;
    const entries = tx.manager.getRepository<RegisterRow>(entity);
    const one = { select: { id: true }, where: { id: followUp.entryId } } as const;
    await entries.findOne({ ...one, lock: { mode: 'pessimistic_write' } });
  }
}

function permit(verdict: ReturnType<typeof judge>): void {
  switch (verdict) {
    case 'ALLOWED':
      return;
    case 'NOT_PERMITTED':
      throw forLeaderOnly();
    case 'ALREADY_CLAIMED':
      throw followUpClaimed();
    case 'WRONG_STATE':
      throw followUpStateConflict();
  }
}
