import type { RecordedFollowUp, RegisterRow } from '../../../department-kit/index.js';

/** What a follow-up that ends or changes an entry's standing writes beside the register's own columns. */
export const standing = (
  entry: RegisterRow,
  status: string,
  { doneAt }: Pick<RecordedFollowUp, 'doneAt'>,
): Pick<RegisterRow, 'status' | 'history'> => ({
  status,
  history: [...entry.history, { status, at: doneAt.toISOString(), requestNumber: entry.requestNumber }],
});
