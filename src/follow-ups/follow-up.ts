import type { FollowUpKind } from '../department-kit/index.js';
import { hasRole, type Caller } from '../platform/auth/index.js';

/** SCHEDULED until its time comes, then work of the department. CANCELLED: the entry ended before. */
export const FOLLOW_UP_STATES = ['SCHEDULED', 'OPEN', 'CLAIMED', 'DONE', 'CANCELLED'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** What waits for somebody to do it. */
export const PENDING: readonly FollowUpState[] = ['OPEN', 'CLAIMED'];

export interface FollowUpRecord {
  id: string;
  department: string;
  kind: string;
  ledger: string;
  entryId: string;
  requestNumber: string;
  divisionCode: string;
  personName: string;
  /** Days as YYYY-MM-DD. */
  opensOn: string;
  dueOn: string;
  state: FollowUpState;
  /** Flipped once, by the sweep, when the due day passed before it was done. */
  overdue: boolean;
  assigneeSub: string | null;
  assigneeName: string | null;
  outcome: string | null;
  note: string | null;
  /** Encrypted JSON. */
  result: Buffer | null;
  doneBySub: string | null;
  doneByName: string | null;
  closedAt: Date | null;
  version: number;
}

/** Named as the mutations are. */
export const FOLLOW_UP_OPERATIONS = ['openFollowUp', 'claimFollowUp', 'releaseFollowUp', 'recordFollowUp'] as const;
export type FollowUpOperation = (typeof FOLLOW_UP_OPERATIONS)[number];

/** NOT_PERMITTED: this kind is the leader's. */
export type Verdict = 'ALLOWED' | 'WRONG_STATE' | 'ALREADY_CLAIMED' | 'NOT_PERMITTED';

/**
 * Whether one of the department may do this now; the same rule guards the mutation and announces it. What is still to
 * come is not recorded before somebody opened it. A leader releases what an absent officer holds.
 */
export function judge(
  operation: FollowUpOperation,
  { state, assigneeSub }: Pick<FollowUpRecord, 'state' | 'assigneeSub'>,
  { doneBy }: Pick<FollowUpKind, 'doneBy'>,
  caller: Caller,
): Verdict {
  const isLeader = hasRole(caller, 'leader');
  if (doneBy === 'leader' && !isLeader) return 'NOT_PERMITTED';
  const own = state === 'CLAIMED' && assigneeSub === caller.sub;
  switch (operation) {
    case 'openFollowUp':
      return verdict(state === 'SCHEDULED');
    case 'claimFollowUp':
      return state === 'CLAIMED' ? 'ALREADY_CLAIMED' : verdict(state === 'OPEN');
    case 'releaseFollowUp':
      return verdict(own || (state === 'CLAIMED' && isLeader));
    case 'recordFollowUp':
      return verdict(own || state === 'OPEN');
  }
}

const verdict = (allowed: boolean): Verdict => (allowed ? 'ALLOWED' : 'WRONG_STATE');

export const availableOperations = (
  followUp: FollowUpRecord,
  kind: Pick<FollowUpKind, 'doneBy'>,
  caller: Caller,
): FollowUpOperation[] =>
  FOLLOW_UP_OPERATIONS.filter((operation) => judge(operation, followUp, kind, caller) === 'ALLOWED');
