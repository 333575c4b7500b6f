import { jsonRows, statement, type JsonRows } from '../../platform/database/index.js';
import { existsForReader, REQUEST_HEAD_COLUMNS, type HeadJson } from '../../requests/index.js';
import type { Holder } from './addressee.js';
import type { ReminderKind, ReminderRecord, ReminderState } from './reminder.js';

/** A reminder read as JSON. Names carry a prefix, so that a query may join the request's columns. */
export interface ReminderRow {
  reminder_id: string;
  reminder_request_id: string;
  reminder_kind: string;
  reminder_centre_code: string;
  reminder_department: string | null;
  reminder_county: string | null;
  reminder_text: string;
  asked_by_kind: string;
  asked_by_sub: string;
  asked_by_name: string;
  asked_at: string;
  answer_due_at: string;
  answer_due_on: string;
  reminder_state: string;
  answer: string | null;
  answered_by_kind: string | null;
  answered_by_sub: string | null;
  answered_by_name: string | null;
  answered_at: string | null;
}
const REMINDER_COLUMNS = `m.id as reminder_id, m.request_id as reminder_request_id, m.kind as reminder_kind,
  m.centre_code as reminder_centre_code, m.department as reminder_department, m.county as reminder_county, m.text as reminder_text, m.asked_by_kind,
  m.asked_by_sub, m.asked_by_name, m.asked_at, m.answer_due_at, m.answer_due_on, m.state as reminder_state, m.answer,
  m.answered_by_kind, m.answered_by_sub, m.answered_by_name, m.answered_at`;

export const reminderOfRow = (row: ReminderRow): ReminderRecord => ({
  id: row.reminder_id,
  requestId: row.reminder_request_id,
  kind: row.reminder_kind as ReminderKind,
  centreCode: row.reminder_centre_code,
  department: row.reminder_department,
  county: row.reminder_county,
  text: row.reminder_text,
  askedByKind: row.asked_by_kind,
  askedBySub: row.asked_by_sub,
  askedByName: row.asked_by_name,
  askedAt: new Date(row.asked_at),
  answerDueAt: new Date(row.answer_due_at),
  answerDueOn: row.answer_due_on,
  state: row.reminder_state as ReminderState,
  answer: row.answer,
  answeredByKind: row.answered_by_kind,
  answeredBySub: row.answered_by_sub,
  answeredByName: row.answered_by_name,
  answeredAt: row.answered_at === null ? null : new Date(row.answered_at),
});

/** How often and when last a request was reminded of by one of the staff ($2), or for the resident ($2 null). */
export const EARLIER_REMINDERS = statement<{ times: number; last_at: Date | null }>(
  'reminder_earlier',
  `select count(*)::int as times, max(asked_at) as last_at from reminder
   where request_id = $1 and kind = 'REMINDER'
     and case when $2::text is null then asked_by_kind = 'partner' else asked_by_sub = $2 end`,
);

export const INSERT_REMINDER = statement<never>(
  'reminder_insert',
  `insert into reminder (id, request_id, kind, centre_code, department, county, text, asked_by_kind, asked_by_sub,
     asked_by_name, asked_at, answer_due_at, answer_due_on)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
);

export const REMINDER_BY_ID = statement<JsonRows<ReminderRow & HeadJson>>(
  'reminder_by_id',
  jsonRows(`select ${REMINDER_COLUMNS}, ${REQUEST_HEAD_COLUMNS}
   from reminder m join service_request r on r.id = m.request_id where m.id = $1`),
);

/** Answers once: no row when somebody has answered already. */
export const ANSWER_REMINDER = statement<{ id: string }>(
  'reminder_answer',
  `update reminder set state = 'ANSWERED', answer = $2, answered_by_kind = $3, answered_by_sub = $4,
     answered_by_name = $5, answered_at = $6
   where id = $1 and state <> 'ANSWERED' returning id`,
);

const page = (scope: string): string =>
  jsonRows(`select ${REMINDER_COLUMNS}, ${REQUEST_HEAD_COLUMNS}
   from reminder m join service_request r on r.id = m.request_id
   where ${scope}
     and ($2::text[] is null or m.state = any($2))
     and ($3::text is null or m.kind = $3)
     and ($4::text is null or r.number = $4)
     and ($5::timestamptz is null or coalesce(m.answered_at, $5) >= m.answer_due_at)
     and ($6::uuid is null or m.id < $6)
     and ${existsForReader(8)}
   order by m.id desc limit $7`);

/**
 * Newest first (ids are made in order of time). $1 centre or department, $2 states, $3 kind, $4 number, $5 now when
 * only late ones are asked for, $6 the last one seen, $7 how many, $8 to $10 who reads.
 */
export const REMINDERS_OF_CENTRE = statement<JsonRows<ReminderRow & HeadJson>>(
  'reminder_page_of_centre',
  page('m.centre_code = $1'),
);
export const REMINDERS_OF_DEPARTMENT = statement<JsonRows<ReminderRow & HeadJson>>(
  'reminder_page_of_department',
  page('m.department = $1 and ($10::text is null or m.county is null or m.county = $10)'),
);

export const REMINDERS_OF_REQUESTS = statement<JsonRows<ReminderRow>>(
  'reminder_of_requests',
  jsonRows(`select ${REMINDER_COLUMNS} from reminder m where m.request_id = any($1::uuid[]) order by m.id desc`),
);

/** Answers that are late and not yet said to be. $1 now, $2 how many. */
export const ANSWERS_DUE = statement<{ id: string }>(
  'reminder_answers_due',
  `select id from reminder where state = 'OPEN' and answer_due_at <= $1 order by answer_due_at limit $2`,
);

/** Locks one late reminder with its request; no row when another process has it, or flipped it. $1 id, $2 now. */
export const LOCK_LATE_REMINDER = statement<Holder & { request_id: string; kind: string }>(
  'reminder_lock_late',
  `select m.request_id, m.kind, m.department, m.county from reminder m join service_request r on r.id = m.request_id
   where m.id = $1 and m.state = 'OPEN' and m.answer_due_at <= $2
   for update of m, r skip locked`,
);

export const FLIP_LATE_REMINDER = statement<never>(
  'reminder_flip_late',
  `update reminder set state = 'OVERDUE' where id = $1 and state = 'OPEN'`,
);
