import { statement } from '../platform/database/index.js';

export interface FiredRow {
  checkpoint_id: number;
  request_id: string;
  number: string | null;
  clock_kind: string;
  kind: string;
  signal: string;
  /** false: the clock did not run any more, the checkpoint was only put away */
  live: boolean;
}

/**
 * One batch of due checkpoints. Each is flipped `armed → fired` once; its clock and request show the signal, the trail
 * gets an event, the next checkpoint of a warned clock is armed, and an overdue acceptance is handed to the desk
 * through the outbox: all in this statement. Request rows are locked with their checkpoints and busy ones are
 * skipped (the next batch finds them), so a sweep never waits for a clerk nor deadlocks with one.
 * $1 now, $2 batch size, $3 signals by clock kind as JSON {kind: {WARN, DUE}}, $4 queue of overdue acceptances.
 */
export const SWEEP_BATCH = statement<FiredRow>(
  'deadline_sweep',
  `with due as (
  select p.id, p.clock_id, p.request_id, p.kind, c.kind as clock_kind, c.due_at as clock_due_at, c.state as clock_state,
    coalesce(($3::jsonb)->c.kind->>p.kind, 'YELLOW') as signal
  from checkpoint p
  join service_request r on r.id = p.request_id
  join clock c on c.id = p.clock_id
  where p.state = 'armed' and p.due_at <= $1
  order by p.due_at
  limit $2
  for update of p, r, c skip locked
), fired as (
  update checkpoint p set state = case when due.clock_state = 'RUNNING' then 'fired' else 'cancelled' end, fired_at = $1
  from due where p.id = due.id
  returning p.id, due.clock_id, due.request_id, due.kind, due.clock_kind, due.clock_due_at, due.signal,
    due.clock_state = 'RUNNING' as live
), shown as (
  update clock c set signal = case when c.signal = 'RED' then 'RED' else f.signal end
  from fired f where c.id = f.clock_id and f.live
), per_request as (
  select request_id, count(*) as raised, bool_or(signal = 'RED') as red, bool_or(signal = 'YELLOW') as yellow
  from fired where live group by request_id
), requests as (
  update service_request r set last_sequence = last_sequence + g.raised, revision = revision + 1,
    signal = case when g.red or r.signal = 'RED' then 'RED' when g.yellow then 'YELLOW' else r.signal end
  from per_request g where r.id = g.request_id
  returning r.id, r.number, r.last_sequence - g.raised as base
), events as (
  insert into request_event (request_id, sequence, at, kind, actor_kind, actor_name, data)
  select r.id, r.base + row_number() over (partition by r.id order by f.id), $1, 'SIGNAL_RAISED', 'system', '系统',
    jsonb_build_object('clock', f.clock_kind, 'checkpoint', f.kind, 'signal', f.signal)
  from requests r join fired f on f.request_id = r.id and f.live
), armed as (
  insert into checkpoint (clock_id, request_id, kind, due_at)
  select clock_id, request_id, 'DUE', clock_due_at from fired where live and kind = 'WARN' and clock_due_at is not null
), overdue as (
  insert into outbox (queue, name, payload)
  select $4, 'acceptance-overdue', jsonb_build_object('requestId', request_id)
  from fired where live and kind = 'DUE' and clock_kind = 'ACCEPTANCE'
)
select f.id as checkpoint_id, f.request_id, r.number, f.clock_kind, f.kind, f.signal, f.live
from fired f left join requests r on r.id = f.request_id`,
);

/** Checkpoints of limits in hours that fall due before $2: they get a delayed job besides the sweep. */
export const PRECISE_SOON = statement<{ id: number; revision: number; due_at: Date }>(
  'deadline_precise_soon',
  `select id, revision, due_at from checkpoint where state = 'armed' and precise and due_at > $1 and due_at <= $2
   order by due_at limit 1000`,
);
