import { jsonRows, statement, type JsonRows } from '../../platform/database/index.js';
import { existsForReader } from '../../requests/index.js';

export interface NotificationRow {
  id: number;
  kind: string;
  detail: Record<string, unknown> | null;
  created_at: string;
  sent_at: string;
  read_at: string | null;
  number: string | null;
  item_code: string | null;
  item_version: number | null;
}

const COLUMNS = `n.id, n.kind, n.detail, n.created_at, n.sent_at, d.at as read_at, r.number, r.item_code, r.item_version`;
const JOINS = `left join service_request r on r.id = n.request_id
   left join notification_read d on d.sub = $2 and d.notification_id = n.id`;

/**
 * Messages about requests that do not exist for the reader, or for their department in another county, are left out
 * before anything is counted or limited.
 */
const visible = (message: string, reader: number): string =>
  `(${message}.county is null or $${reader + 2}::text is null or ${message}.county = $${reader + 2}) and
   (${message}.request_id is null or ($${reader}::boolean and $${reader + 2}::text is null) or exists (
       select from service_request r where r.id = ${message}.request_id and ${existsForReader(reader)}))`;

/** Each address is read from its own end of the index; `of` are the rows of one address, at most a page of them. */
const page = (of: string): string =>
  jsonRows(`select ${COLUMNS}
   from unnest($1::text[]) a(address)
   cross join lateral (${of}) n
   ${JOINS}
   order by n.id desc
   limit $4`);

/**
 * A page of what was sent to the addresses $1, newest first, as $2 (a `sub`) has read it: before the id $3, so many as
 * $4; $5 to $7 who reads.
 */
export const NOTIFICATION_PAGE = statement<JsonRows<NotificationRow>>(
  'notification_page',
  page(`select * from notification m
     where m.address = a.address and m.sent_at is not null and m.id < $3::bigint and ${visible('m', 5)}
     order by m.id desc limit $4`),
);

/** The same of what $2 has not read. Of each address the newest $8 are looked at, as for the count. */
export const UNREAD_PAGE = statement<JsonRows<NotificationRow>>(
  'notification_unread_page',
  page(`select * from (
       select * from notification m
       where m.address = a.address and m.sent_at is not null and ${visible('m', 5)} order by m.id desc limit $8
     ) m
     where m.id < $3::bigint
       and not exists (select from notification_read x where x.sub = $2 and x.notification_id = m.id)
     order by m.id desc limit $4`),
);

/** Some of what was sent, by id $1, as $2 has read it, newest first. $3 to $5 who reads. */
export const NOTIFICATIONS_BY_ID = statement<JsonRows<NotificationRow>>(
  'notification_by_id',
  jsonRows(`select ${COLUMNS} from notification n ${JOINS}
   where n.id = any($1::bigint[]) and n.sent_at is not null and ${visible('n', 3)} order by n.id desc`),
);

/** $1 addresses, $2 sub, $3 how many of each address are looked at, $4 how far it is counted, $5 to $7 who reads. */
export const UNREAD_COUNT = statement<{ unread: number }>(
  'notification_unread',
  `select count(*)::int as unread from (
   select
   from unnest($1::text[]) a(address)
   cross join lateral (
     select m.id from notification m
     where m.address = a.address and m.sent_at is not null and ${visible('m', 5)} order by m.id desc limit $3
   ) n
   where not exists (select from notification_read d where d.sub = $2 and d.notification_id = n.id)
   limit $4
 ) counted`,
);

/**
 * Marks the messages $1 as read by $3 at $4, if all of them were sent to the addresses $2; else none. $5 to $7 who reads.
 * @returns those that were found: fewer than asked for means that nothing was written
 */
export const MARK_READ = statement<{ id: number }>(
  'notification_mark_read',
  `with known as (
  select id from notification n
  where id = any($1::bigint[]) and address = any($2::text[]) and sent_at is not null and ${visible('n', 5)}
), marked as (
  insert into notification_read (sub, notification_id, at)
  select $3, id, $4 from known where (select count(*) from known) = cardinality($1::bigint[])
  on conflict do nothing
)
select id from known`,
);
