import type { LimitUnit } from '../../catalogue/index.js';
import type { RequestState, TaskState, Decision, Channel, Signal, ClockKind, ClockState } from './case-words.js';

export * from './case-words.js';

/** Who did something, as the trail keeps it. `kind` is a role, or `system` for the product itself. */
export interface ActorRecord {
  kind: string;
  sub: string | null;
  name: string;
  department: string | null;
  centre: string | null;
}

/** One row of the append-only trail (办件轨迹). */
export interface EventRecord {
  at: Date;
  kind: EventKind;
  actor: ActorRecord;
  fromState: RequestState | null;
  toState: RequestState | null;
  note: string | null;
  data?: Record<string, unknown>;
}

export const EVENT_KINDS = [
  'RECEIVED',
  'ACCEPTED',
  'DEEMED_ACCEPTED',
  'CORRECTION_REQUESTED',
  'MATERIALS_SUPPLIED',
  'REFUSED',
  'WITHDRAWN',
  'ROUTED',
  'TASK_CLAIMED',
  'TASK_RELEASED',
  'TASK_COMPLETED',
  'TASK_RETURNED',
  'TASK_REROUTED',
  'SUSPENDED',
  'RESUMED',
  'EXTENDED',
  'DECIDED',
  'DELIVERED',
  'SIGNAL_RAISED',
  'CARD_REBUTTED',
  'CARD_RULED',
  'DUE_DATE_CHANGED',
  'TERMINATED',
  'REOPENED',
  'REMINDED',
  'REMINDER_ANSWERED',
  'ORDERED',
  'ORDER_ANSWERED',
  'ANSWER_OVERDUE',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** A stored event of a clock; the clock's due date is computed from these. */
export interface ClockEventRecord {
  kind: 'start' | 'pause' | 'resume' | 'extend' | 'stop';
  at: Date;
  detail: ClockEventDetail | null;
}

export interface ClockEventDetail {
  procedure?: string;
  reason?: string;
  approver?: string;
  /** Number of the written notice. */
  notice?: string;
  /** Until when a pause was expected to last, RFC 3339. */
  expectedUntil?: string;
  limit?: { value: number; unit: LimitUnit };
}

/** A clock (时限) with its event list; everything below `events` is a cache of what they come to. */
export interface ClockRecord {
  id: string;
  taskId: string | null;
  kind: ClockKind;
  /** The department that it binds; null: the service centre. */
  department: string | null;
  limit: { value: number; unit: LimitUnit };
  events: ClockEventRecord[];
  state: ClockState;
  startedAt: Date;
  startedOn: string;
  dueAt: Date | null;
  dueOn: string | null;
  provisional: boolean;
  signal: Signal;
  /** Revision of calendars and warning rules under which the cache was computed. */
  basis: number;
  /** 默认同意: when it falls due, its task is completed with consent. */
  silenceConsents: boolean;
}

export const CHECKPOINT_KINDS = ['WARN', 'DUE', 'OVERDUE', 'PAUSE'] as const;
export type CheckpointKind = (typeof CHECKPOINT_KINDS)[number];

/** An instant at which something must be said about a clock. */
export interface Alarm {
  kind: CheckpointKind;
  at: Date;
  /** Ids of the warning rules that speak then. */
  rules: number[];
  /** What the clock then shows; null when no rule speaks. */
  signal: 'YELLOW' | 'RED' | null;
}

/** The next alarm of a clock, armed, and those that come after it. */
export interface CheckpointPlan extends Alarm {
  clockId: string;
  /** A limit in hours: fired by a delayed job, not only by the sweep. */
  precise: boolean;
  later: Alarm[];
}

/** A piece of work of one department on one request (任务). */
export interface TaskRecord {
  id: string;
  stepId: string;
  round: number;
  department: string;
  /** Where it is worked: the division that took the request in, or the place of duty (属地). */
  division: string;
  state: TaskState;
  assigneeSub: string | null;
  assigneeName: string | null;
  doneBySub: string | null;
  outcome: Decision | null;
  reason: string | null;
  /** What the officer recorded, in clear only in memory. */
  result: Record<string, unknown> | null;
  properDepartment: string | null;
  /** 同意并转: the department that is asked for its opinion as well, with the step's next round. */
  forwardedTo: string | null;
  /** 默认同意: nobody gave an opinion before the limit had passed. */
  bySilence: boolean;
  /** null sorts last: the clock stands. */
  dueAt: Date | null;
  openedAt: Date | null;
  doneAt: Date | null;
  version: number;
}

/** What the applicant handed in; encrypted as one document. */
export interface CaseContent {
  form: Record<string, unknown>;
  materials: MaterialHandedIn[];
  phone: string | null;
  address: string | null;
  agent: { name: string; idNumber: string; relation: string; mandate: string } | null;
}

export interface MaterialHandedIn {
  code: string;
  copies: number;
  original: boolean;
  reference: string | null;
}

/** The head of a case file (办件) as lists read it: without the encrypted columns. */
export interface RequestHead {
  id: string;
  number: string;
  /** Where it was taken in (受理地). */
  divisionCode: string;
  /** Where it is worked (属地), in another county; null: where it was taken in. */
  dutyDivision: string | null;
  /** Ids of the item's steps that the form does not ask for (按需). */
  notAsked: string[];
  /** 特殊群体: absent for staff who are not cleared. */
  confidential: boolean;
  centreCode: string;
  itemCode: string;
  itemVersion: number;
  leadDepartment: string;
  state: RequestState;
  decision: Decision | null;
  signal: Signal;
  channel: Channel;
  submitter: string;
  applicantKind: 'PERSON' | 'ORGANISATION';
  applicantName: string;
  firstContactKind: string;
  firstContactName: string;
  receivedAt: Date;
  acceptedAt: Date | null;
  decidedAt: Date | null;
  version: number;
  revision: number;
}

/** A case file's row with its encrypted columns. */
export interface RequestRecord extends RequestHead {
  applicantId: Buffer;
  content: Buffer;
}

/** A whole case file as one use case loads it. */
export interface CaseFile extends RequestRecord {
  clocks: ClockRecord[];
  tasks: TaskRecord[];
}

export interface NoticePlan {
  number: string;
  kind: NoticeKind;
  issuedAt: Date;
  body: Record<string, unknown>;
  digest: string;
}

export const NOTICE_KINDS = [
  'RECEIPT',
  'ACCEPTANCE',
  'CORRECTION',
  'REFUSAL',
  'SPECIAL_PROCEDURE',
  'EXTENSION',
  'DECISION',
  'DELIVERY_RECEIPT',
  'TERMINATION',
  'REOPENING',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A message that the same statement puts into the outbox. */
export interface OutboxPlan {
  queue: string;
  name: string;
  payload: Record<string, string | number>;
}

/**
 * Everything that one operation changes, as data. Use cases compute it without touching the database; one SQL
 * statement writes it, so that nothing is ever half-written.
 */
export interface CaseChange {
  state?: RequestState;
  /** A request has a decision while it is DECIDED or DELIVERED; leaving these states (重新办理) takes it off. */
  decision?: Decision | null;
  acceptedAt?: Date;
  decidedAt?: Date;
  content?: Buffer;
  /** Goes with a new `content`, whose form may name another place. */
  dutyDivision?: string | null;
  /** Likewise: it may ask for other things. */
  notAsked?: string[];
  /** Changes made by people count towards the version that callers see; routing and signals do not. */
  bumpVersion: boolean;
  events: EventRecord[];
  /** New and changed clocks, whole, with only their NEW events in `newClockEvents`. */
  clocks: ClockRecord[];
  newClockEvents: { clockId: string; sequence: number; event: ClockEventRecord }[];
  checkpoints: CheckpointPlan[];
  /** New and changed tasks, whole. */
  tasks: TaskRecord[];
  notices: NoticePlan[];
  outbox: OutboxPlan[];
}

export const emptyChange = (bumpVersion = true): CaseChange => ({
  bumpVersion,
  events: [],
  clocks: [],
  newClockEvents: [],
  checkpoints: [],
  tasks: [],
  notices: [],
  outbox: [],
});
