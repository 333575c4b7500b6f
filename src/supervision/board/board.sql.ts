import { statement } from '../../platform/database/index.js';
import { existsForReader, ROUTE_REQUEST } from '../../requests/index.js';

/** Numbers of one row. */
export interface BoardCounts {
  open: number;
  yellow: number;
  red: number;
  paused: number;
  provisional: number;
  unrouted: number;
  due_today: number;
  due_this_week: number;
  /** By bucket of `OVERDUE_BUCKETS`. */
  late: number[];
}

export interface GroupCounts extends BoardCounts {
  code: string | null;
}

export interface OfficerCounts extends GroupCounts {
  name: string | null;
  /** The one row that counts every request once. */
  is_total: boolean;
}

/**
 * For the transaction of one board. How a board is best counted depends on whose it is – two thousand requests or a
 * hundred thousand – so it is planned for its values; it is grouped in memory, where the default would use files; and
 * compiling the plan would take longer than running it.
 */
export const PLAN_FOR_VALUES = statement<never>(
  'board_plan_for_values',
  `select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '64MB', true),
     set_config('jit', 'off', true)`,
);

/** As the partial index service_request_open has it. $8 to $10 who reads. */
const OPEN = `r.state in ('RECEIVED','CORRECTION','ACCEPTED','IN_PROGRESS','SUSPENDED') and ${existsForReader(8)}`;
const REQUEST = `select r.id, r.centre_code, r.lead_department, r.item_code, r.state, r.signal from service_request r`;

/** $1 centre. */
const OF_CENTRE = `${REQUEST} where ${OPEN} and r.centre_code = $1`;

/** $1 department. What it has in hand for others is found through its tasks on items that it does not own. */
const OF_DEPARTMENT = `${REQUEST} where ${OPEN} and r.lead_department = $1
   union all
   ${REQUEST} where ${OPEN} and r.lead_department <> $1 and r.id in (
     select t.request_id from task t where t.department = $1 and t.state in ('OPEN','CLAIMED')
       and t.item_code not in (select v.code from service_item_version v where v.department = $1))`;

/**
 * The requests with their binding date. $2 leading department or null, $3 item or null.
 * An outbox row lives until its consumer has recorded it, so what is routed to nobody yet is known from there, and a
 * jam costs little: "distinct" keeps the list a hash table however long it is.
 */
const dated = (scope: string, code: string): string => `with dated as (
   select r.id, ${code} as code, d.due_at, coalesce(d.provisional, false) as provisional,
     r.signal = 'YELLOW' as yellow, r.signal = 'RED' as red, r.state in ('SUSPENDED','CORRECTION') as paused,
     r.id in (select distinct (o.payload->>'requestId')::uuid from outbox o where o.name = '${ROUTE_REQUEST.name}')
       as unrouted
   from (${scope}) r
   left join lateral (
     select c.due_at, c.provisional from clock c
     where c.request_id = r.id and c.state = 'RUNNING' and c.kind <> 'STEP' order by c.due_at limit 1
   ) d on true
   where ($2::text is null or r.lead_department = $2) and ($3::text is null or r.item_code = $3)
 )`;

const counted = (condition: string): string => `(count(*) filter (where ${condition}))::int`;
const since = (bucket: number): string => `($7::timestamptz[])[${bucket}]`;

/** $4 now, $5 end of today, $6 end of the week, $7 the five instants of `BoardDays.lateSince`. */
const COUNTS = `count(*)::int as open, ${counted('yellow')} as yellow, ${counted('red')} as red, ${counted('paused')} as paused,
   ${counted('provisional')} as provisional, ${counted('unrouted')} as unrouted,
   ${counted('due_at > $4 and due_at <= $5')} as due_today,
   ${counted('due_at > $4 and due_at <= $6')} as due_this_week,
   array[
     ${counted(`due_at <= $4 and due_at > ${since(1)}`)},
     ${[1, 2, 3, 4].map((bucket) => counted(`due_at <= ${since(bucket)} and due_at > ${since(bucket + 1)}`)).join(',\n     ')},
     ${counted(`due_at <= ${since(5)}`)}
   ] as late`;

/** $11 DEPARTMENT, CENTRE or ITEM. */
const GROUP = `case $11::text when 'DEPARTMENT' then r.lead_department when 'CENTRE' then r.centre_code else r.item_code end`;

const byGroup = (scope: string): string => `${dated(scope, GROUP)}
 select code, ${COUNTS} from dated group by code`;

/**
 * An officer with two tasks of one request has it once, with the date of the earlier one.
 * @param tasks condition on the tasks that count
 */
const byOfficer = (scope: string, tasks: string): string => `${dated(scope, 'null::text')}, held as (
   select d.yellow, d.red, d.paused, d.provisional, d.unrouted, t.assignee_sub as code, max(t.assignee_name) as name,
     min(coalesce(t.due_at, d.due_at)) as due_at
   from dated d left join task t on t.request_id = d.id and t.state in ('OPEN','CLAIMED') and ${tasks}
   group by d.id, d.yellow, d.red, d.paused, d.provisional, d.unrouted, t.assignee_sub
 )
 select false as is_total, code, max(name) as name, ${COUNTS} from held group by code
 union all
 select true, null, null, ${COUNTS} from dated`;

export const BOARD_OF_CENTRE = statement<GroupCounts>('board_of_centre', byGroup(OF_CENTRE));
export const BOARD_OF_DEPARTMENT = statement<GroupCounts>('board_of_department', byGroup(OF_DEPARTMENT));

export const OFFICERS_OF_CENTRE = statement<OfficerCounts>('board_officers_of_centre', byOfficer(OF_CENTRE, 'true'));
export const OFFICERS_OF_DEPARTMENT = statement<OfficerCounts>(
  'board_officers_of_department',
  byOfficer(OF_DEPARTMENT, 't.department = $1'),
);
