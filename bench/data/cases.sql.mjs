import { CENTRES, CLERKS, DAYS, ID, POOL_ITEM, PRODUCT_POOL, REFERENCE_POOL, SAMPLED } from './shape.mjs';

/** A number below `limit` that follows from `of` alone: the same data set every time. */
const chance = (of, salt, limit) => `((hashint8extended(${of}, ${salt}) & 9007199254740991) % ${limit})`;
const day = (fraction) => `($2::date + (${fraction})::int)`;

/** Items that may be promised in days, with their steps in order. */
export const ITEMS = `
create unlogged table bench_item as
select (row_number() over (order by code) - 1)::int as k, code, version, department, steps,
  (definition->'promisedLimit'->>'value')::int as promised, definition->'promisedLimit'->>'unit' as unit,
  (definition->'legalLimit'->>'value')::int as legal, definition->'legalLimit'->>'unit' as legal_unit
from service_item_version, lateral (
  select array_agg(s->>'id' order by n) as steps from jsonb_array_elements(definition->'steps') with ordinality as e(s, n)
) as plan
where valid_to is null and definition->>'kind' = 'PROMISED' and definition->'promisedLimit'->>'unit' like '%DAY'`;

export const CENTRE_ROWS = `
insert into service_centre (code, name, name_en, division_code)
select 'bench-' || lpad(c::text, 3, '0'), '第' || c || '街道政务服务中心', 'Service Centre ' || c, '330199' || lpad(c::text, 3, '0')
from generate_series(3, ${CENTRES}) c on conflict do nothing`;

/**
 * One row per request with what all its rows derive from; the latest ones are open. A tenth of the open ones is claimed.
 * $1 requests, $2 first day, $3 open ones, $4 residents.
 */
export const CASES = `
create unlogged table bench_case as
select i, lpad(i::text, 12, '0') as n, x.centre, x.centre_code, '330199' || lpad(x.centre::text, 3, '0') as division,
  x.resident, 'clerk-bench-' || lpad((1 + ${chance('i', 3, CLERKS)})::text, 3, '0') as clerk,
  t.k, t.code, t.version, t.department, t.steps, t.promised, t.unit, t.legal, t.legal_unit, x.open, x.claimed, x.received,
  case when i % ($1 / ${SAMPLED}) = 0 then i / ($1 / ${SAMPLED}) end as rank,
  to_char(x.received at time zone 'Asia/Shanghai', 'YYYYMMDD') as day,
  x.received + interval '4 days' as decided,
  case when x.open then $5::timestamptz + make_interval(days => 3 + ${chance('i', 6, 40)}::int)
       else x.received + make_interval(days => t.promised) end as due
from (
  select i, c.centre, case c.centre when 1 then 'lantian' when 2 then 'yunqi' else 'bench-' || lpad(c.centre::text, 3, '0') end as centre_code,
    ${chance('i', 1, '$4')}::int as resident, i > $1 - $3 as open, i > $1 - $3 and ${chance('i', 4, 10)} = 0 as claimed,
    (${day(`i * ${DAYS} / $1`)} + make_interval(hours => 9, secs => ${chance('i', 5, 28800)}::int)) at time zone 'Asia/Shanghai' as received
  from generate_series(1, $1::bigint) i, lateral (select (1 + ${chance('i', 2, CENTRES)})::int as centre) c
) x join bench_item t on t.k = ${chance('x.i', 7, '(select count(*) from bench_item)')}`;

/** Open tasks for W4, all alike. $1 how many for the product, $2 for the reference, $3 when they were taken in. */
export const POOL_CASES = `
insert into bench_case
select i, lpad(i::text, 12, '0'), 1, 'lantian', '330199001', (i % 100000)::int, 'clerk-1', t.k, t.code, t.version, t.department,
  t.steps, t.promised, t.unit, null, null, true, false, $3::timestamptz, null, null, $3::timestamptz, $3::timestamptz + interval '300 days'
from bench_item t, (
  select generate_series(${PRODUCT_POOL} + 1, ${PRODUCT_POOL} + $1) union all
  select generate_series(${REFERENCE_POOL} + 1, ${REFERENCE_POOL} + $2)
) as pool(i)
where t.code = '${POOL_ITEM}'`;

