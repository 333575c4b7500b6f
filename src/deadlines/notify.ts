import { statement, type SqlRunner } from '../platform/database/index.js';
import type { Role } from '../platform/auth/index.js';

/** What people are told of. `NOTICE` goes to applicants; they may also get `DUE_DATE_CHANGED`. */
export const NOTIFICATION_KINDS = [
  'CARD',
  'CARD_REBUTTED',
  'CARD_RULED',
  'REMINDER',
  'ORDER',
  'ANSWERED',
  'NOTICE',
  'DUE_DATE_CHANGED',
  'CALENDAR',
  'FOLLOW_UP',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** The inbox of one person. */
export const toPerson = (sub: string): string => `sub:${sub}`;

/** The inbox that all who hold a role share, in a department (officer, leader …) or centre (clerk, supervisor …). */
export const toRole = (role: Role, scope?: string): string => (scope === undefined ? role : `${role}:${scope}`);

/** The applicant of a request, who is reached outside of the system, if there is a telephone number. */
export const toApplicant = (requestId: string): string => `applicant:${requestId}`;

/** One message to one address (消息). */
export interface NotificationPlan {
  /** Made by {@link toPerson}, {@link toRole} or {@link toApplicant}. */
  address: string;
  kind: NotificationKind;
  /** Of those at the address, staff who are bound to another county are not told; absent: all are. */
  county?: string | null;
  requestId: string | null;
  /** What it is about, e.g. `reminder:<id>`; nobody is told twice for the same cause. */
  cause: string;
  /**
   * Ids, codes and dates only, never personal data. The texts read:
   * CARD, CARD_REBUTTED, CARD_RULED `{card, level, trigger, clock, value, dueOn, ruling: 'UPHELD'|'WITHDRAWN'}`;
   * REMINDER, ORDER, ANSWERED `{reminder, answerDueOn}`; NOTICE `{notice, noticeKind}`;
   * DUE_DATE_CHANGED `{clock, from, to}`; CALENDAR `{proposal, state: 'PROPOSED'|'APPROVED'|'REJECTED'}`;
   * FOLLOW_UP `{state: 'OPENED'|'OVERDUE', day}`. All optional.
   */
  detail: Readonly<Record<string, string | number | null>> | null;
}

const INSERT_NOTIFICATIONS = statement<never>(
  'notification_insert',
  `insert into notification (address, kind, county, request_id, cause, detail)
   select n.address, n.kind, n.county, n."requestId", n.cause, n.detail
   from jsonb_to_recordset($1::jsonb)
     as n(address text, kind text, county text, "requestId" uuid, cause text, detail jsonb)
   on conflict (cause, address) do nothing`,
);

/**
 * Leaves messages to be sent in office hours. Run it in the transaction of what they tell of, so that nobody is told
 * what did not happen. A cause that an address was told of before writes nothing.
 */
export async function notify(db: SqlRunner, plans: readonly NotificationPlan[]): Promise<void> {
  if (plans.length > 0) await db.run(INSERT_NOTIFICATIONS, [JSON.stringify(plans)]);
}
