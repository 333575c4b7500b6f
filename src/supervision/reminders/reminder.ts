export const REMINDER_KINDS = ['REMINDER', 'ORDER'] as const;
/** REMINDER 催办: somebody with standing asks to hurry. ORDER 督办: the supervisor orders an answer. */
export type ReminderKind = (typeof REMINDER_KINDS)[number];

export const REMINDER_STATES = ['OPEN', 'OVERDUE', 'ANSWERED'] as const;
/** OPEN becomes OVERDUE once the answer is late, and either becomes ANSWERED. */
export type ReminderState = (typeof REMINDER_STATES)[number];

/** A reminder (催办) or supervision order (督办) as it is kept, with its answer. It hangs beside a request. */
export interface ReminderRecord {
  id: string;
  requestId: string;
  kind: ReminderKind;
  centreCode: string;
  /** Who is to answer; null: the service centre. */
  department: string | null;
  /** Where the department works on the request; null: the service centre. */
  county: string | null;
  text: string;
  askedByKind: string;
  askedBySub: string;
  askedByName: string;
  askedAt: Date;
  /** The first instant at which an answer is late. */
  answerDueAt: Date;
  /** The last day on which an answer is in time, YYYY-MM-DD. */
  answerDueOn: string;
  state: ReminderState;
  answer: string | null;
  answeredByKind: string | null;
  answeredBySub: string | null;
  answeredByName: string | null;
  answeredAt: Date | null;
}

/** Whether the answer is (or came) late. */
export const isOverdue = ({ answerDueAt, answeredAt }: ReminderRecord, now: Date): boolean =>
  (answeredAt ?? now) >= answerDueAt;