const id = (kind, row = 'c') => `('00000000-0000-7000-${ID[kind]}-' || ${row}.n)::uuid`;
const DIGITS = `lpad((1 + c.i % 999999)::text, 6, '0')`;
/** Row of a pool: its own 25 characters, with its number in them. */
const NUMBER = `case when c.day is null then c.division || '-00-' || c.n
  when c.rank is not null then s.number
  else c.division || '-' || c.day || '-' || ${DIGITS} || '-' || substr(k.checks, (c.i % 1000)::int + 1, 1) end`;

/** Encrypted columns of rows that nobody reads are bytes of the right length; bench_sealed holds the real ones. */
export const REQUESTS = `
insert into service_request (id, number, division_code, centre_code, item_code, item_version, lead_department, state, decision,
  channel, submitter, client_key, body_digest, applicant_kind, applicant_name, applicant_id, applicant_id_index,
  applicant_tail_index, content, first_contact_kind, first_contact_name, received_at, accepted_at, decided_at, version,
  revision, last_sequence)
select ${id('request')}, ${NUMBER}, c.division, c.centre_code, c.code, c.version, c.department,
  case when c.claimed then 'IN_PROGRESS' when c.open then 'ACCEPTED' else 'DELIVERED' end,
  case when not c.open then 'APPROVED' end, 'WINDOW', c.clerk, 'bench-' || c.n, p.digest, 'PERSON', p.name,
  coalesce(s.applicant_id, p.applicant_id), coalesce(s.id_index, decode(md5(c.resident::text), 'hex')),
  coalesce(s.tail_index, decode(md5('tail' || c.resident), 'hex')), coalesce(s.content, p.content),
  'clerk', c.clerk, c.received, c.received, case when not c.open then c.decided end,
  case when c.open then 1 else 4 end, case when c.open then 2 else 5 end, case when c.claimed then 4 when c.open then 3 else 7 end
from bench_case c
left join bench_sealed s on s.i = c.i
left join bench_check k on k.block = c.i / 1000
join bench_filler p on p.k = c.i % 64
order by c.i`;

/** Steps of the item's plan, one after the other: closed ones are done, of the open ones the first is in the inbox. */
export const TASKS = `
insert into task (id, request_id, step_id, department, centre_code, division_code, item_code, state, assignee_sub,
  assignee_name, done_by_sub, outcome, due_at, opened_at, done_at, version)
select ('00000000-0000-7000-' || (${ID.task} + nth - 1) || '-' || c.n)::uuid, ${id('request')}, step, c.department,
  c.centre_code, c.division, c.code,
  case when not c.open then 'DONE' when nth > 1 then 'QUEUED' when c.claimed then 'CLAIMED' else 'OPEN' end,
  o.sub, o.name, case when not c.open then o.sub end, case when not c.open then 'APPROVED' end,
  case when c.open and nth > 1 then 'infinity' else c.due end,
  case when not c.open or nth = 1 then c.received end, case when not c.open then c.decided end, case when c.open then 1 else 3 end
from bench_case c, unnest(c.steps) with ordinality as plan(step, nth),
  lateral (select case when not c.open or c.claimed and nth = 1 then 'officer-bench' end as sub,
    case when not c.open or c.claimed and nth = 1 then '经办' end as name) o
order by c.i, nth`;

const CLOCK_KINDS = `(values ('ACCEPTANCE', '${ID.acceptance}', 5, 'WORKING_DAY', false),
  ('PROMISED', '${ID.promised}', c.promised, c.unit, c.open), ('LEGAL', '${ID.legal}', c.legal, c.legal_unit, c.open)
  ) as k(kind, half, value, unit, running)`;

