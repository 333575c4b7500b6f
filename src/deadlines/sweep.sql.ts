import { statement } from '../platform/database/index.js';

export interface FiredRow {
  checkpoint_id: number;
  request_id: string;
  number: string | null;
  clock_kind: string;
  kind: string;
  signal: string | null;
  /** false: the clock was not in the state that the alarm is about any more, the checkpoint was only put away */
  live: boolean;
}

/**
 * One batch of due checkpoints. Each fires once: its row then holds the clock's next alarm, or is `fired` after the last
 * one. Its clock and request show the signal, cards are raised by its rules with an event each, and what takes effect by
 * the passing of a limit (an overdue acceptance, a silence that consents) is handed on through the outbox: all in this
 * statement. Whoever changes a clock holds its request's row, so only that is locked, and busy ones are skipped (the next
 * batch finds them): a sweep never waits for a clerk nor deadlocks with one. A checkpoint that changed before the lock was
 * got has another revision and is left to the next batch. The lock comes before the other joins, because a second worker
 * passes over all rows of the first. An alarm that comes again for a card that was withdrawn shows no signal (RED comes
 * before YELLOW).
 * $1 now, $2 batch size, $3 queue of what takes effect.
 */
export const SWEEP_BATCH = statement<FiredRow>(
  'deadline_sweep',
  `with locked as (
  select p.id, p.revision, p.clock_id, p.request_id, p.kind, p.due_at, p.rules, p.signal, p.later, r.number,
    r.centre_code, r.item_code, r.duty_division, case when r.first_contact_kind = 'clerk' then r.submitter end as clerk_sub,
    r.first_contact_name
  from checkpoint p join service_request r on r.id = p.request_id
  where p.state = 'armed' and p.due_at <= $1
  order by p.due_at
  limit $2
  for no key update of r skip locked
), due as (
  select p.id, p.revision, p.clock_id, p.request_id, p.kind, p.due_at, p.rules, p.later, p.number, p.centre_code,
    p.item_code, p.duty_division, p.clerk_sub, p.first_contact_name,
    case when (select true from warning_card k where k.request_id = p.request_id and k.state = 'WITHDRAWN' limit 1)
      then (
        select min(w.level) from unnest(p.rules) as spoken(rule_id) join warning_rule w on w.id = spoken.rule_id
        where not exists (select from warning_card k where k.request_id = p.request_id and k.state = 'WITHDRAWN'
          and k.cause = w.code || ':' || p.clock_id || ':' || extract(epoch from p.due_at)::bigint)
      ) else p.signal end as signal,
    c.kind as clock_kind, c.silence_consents, c.department, c.task_id,
    c.state = case p.kind when 'PAUSE' then 'PAUSED' else 'RUNNING' end as live
  from locked p join clock c on c.id = p.clock_id
), fired as (
  update checkpoint p set fired_at = $1, revision = p.revision + 1,
    state = case when not due.live then 'cancelled' when n.at is null then 'fired' else 'armed' end,
    kind = coalesce(n.kind, p.kind), due_at = coalesce(n.at, p.due_at), rules = coalesce(n.rules, p.rules),
    signal = case when n.at is null then p.signal else n.signal end, later = nullif(p.later - 0, '[]')
  from due left join jsonb_to_record(due.later->0) as n(kind text, at timestamptz, rules int[], signal text) on due.live
  where p.id = due.id and p.state = 'armed' and p.revision = due.revision
  returning due.*
), shown as (
  update clock c set signal = f.signal
  from fired f where c.id = f.clock_id and f.live and f.signal is not null and c.signal not in ('RED', f.signal)
), cards as (
  insert into warning_card (rule_id, level, request_id, cause, clock_id, clock_kind, centre_code, item_code, department,
    officer_sub, officer_name, raised_at)
  select w.id, w.level, f.request_id, w.code || ':' || f.clock_id || ':' || extract(epoch from f.due_at)::bigint,
    f.clock_id, f.clock_kind, f.centre_code, f.item_code, f.department,
    case when f.department is null then f.clerk_sub else t.assignee_sub end,
    case when f.department is null then f.first_contact_name else t.assignee_name end, $1
  from fired f cross join unnest(f.rules) as spoken(rule_id) join warning_rule w on w.id = spoken.rule_id
  left join lateral (
    select t.assignee_sub, t.assignee_name from task t
    where t.request_id = f.request_id and t.department = f.department and t.state = 'CLAIMED'
      and case when f.task_id is null then t.duty_division is not distinct from f.duty_division else t.id = f.task_id end
    order by t.id limit 1
  ) t on true
  where f.live
  on conflict (request_id, cause) do nothing
  returning id, request_id, clock_id, rule_id, level
), raised as (
  select request_id, count(*) as cards from cards group by request_id
), per_request as (
  select f.request_id, bool_or(f.signal = 'RED') as red, bool_or(f.signal = 'YELLOW') as yellow,
    coalesce(min(k.cards), 0) as raised
  from fired f left join raised k using (request_id)
  where f.live and f.signal is not null group by f.request_id
), requests as (
  update service_request r set last_sequence = last_sequence + g.raised, revision = revision + 1,
    signal = case when g.red or r.signal = 'RED' then 'RED' when g.yellow then 'YELLOW' else r.signal end
  from per_request g where r.id = g.request_id
  returning r.id, r.last_sequence - g.raised as base
), events as (
  insert into request_event (request_id, sequence, at, kind, actor_kind, actor_name, data)
  select r.id, r.base + row_number() over (partition by r.id order by k.id), $1, 'SIGNAL_RAISED', 'system', '系统',
    jsonb_build_object('clock', f.clock_kind, 'checkpoint', f.kind, 'signal', k.level, 'card', k.id, 'rule', k.rule_id)
  from cards k join requests r on r.id = k.request_id join fired f on f.clock_id = k.clock_id
), overdue as (
  insert into outbox (queue, name, payload)
  select $3, case when silence_consents then 'silence-consents' else 'acceptance-overdue' end,
    case when silence_consents then jsonb_build_object('requestId', request_id, 'clockId', clock_id)
      else jsonb_build_object('requestId', request_id) end
  from fired where live and kind = 'DUE' and (clock_kind = 'ACCEPTANCE' or silence_consents)
  order by due_at
)
select id as checkpoint_id, request_id, number, clock_kind, kind, signal, live from fired`,
);

/** Checkpoints of limits in hours that fall due before $2: they get a delayed job besides the sweep. */
export const PRECISE_SOON = statement<{ id: number; revision: number; due_at: Date }>(
  'deadline_precise_soon',
  `select id, revision, due_at from checkpoint where state = 'armed' and precise and due_at > $1 and due_at <= $2
   order by due_at limit 1000`,
);
