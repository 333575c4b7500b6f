import { jsonRows, statement, type JsonRows } from '../platform/database/index.js';
import { existsForReader, REQUEST_HEAD_COLUMNS, TASK_COLUMNS, type HeadJson, type TaskRow } from '../requests/index.js';

/** A task with the head of its request; `due_at` is null where the clock stands. */
export type InboxRow = HeadJson & TaskRow;

const AFTER = (at: number, id: number): string =>
  `(t.due_at, t.id) > (coalesce($${at}::timestamptz, case when $${id}::uuid is null then '-infinity' else 'infinity' end::timestamptz),
      coalesce($${id}::uuid, '00000000-0000-0000-0000-000000000000'))`;

/** $10 to $12 are who reads. An officer of a county has an index of their own, so that pages stay quick in a province. */
const page = (states: string, place = 'true'): string =>
  jsonRows(`select ${TASK_COLUMNS}, ${REQUEST_HEAD_COLUMNS}
   from task t join service_request r on r.id = t.request_id
   where t.department = $1 and ${place} and ${states} and t.state = any($2::text[])
     and ($3::text is null or t.item_code = $3)
     and ($4::text is null or t.centre_code = $4)
     and ($5::text is null or r.signal = $5)
     and ($6::text is null or t.assignee_sub = $6)
     and ${existsForReader(10)}
     and ${AFTER(7, 8)}
   order by t.due_at, t.id limit $9`);

const PENDING = `t.state in ('OPEN','CLAIMED')`;

/** What waits in a department's inbox, what falls due first at the top. Uses the index on pending tasks only. */
export const INBOX_PENDING = statement<JsonRows<InboxRow>>('inbox_pending', page(PENDING));
export const INBOX_PENDING_OF_COUNTY = statement<JsonRows<InboxRow>>(
  'inbox_pending_of_county',
  page(PENDING, 't.county = $12'),
);

/** What fell away (按需) was never anybody's work; nothing that is pending did. */
const ASKED = 't.step_id <> all(r.not_asked)';

/** Tasks in other states, or in any: the history of a department's work. */
export const INBOX_ANY = statement<JsonRows<InboxRow>>('inbox_any', page(ASKED));
export const INBOX_ANY_OF_COUNTY = statement<JsonRows<InboxRow>>('inbox_any_of_county', page(ASKED, 't.county = $12'));

export const TASK_BY_ID = statement<JsonRows<InboxRow>>(
  'task_by_id',
  jsonRows(`select ${TASK_COLUMNS}, ${REQUEST_HEAD_COLUMNS}
   from task t join service_request r on r.id = t.request_id where t.id = $1`),
);

/** Returned tasks that nobody has sent on yet, oldest first. $1 centre or null; $4 to $6 who reads. */
export const RETURNED_TASKS = statement<JsonRows<InboxRow>>(
  'task_returned_page',
  jsonRows(`select ${TASK_COLUMNS}, ${REQUEST_HEAD_COLUMNS}
   from task t join service_request r on r.id = t.request_id
   where t.state = 'RETURNED' and ($1::text is null or t.centre_code = $1)
     and r.state in ('ACCEPTED','IN_PROGRESS','SUSPENDED')
     and not exists (select from task n where n.request_id = t.request_id and n.step_id = t.step_id and n.round > t.round)
     and ($2::uuid is null or t.id > $2)
     and ${existsForReader(4)}
   order by t.id limit $3`),
);
