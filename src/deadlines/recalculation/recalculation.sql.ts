import { jsonRows, statement, type JsonRows } from '../../platform/database/index.js';
import { CLOCK_COLUMNS, type ClockRow } from '../../requests/index.js';

/** How many clocks of open requests were reckoned by an older revision than the newest. */
export const CLOCKS_BEHIND = statement<{ behind: number }>(
  'recalculation_behind',
  `select count(*)::int as behind from clock
   where state <> 'STOPPED' and basis < (select coalesce(max(revision), 0) from reckoning_basis)`,
);

/** $1 revision. */
export const ANY_BEHIND = statement<{ behind: boolean }>(
  'recalculation_any_behind',
  `select exists (select from clock where state <> 'STOPPED' and basis < $1) as behind`,
);

/**
 * The next clocks that are behind, locked with their requests until the transaction ends. Busy ones are skipped, as
 * the sweep does, so that nobody waits for anybody; they are found again from the start of the list.
 * $1 revision, $2 and $3 after which revision and clock, $4 how many.
 */
export const CLAIM_BEHIND = statement<{ id: string; basis: number }>(
  'recalculation_claim',
  `select c.id, c.basis from clock c join service_request r on r.id = c.request_id
   where c.state <> 'STOPPED' and c.basis < $1 and (c.basis, c.id) > ($2, $3::uuid)
   order by c.basis, c.id limit $4
   for no key update of c, r skip locked`,
);

/** One clock as it is stored, with all that its due date and its alarms follow from. Instants are ISO text. */
export interface BehindRow extends ClockRow {
  division_code: string;
  centre_code: string;
  item_code: string;
  lead_department: string;
  events: { kind: string; at: string; detail: unknown }[];
  /** The next alarm, and those that come after it. */
  armed: (AlarmRow & { later: AlarmRow[] | null }) | null;
  /** Cards that were raised for it. */
  cards: { rule: string; at: string }[] | null;
}

interface AlarmRow {
  kind: string;
  at: string;
  rules: number[];
  signal: string | null;
}

/**
 * Read after the lock was taken, by a statement of its own: what the locking one would see of other tables could be
 * older than the rows that it locks. $1 ids.
 */
export const READ_BEHIND = statement<JsonRows<BehindRow>>(
  'recalculation_read',
  jsonRows(`select ${CLOCK_COLUMNS}, r.division_code, r.centre_code, r.item_code, r.lead_department,
     (select json_agg(json_build_object('kind', e.kind, 'at', e.at, 'detail', e.detail) order by e.sequence)
        from clock_event e where e.clock_id = c.id) as events,
     (select json_build_object('kind', p.kind, 'at', p.due_at, 'rules', p.rules, 'signal', p.signal, 'later', p.later)
        from checkpoint p where p.clock_id = c.id and p.state = 'armed') as armed,
     (select json_agg(json_build_object('rule', w.code, 'at', k.raised_at))
        from warning_card k join warning_rule w on w.id = k.rule_id
       where k.request_id = c.request_id and k.clock_id = c.id) as cards
   from clock c join service_request r on r.id = c.request_id where c.id = any($1::uuid[])`),
);

/** A clock that comes out otherwise than it is stored, as the JSON parameter of {@link WRITE_RECALCULATED} has it. */
export interface RecalculatedJson {
  id: string;
  request_id: string;
  kind: string;
  due_at: Date | null;
  due_on: string | null;
  provisional: boolean;
  /** The due date is another one: the trail tells, and so is the applicant told. */
  moved: boolean;
  note: string | null;
  data: Record<string, unknown> | null;
  /** The alarm to arm, if there is any; what it replaces goes. */
  alarm: string | null;
  alarm_at: Date | null;
  precise: boolean;
  rules: number[];
  signal: string | null;
  later: unknown;
}

/**
 * One batch: clocks, their armed checkpoints, one event per due date that moved, and a message to the applicant whose
 * promised or legal date it is. Locks: see {@link CLAIM_BEHIND}.
 * $1 clocks that come out otherwise as JSON, $2 revision, $3 ids of those that do not, $4 now.
 */
export const WRITE_RECALCULATED = statement<{ moved: number }>(
  'recalculation_write',
  `with changed as materialized (
  select i.* from jsonb_to_recordset($1::jsonb) as i(id uuid, request_id uuid, kind text, due_at timestamptz, due_on date,
    provisional boolean, moved boolean, note text, data jsonb, alarm text, alarm_at timestamptz, precise boolean,
    rules int[], signal text, later jsonb)
), stamped as (
  update clock set basis = $2 where id = any($3::uuid[])
), clocks as (
  update clock c set due_at = i.due_at, due_on = i.due_on, provisional = i.provisional, basis = $2
  from changed i where c.id = i.id
), armed as (
  insert into checkpoint (clock_id, request_id, kind, due_at, precise, rules, signal, later)
  select i.id, i.request_id, i.alarm, i.alarm_at, i.precise, i.rules, i.signal, i.later
  from changed i where i.alarm is not null
  on conflict (clock_id) where state = 'armed' do update set kind = excluded.kind, due_at = excluded.due_at,
    rules = excluded.rules, signal = excluded.signal, later = excluded.later, revision = checkpoint.revision + 1
), disarmed as (
  update checkpoint p set state = 'cancelled'
  from changed i where p.clock_id = i.id and p.state = 'armed' and i.alarm is null
), requests as (
  update service_request r set last_sequence = last_sequence + m.events, revision = revision + 1
  from (select request_id, count(*)::int as events from changed where moved group by request_id) m
  where r.id = m.request_id
  returning r.id, r.last_sequence - m.events as base, r.has_phone
), moving as materialized (
  select i.*, r.has_phone, r.base + row_number() over (partition by r.id order by i.id) as sequence
  from changed i join requests r on r.id = i.request_id where i.moved
), events as (
  insert into request_event (request_id, sequence, at, kind, actor_kind, actor_name, note, data)
  select request_id, sequence, $4, 'DUE_DATE_CHANGED', 'system', '系统', note, data from moving
), told as (
  insert into notification (address, kind, request_id, cause, detail)
  select 'applicant:' || request_id, 'DUE_DATE_CHANGED', request_id, 'due-date:' || id || ':' || $2,
    jsonb_build_object('clock', kind, 'from', data->'from', 'to', data->'to')
  from moving where has_phone and kind in ('PROMISED','LEGAL')
  on conflict (cause, address) do nothing
)
select count(*)::int as moved from changed where moved`,
);

/** Tasks of the inbox follow their step's clock, else the first of the request's that falls due. $1 ids of requests. */
export const REFRESH_DUES = statement<never>(
  'recalculation_refresh_dues',
  `update task t set due_at = coalesce(case when d.has_own then d.own else d.first end, 'infinity')
   from task k, lateral (
     select bool_or(c.task_id = k.id and c.kind = 'STEP') as has_own,
       max(c.due_at) filter (where c.task_id = k.id and c.kind = 'STEP') as own,
       min(c.due_at) filter (where c.kind <> 'STEP' and c.state = 'RUNNING') as first
     from clock c where c.request_id = k.request_id and c.state <> 'STOPPED'
   ) d
   where k.request_id = any($1::uuid[]) and k.state in ('OPEN','CLAIMED') and t.id = k.id`,
);
