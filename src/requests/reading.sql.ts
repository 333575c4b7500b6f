import { jsonRows, statement, type JsonRows } from '../platform/database/index.js';
import {
  CLOCK_COLUMNS,
  REQUEST_HEAD_COLUMNS,
  TASK_COLUMNS,
  type ClockRow,
  type HeadColumns,
  type TaskRow,
} from './case-file/index.js';
import { existsForReader, readerOf } from './reader-scope.js';

export type HeadRow = HeadColumns & { departments: string[] };

/** As `departmentsOf` has it: a department whose part fell away (按需) is none of them. */
const ASKED = 't.request_id = r.id and t.step_id <> all(r.not_asked)';
const DEPARTMENTS = `array(select distinct t.department from task t where ${ASKED}) as departments`;

export const REQUEST_HEAD = statement<HeadRow>(
  'request_head',
  `select ${REQUEST_HEAD_COLUMNS}, ${DEPARTMENTS} from service_request r where r.number = $1`,
);

/** What one page of requests is asked for. Empty filters are null. */
export interface ListValues {
  /** Requests taken in at this centre, or null. */
  centre: string | null;
  /** Requests this department leads or works on, or null. */
  department: string | null;
  states: string[] | null;
  item: string | null;
  signal: string | null;
  receivedFrom: Date | null;
  receivedBefore: Date | null;
  /** A number, or the beginning of the applicant's name. */
  text: string | null;
  /** Keyset: rows before this instant and id, newest first. */
  afterAt: Date | null;
  afterId: string | null;
  limit: number;
  reader: ReturnType<typeof readerOf>;
}

/** Newest first; the caller's scope is part of the query, so nothing outside of it is ever read. */
export const REQUEST_LIST = statement<HeadRow>(
  'request_list',
  `select ${REQUEST_HEAD_COLUMNS}, ${DEPARTMENTS} from service_request r
   where ($1::text is null or r.centre_code = $1)
     and ($2::text is null or r.lead_department = $2
       or exists (select from task t where ${ASKED} and t.department = $2))
     and ($3::text[] is null or r.state = any($3))
     and ($4::text is null or r.item_code = $4)
     and ($5::text is null or r.signal = $5)
     and ($6::timestamptz is null or r.received_at >= $6)
     and ($7::timestamptz is null or r.received_at < $7)
     and ($8::text is null or r.number = upper($8) or starts_with(r.applicant_name, $8))
     and ($9::timestamptz is null or (r.received_at, r.id) < ($9, $10::uuid))
     and ${existsForReader(12)}
   order by r.received_at desc, r.id desc
   limit $11`,
);

export const listParameters = (list: ListValues): unknown[] => [
  list.centre,
  list.department,
  list.states,
  list.item,
  list.signal,
  list.receivedFrom,
  list.receivedBefore,
  list.text,
  list.afterAt,
  list.afterId,
  list.limit,
  ...list.reader,
];

export const CLOCKS_OF = statement<JsonRows<ClockRow>>(
  'request_clocks',
  jsonRows(`select ${CLOCK_COLUMNS} from clock c where c.request_id = any($1::uuid[]) order by c.id`),
);
export const CLOCK_EVENTS_OF = statement<{ clock_id: string; events: { kind: string; at: string; detail: unknown }[] }>(
  'request_clock_events',
  `select clock_id, jsonb_agg(jsonb_build_object('kind', kind, 'at', at, 'detail', detail) order by sequence) as events
   from clock_event where clock_id = any($1::uuid[]) group by clock_id`,
);
export const TASKS_OF = statement<JsonRows<TaskRow & { request_id: string }>>(
  'request_tasks',
  jsonRows(`select t.request_id, ${TASK_COLUMNS} from task t where t.request_id = any($1::uuid[]) order by t.id`),
);
export const NOTICES_OF = statement<{
  request_id: string;
  number: string;
  kind: string;
  issued_at: Date;
  body: Record<string, unknown>;
  digest: string;
}>(
  'request_notices',
  `select request_id, number, kind, issued_at, body, digest from notice where request_id = any($1::uuid[])
   order by issued_at, array_position('{RECEIPT,ACCEPTANCE,CORRECTION,REFUSAL,SPECIAL_PROCEDURE,EXTENSION,DECISION,
     DELIVERY_RECEIPT,TERMINATION,REOPENING}'::text[], kind), number`,
);
export interface EventRow {
  sequence: number;
  at: Date;
  kind: string;
  actor_kind: string;
  actor_sub: string | null;
  actor_name: string;
  actor_department: string | null;
  actor_centre: string | null;
  from_state: string | null;
  to_state: string | null;
  note: string | null;
}
export const EVENTS_OF = statement<EventRow>(
  'request_events',
  `select sequence, at, kind, actor_kind, actor_sub, actor_name, actor_department, actor_centre, from_state, to_state, note
   from request_event where request_id = $1 and sequence > $2 order by sequence limit $3`,
);
