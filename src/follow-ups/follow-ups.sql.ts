import { statement } from '../platform/database/index.js';
import type { FollowUpRecord } from './follow-up.js';

const COLUMNS = `f.id, f.department, f.kind, f.ledger, f.entry_id as "entryId", f.request_number as "requestNumber",
  f.division_code as "divisionCode", f.person_name as "personName", f.opens_on::text as "opensOn",
  f.due_on::text as "dueOn", f.state, f.overdue, f.assignee_sub as "assigneeSub", f.assignee_name as "assigneeName",
  f.outcome, f.note, f.result, f.done_by_sub as "doneBySub", f.done_by_name as "doneByName", f.closed_at as "closedAt",
  f.version`;

const page = (states: string): string => `select ${COLUMNS} from follow_up f
   where f.department = $1 and ${states} and f.state = any($2::text[]) and not f.ledger = any($3::text[])
     and ($4::text is null or f.kind = $4)
     and ($5::text is null or f.ledger = $5)
     and ($6::date is null or f.due_on <= $6)
     and ($7::text is null or starts_with(f.division_code, $7))
     and ($8::boolean is not true or f.overdue)
     and ($9::text is null or f.assignee_sub = $9)
     and ($13::text is null or starts_with(f.division_code, $13))
     and (f.due_on, f.id) > (coalesce($10::date, '-infinity'), coalesce($11::uuid, '00000000-0000-0000-0000-000000000000'))
   order by f.due_on, f.id limit $12`;

/**
 * A department's follow-ups, what falls due first at the top. $1 department, $2 states, $3 ledgers that are left out,
 * $4 kind, $5 ledger, $6 last due day, $7 beginning of the division code, $8 only overdue ones, $9 assignee, $10 and $11
 * the last one seen, $12 how many, $13 the reader's county.
 */
export const FOLLOW_UPS_PENDING = statement<FollowUpRecord>('follow_up_pending', page(`f.state in ('OPEN','CLAIMED')`));

/** The same in other states, or in any. */
export const FOLLOW_UPS_ANY = statement<FollowUpRecord>('follow_up_any', page('true'));

export interface CountRow {
  key: string;
  scheduled: number;
  open: number;
  overdue: number;
  done: number;
}

const counts = (by: string): string => `select ${by} as key,
    (count(*) filter (where state = 'SCHEDULED'))::int as scheduled,
    (count(*) filter (where state in ('OPEN','CLAIMED')))::int as open,
    (count(*) filter (where state in ('OPEN','CLAIMED') and overdue))::int as overdue,
    (count(*) filter (where state = 'DONE'))::int as done
  from follow_up where department = $1 and not ledger = any($2::text[]) and state <> 'CANCELLED'
    and ($3::text is null or starts_with(division_code, $3))
  group by 1 order by 1`;

/** $1 department, $2 ledgers that are left out, $3 the reader's county. */
export const FOLLOW_UPS_BY_KIND = statement<CountRow>('follow_up_counts_by_kind', counts('kind'));
export const FOLLOW_UPS_BY_DIVISION = statement<CountRow>('follow_up_counts_by_division', counts('division_code'));

export const FOLLOW_UP = statement<FollowUpRecord>(
  'follow_up_by_id',
  `select ${COLUMNS} from follow_up f where f.id = $1`,
);

export const LOCK_FOLLOW_UP = statement<FollowUpRecord>(
  'follow_up_lock',
  `select ${COLUMNS} from follow_up f where f.id = $1 for update`,
);

/** $1 id, $2 state, $3 and $4 who has it. */
export const MOVE_FOLLOW_UP = statement<FollowUpRecord>(
  'follow_up_move',
  `update follow_up f set state = $2, assignee_sub = $3, assignee_name = $4, version = version + 1
   where f.id = $1 returning ${COLUMNS}`,
);

/** $1 id, $2 outcome, $3 note, $4 encrypted result, $5 and $6 who, $7 when. */
export const RECORD_FOLLOW_UP = statement<FollowUpRecord>(
  'follow_up_record',
  `update follow_up f set state = 'DONE', outcome = $2, note = $3, result = $4, done_by_sub = $5, done_by_name = $6,
     closed_at = $7, version = version + 1
   where f.id = $1 returning ${COLUMNS}`,
);

/** A department and kind of which something was flipped. */
export interface FlippedRow {
  department: string;
  kind: string;
  count: number;
}

const flip = (due: string, change: string): string => `with due as (
     select id from follow_up where ${due} limit $2 for update skip locked
   ), flipped as (
     update follow_up f set ${change} from due where f.id = due.id returning f.department, f.kind
   )
   select department, kind, count(*)::int as count from flipped group by 1, 2`;

/** One batch of those whose time has come. $1 today, $2 how many. */
export const OPEN_BATCH = statement<FlippedRow>(
  'follow_up_open_batch',
  flip(`state = 'SCHEDULED' and opens_on <= $1::date order by opens_on`, `state = 'OPEN', version = f.version + 1`),
);

/**
 * One batch of those that are late from today on. $1 today, $2 how many. The version stays: whoever is about to record
 * one has read nothing that changed.
 */
export const OVERDUE_BATCH = statement<FlippedRow>(
  'follow_up_overdue_batch',
  flip(`state in ('OPEN','CLAIMED') and not overdue and due_on < $1::date order by due_on`, `overdue = true`),
);