/** Of the newest revision, so that no worker of another figure reckons them anew. */
export const CLOCKS = `
insert into clock (id, request_id, kind, department, state, limit_value, limit_unit, started_at, started_on, due_at, due_on,
  provisional, basis)
select ('00000000-0000-7000-' || k.half || '-' || c.n)::uuid, ${id('request')}, k.kind,
  case when k.kind <> 'ACCEPTANCE' then c.department end, case when k.running then 'RUNNING' else 'STOPPED' end,
  k.value, k.unit, c.received, c.received::date,
  case when k.kind = 'LEGAL' then c.due + interval '5 days' else c.due end, c.due::date, false,
  (select max(revision) from reckoning_basis)
from bench_case c, lateral ${CLOCK_KINDS} where k.value is not null order by k.half, c.i`;

export const CLOCK_EVENTS = `
insert into clock_event (clock_id, sequence, kind, at)
select ('00000000-0000-7000-' || k.half || '-' || c.n)::uuid, e.sequence, e.kind,
  case when e.sequence = 1 or k.kind = 'ACCEPTANCE' then c.received else c.decided end
from bench_case c, lateral ${CLOCK_KINDS}, (values (1, 'start'), (2, 'stop')) as e(sequence, kind)
where k.value is not null and (e.sequence = 1 or not k.running) order by k.half, c.i, e.sequence`;

const rule = (code) => `(select array_agg(id) from warning_rule where code = '${code}' and retired_at is null)`;

/** Armed for the clocks that run, in the future, by the default rules; put away for those that stopped. */
export const CHECKPOINTS = `
with rules as materialized (
  select ${rule('promised-soon')} as soon, ${rule('promised-passed')} as passed, ${rule('legal-passed')} as legal)
insert into checkpoint (clock_id, request_id, kind, due_at, state, rules, signal, later)
select ('00000000-0000-7000-' || k.half || '-' || c.n)::uuid, ${id('request')},
  case when k.kind = 'PROMISED' then 'WARN' else 'DUE' end, c.due - interval '1 day',
  case when k.running then 'armed' else 'cancelled' end,
  case k.kind when 'PROMISED' then rules.soon when 'LEGAL' then rules.legal else '{}' end,
  case k.kind when 'PROMISED' then 'YELLOW' when 'LEGAL' then 'RED' end,
  case when k.kind = 'PROMISED' then jsonb_build_array(
    jsonb_build_object('kind', 'DUE', 'at', c.due, 'rules', rules.passed, 'signal', 'YELLOW')) end
from bench_case c, rules, lateral ${CLOCK_KINDS} where k.value is not null order by c.i`;

export const EVENTS = `
insert into request_event (request_id, sequence, at, kind, actor_kind, actor_sub, actor_name, actor_department, actor_centre,
  from_state, to_state, data)
select ${id('request')}, e.sequence, case when e.sequence < 4 then c.received else c.decided end, e.kind, e.actor,
  case e.actor when 'clerk' then c.clerk when 'officer' then 'officer-bench' end,
  case e.actor when 'clerk' then c.clerk when 'officer' then '经办' else '系统' end,
  case when e.actor = 'officer' then c.department end, case when e.actor = 'clerk' then c.centre_code end,
  e.from_state, e.to_state, e.data::jsonb
from bench_case c, (values
  (1, 'RECEIVED', 'clerk', null, 'RECEIVED', '{"channel":"WINDOW","agent":false}'),
  (2, 'ACCEPTED', 'clerk', 'RECEIVED', 'ACCEPTED', null),
  (3, 'ROUTED', 'system', null, null, '{"department":"employment","steps":["register"]}'),
  (4, 'TASK_CLAIMED', 'officer', 'ACCEPTED', 'IN_PROGRESS', '{"step":"register"}'),
  (5, 'TASK_COMPLETED', 'officer', null, null, '{"step":"register","outcome":"APPROVED"}'),
  (6, 'DECIDED', 'officer', 'IN_PROGRESS', 'DECIDED', '{"decision":"APPROVED"}'),
  (7, 'DELIVERED', 'clerk', 'DECIDED', 'DELIVERED', '{"method":"窗口领取"}')
) as e(sequence, kind, actor, from_state, to_state, data)
where e.sequence <= case when c.claimed then 4 when c.open then 3 else 7 end order by c.i, e.sequence`;
