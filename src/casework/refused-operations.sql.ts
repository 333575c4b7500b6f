import { jsonRows, statement, type JsonRows } from '../platform/database/index.js';
import { existsForReader, REQUEST_HEAD_COLUMNS, type HeadJson } from '../requests/index.js';

/** $1 number, $2 when, $3 operation, $4 code, $5 message, then who: role, sub, name, department. */
export const KEEP_REFUSED = statement<never>(
  'refused_operation_insert',
  `insert into refused_operation (request_id, at, operation, code, message, actor_kind, actor_sub, actor_name,
    actor_department, centre_code)
  select r.id, $2, $3, $4, $5, $6, $7, $8, $9, r.centre_code from service_request r where r.number = $1`,
);

/** An attempt with the head of its request. */
export type RefusedRow = HeadJson & {
  refused_id: string;
  refused_at: string;
  operation: string;
  code: string;
  message: string;
  actor_kind: string;
  actor_sub: string | null;
  actor_name: string;
  actor_department: string | null;
};

/** Newest first. $1 centre, then request number, operation, department or null; $5 rows before this id; $6 how many; $7 to $9 who reads. */
export const REFUSED_OPERATIONS = statement<JsonRows<RefusedRow>>(
  'refused_operations',
  jsonRows(`select o.id::text as refused_id, o.at as refused_at, o.operation, o.code, o.message, o.actor_kind, o.actor_sub,
     o.actor_name, o.actor_department, ${REQUEST_HEAD_COLUMNS}
   from refused_operation o join service_request r on r.id = o.request_id
   where o.centre_code = $1
     and ($2::text is null or r.number = $2)
     and ($3::text is null or o.operation = $3)
     and ($4::text is null or o.actor_department = $4)
     and ($5::bigint is null or o.id < $5)
     and ${existsForReader(7)}
   order by o.id desc limit $6`),
);
