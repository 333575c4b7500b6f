import type { Type } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { RecordedFollowUp } from './follow-up.js';
import { ACTIVE, type RegisterRow } from './register-row.js';

/**
 * The entry that a follow-up is about, locked; null when it does not have a standing any more that is followed up.
 * @param standings those that are; by default only ACTIVE
 */
export async function followedEntry<Row extends RegisterRow>(
  tx: Transaction,
  register: Type<Row>,
  { entryId }: Pick<RecordedFollowUp, 'entryId'>,
  standings: readonly string[] = [ACTIVE],
): Promise<Row | null> {
  const entry = await tx.manager
    .getRepository<RegisterRow>(register)
    .findOneOrFail({ where: { id: entryId }, lock: { mode: 'pessimistic_write' } });
  return standings.includes(entry.status) ? (entry as Row) : null;
}

/** What a follow-up that changes an entry's standing writes beside the register's own columns. */
export const changedStanding = (
  entry: RegisterRow,
  status: string,
  { doneAt }: Pick<RecordedFollowUp, 'doneAt'>,
): Pick<RegisterRow, 'status' | 'history'> => ({
  status,
  history: [...entry.history, { status, at: doneAt.toISOString(), requestNumber: entry.requestNumber }],
});
