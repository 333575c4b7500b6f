import { statement } from '../../platform/database/index.js';

/** What a write reports: 1 when the request row was written, 0 when the guard refused and nothing was written. */
export interface Written {
  written: number;
}

export interface LoadedRow {
  id: string;
  number: string;
  division_code: string;
  duty_division: string | null;
  not_asked: string[];
  confidential: boolean;
  centre_code: string;
  item_code: string;
  item_version: number;
  lead_department: string;
  state: string;
  decision: string | null;
  signal: string;
  channel: string;
  submitter: string;
  applicant_kind: string;
  applicant_name: string;
  applicant_id: Buffer;
  content: Buffer;
  first_contact_kind: string;
  first_contact_name: string;
  received_at: Date;
  accepted_at: Date | null;
  decided_at: Date | null;
  version: number;
  revision: number;
  clocks: Record<string, unknown>[];
  tasks: Record<string, unknown>[];
}

/** Columns of the head of a case file without its encrypted ones, for lists. */
export const REQUEST_HEAD_COLUMNS = `r.id, r.number, r.division_code, r.duty_division, r.not_asked, r.confidential, r.centre_code, r.item_code,
  r.item_version,  r.lead_department, r.state, r.decision, r.signal, r.channel, r.submitter, r.applicant_kind, r.applicant_name,
  r.first_contact_kind, r.first_contact_name, r.received_at, r.accepted_at, r.decided_at, r.version, r.revision`;
const REQUEST_COLUMNS = `${REQUEST_HEAD_COLUMNS}, r.applicant_id, r.content`;
export type HeadColumns = Omit<LoadedRow, 'clocks' | 'tasks' | 'applicant_id' | 'content'>;

/** The same columns read as JSON. */
export type HeadJson = Omit<HeadColumns, 'received_at' | 'accepted_at' | 'decided_at'> & {
  received_at: string;
  accepted_at: string | null;
  decided_at: string | null;
};

/** A clock without its event list, read as JSON. */
export interface ClockRow {
  id: string;
  request_id: string;
  task_id: string | null;
  kind: string;
  department: string | null;
  state: string;
  limit_value: number;
  limit_unit: string;
  started_at: string;
  started_on: string;
  due_at: string | null;
  due_on: string | null;
  provisional: boolean;
  signal: string;
  basis: number;
  silence_consents: boolean;
}
export const CLOCK_COLUMNS = `c.id, c.request_id, c.task_id, c.kind, c.department, c.state, c.limit_value, c.limit_unit,
  c.started_at, c.started_on, c.due_at, c.due_on, c.provisional, c.signal, c.basis,
  c.silence_consents`;

/** A task without the encrypted result, read as JSON. Names carry a prefix, so that a query may join the request's columns. */
export interface TaskRow {
  task_id: string;
  task_step_id: string;
  task_round: number;
  task_department: string;
  task_division: string;
  task_state: string;
  task_assignee_sub: string | null;
  task_assignee_name: string | null;
  task_done_by_sub: string | null;
  task_outcome: string | null;
  task_reason: string | null;
  task_proper_department: string | null;
  task_forwarded_to: string | null;
  task_by_silence: boolean;
  task_due_at: string | null;
  task_opened_at: string | null;
  task_done_at: string | null;
  task_version: number;
}
export const TASK_COLUMNS = `t.id as task_id, t.step_id as task_step_id, t.round as task_round,
  t.department as task_department, coalesce(t.duty_division, t.division_code) as task_division, t.state as task_state, t.assignee_sub as task_assignee_sub,
  t.assignee_name as task_assignee_name, t.done_by_sub as task_done_by_sub, t.outcome as task_outcome,
  t.reason as task_reason, t.proper_department as task_proper_department,
  t.forwarded_to as task_forwarded_to, t.by_silence as task_by_silence,
  nullif(t.due_at, 'infinity') as task_due_at, t.opened_at as task_opened_at, t.done_at as task_done_at,
  t.version as task_version`;

/** Clocks with their event lists; tasks with their results. Both as JSON, so that a case is one row. */
const WHOLE_CASE = `select ${REQUEST_COLUMNS},
  (select coalesce(jsonb_agg(to_jsonb(c) || jsonb_build_object('events',
      (select jsonb_agg(jsonb_build_object('kind', e.kind, 'at', e.at, 'detail', e.detail) order by e.sequence)
         from clock_event e where e.clock_id = c.id)) order by c.id), '[]')
     from clock c where c.request_id = r.id) as clocks,
  (select coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('result', encode(t.result, 'base64')) order by t.id), '[]')
     from task t where t.request_id = r.id) as tasks
  from service_request r`;

export const LOAD_BY_NUMBER = statement<LoadedRow>('case_load_by_number', `${WHOLE_CASE} where r.number = $1`);
/** The encrypted columns of requests whose heads a list has read. */
export const SEALED_OF = statement<{ id: string; applicant_id: Buffer; content: Buffer }>(
  'request_sealed',
  `select id, applicant_id, content from service_request where id = any($1::uuid[])`,
);
export const LOAD_BY_ID = statement<LoadedRow>('case_load_by_id', `${WHOLE_CASE} where r.id = $1`);
export const LOAD_BY_TASK = statement<LoadedRow>(
  'case_load_by_task',
  `${WHOLE_CASE} where r.id = (select request_id from task where id = $1)`,
);
export const LOAD_BY_CLIENT_KEY = statement<LoadedRow & { body_digest: Buffer }>(
  'case_load_by_client_key',
  `${WHOLE_CASE.replace('r.revision', 'r.revision, r.body_digest')} where r.submitter = $1 and r.client_key = $2`,
);

/**
 * The parts of a change beside the request row, written only when `target` has its one row.
 * $1 is the change as JSON; `target.base` is the last sequence number before this change.
 */
const EFFECTS = `
events as (
  insert into request_event (request_id, sequence, at, kind, actor_kind, actor_sub, actor_name, actor_department,
    actor_centre, from_state, to_state, note, data)
  select t.id, t.base + e.n, e.at, e.kind, e.actor_kind, e.actor_sub, e.actor_name, e.actor_department,
    e.actor_centre, e.from_state, e.to_state, e.note, e.data
  from target t, jsonb_to_recordset($1::jsonb->'events') as e(n int, at timestamptz, kind text, actor_kind text,
    actor_sub text, actor_name text, actor_department text, actor_centre text, from_state text, to_state text,
    note text, data jsonb)
), clocks as (
  insert into clock (id, request_id, task_id, kind, department, state, limit_value, limit_unit, started_at, started_on,
    due_at, due_on, provisional, signal, basis, silence_consents)
  select c.id, t.id, c.task_id, c.kind, c.department, c.state, c.limit_value, c.limit_unit, c.started_at, c.started_on,
    c.due_at, c.due_on, c.provisional, c.signal, c.basis, c.silence_consents
  from target t, jsonb_to_recordset($1::jsonb->'clocks') as c(id uuid, task_id uuid, kind text, department text,
    state text, limit_value int, limit_unit text, started_at timestamptz, started_on date, due_at timestamptz,
    due_on date, provisional boolean, signal text, basis int, silence_consents boolean)
  on conflict (id) do update set task_id = excluded.task_id, department = excluded.department, state = excluded.state,
    due_at = excluded.due_at, due_on = excluded.due_on, provisional = excluded.provisional, signal = excluded.signal,
    basis = excluded.basis
), clock_events as (
  insert into clock_event (clock_id, sequence, kind, at, detail)
  select e.clock_id, e.sequence, e.kind, e.at, e.detail
  from target, jsonb_to_recordset($1::jsonb->'clockEvents') as e(clock_id uuid, sequence int, kind text,
    at timestamptz, detail jsonb)
), armed as (
  insert into checkpoint (clock_id, request_id, kind, due_at, precise, rules, signal, later)
  select p.clock_id, t.id, p.kind, p.due_at, p.precise, p.rules, p.signal, p.later
  from target t, jsonb_to_recordset($1::jsonb->'checkpoints') as p(clock_id uuid, kind text, due_at timestamptz,
    precise boolean, rules int[], signal text, later jsonb)
  on conflict (clock_id) where state = 'armed' do update set kind = excluded.kind, due_at = excluded.due_at,
    rules = excluded.rules, signal = excluded.signal, later = excluded.later, revision = checkpoint.revision + 1
), cancelled as (
  update checkpoint p set state = 'cancelled'
  from target, jsonb_to_recordset($1::jsonb->'disarm') as d(clock_id uuid)
  where p.clock_id = d.clock_id and p.state = 'armed'
), tasks as (
  insert into task (id, request_id, step_id, round, department, centre_code, division_code, duty_division, item_code, state,
    assignee_sub, assignee_name, done_by_sub, outcome, reason, result, proper_department, forwarded_to, by_silence,
    due_at, opened_at, done_at)
  select k.id, t.id, k.step_id, k.round, k.department, t.centre_code, t.division_code, nullif(k.division, t.division_code),
    t.item_code, k.state,
    k.assignee_sub, k.assignee_name, k.done_by_sub, k.outcome, k.reason, decode(k.result, 'base64'),
    k.proper_department, k.forwarded_to, k.by_silence, coalesce(k.due_at, 'infinity'), k.opened_at, k.done_at
  from target t, jsonb_to_recordset($1::jsonb->'tasks') as k(id uuid, step_id text, round int, department text,
    division text, state text, assignee_sub text, assignee_name text, done_by_sub text, outcome text, reason text, result text,
    proper_department text, forwarded_to text, by_silence boolean, due_at timestamptz, opened_at timestamptz, done_at timestamptz)
  on conflict (id) do update set state = excluded.state, assignee_sub = excluded.assignee_sub,
    assignee_name = excluded.assignee_name, done_by_sub = excluded.done_by_sub, outcome = excluded.outcome,
    reason = excluded.reason, result = excluded.result, proper_department = excluded.proper_department,
    forwarded_to = excluded.forwarded_to, by_silence = excluded.by_silence,
    due_at = excluded.due_at, opened_at = excluded.opened_at, done_at = excluded.done_at,
    version = task.version
      + ((task.state, task.assignee_sub) is distinct from (excluded.state, excluded.assignee_sub))::int
), notices as (
  insert into notice (number, request_id, kind, issued_at, body, digest)
  select n.number, t.id, n.kind, n.issued_at, n.body, n.digest
  from target t, jsonb_to_recordset($1::jsonb->'notices') as n(number text, kind text, issued_at timestamptz,
    body jsonb, digest text)
  returning request_id, number, kind
), told as (
  insert into notification (address, kind, request_id, cause, detail)
  select 'applicant:' || n.request_id, 'NOTICE', n.request_id, 'notice:' || n.number,
    jsonb_build_object('notice', n.number, 'noticeKind', n.kind)
  from notices n join target t on t.has_phone
  where n.kind not in ('RECEIPT','DELIVERY_RECEIPT')
), messages as (
  insert into outbox (queue, name, payload)
  select m.queue, m.name, m.payload
  from target, jsonb_to_recordset($1::jsonb->'outbox') as m(queue text, name text, payload jsonb)
)`;

/** The states in which a request waits for somebody to act, as `NOT_YET_DECIDED` has them. */
const RUNNING = `('RECEIVED','CORRECTION','ACCEPTED','IN_PROGRESS','SUSPENDED')`;

/**
 * A new case file. The same submitter and client key again, or another request beside which it is not the applicant's
 * only one ($30), writes nothing and reports 0.
 */
export const INSERT_CASE = statement<Written>(
  'case_insert',
  `with target as (
  insert into service_request (id, number, division_code, centre_code, item_code, item_version, lead_department, state,
    decision, channel, submitter, client_key, body_digest, applicant_kind, applicant_name, applicant_id,
    applicant_id_index, applicant_tail_index, content, first_contact_kind, first_contact_name, received_at,
    accepted_at, decided_at, has_phone, duty_division, confidential, not_asked, sole, last_sequence)
  values ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
    $26, $27, $28, $29, $30::boolean and $9 in ${RUNNING}, jsonb_array_length($1::jsonb->'events'))
  on conflict do nothing
  returning id, 0 as base, centre_code, division_code, item_code, has_phone
), ${EFFECTS}
select count(*)::int as written from target`,
);

/**
 * A change to a case file, refused (0) when somebody else wrote it since it was loaded at revision $3. When a queue
 * message asked for it ($10 consumer, $11 outbox id), the message is recorded as consumed in the same breath and a
 * message consumed before writes nothing. A decision stands only while a request is DECIDED or DELIVERED.
 */
export const APPLY_CHANGE = statement<Written>(
  'case_apply',
  `with target as (
  update service_request set
    state = coalesce($4, state), accepted_at = coalesce($6, accepted_at),
    decision = case when coalesce($4, state) in ('DECIDED','DELIVERED') then coalesce($5, decision) end,
    decided_at = case when coalesce($4, state) in ('DECIDED','DELIVERED') then coalesce($7, decided_at) end,
    content = coalesce($8, content),
    duty_division = case when $1::jsonb ? 'dutyDivision' then $1::jsonb->>'dutyDivision' else duty_division end,
    not_asked = case when $1::jsonb ? 'notAsked'
      then array(select jsonb_array_elements_text($1::jsonb->'notAsked')) else not_asked end,
    signal = coalesce($9, signal), sole = sole and coalesce($4, state) in ${RUNNING},
    version = version + ($1::jsonb->>'bump')::int, revision = revision + 1,
    last_sequence = last_sequence + jsonb_array_length($1::jsonb->'events')
  where id = $2 and revision = $3
    and not exists (select from inbox where consumer = $10 and message_id = $11::bigint)
  returning id, last_sequence - jsonb_array_length($1::jsonb->'events') as base, centre_code, division_code, item_code,
    has_phone
), consumed as (
  insert into inbox (consumer, message_id) select $10, $11::bigint from target where $10::text is not null
), delivered as (
  delete from outbox using target where outbox.id = $11::bigint
), ${EFFECTS}
select count(*)::int as written from target`,
);

/** $1 applicant, $2 item; $3 whether requests of special groups exist for who asks, $4 who that is. */
export const RUNNING_REQUESTS = statement<{ number: string }>(
  'case_running_requests',
  `select number from service_request where applicant_id_index = $1 and item_code = $2
     and (not confidential or $3::boolean or submitter = $4)
     and state in ${RUNNING} order by received_at`,
);

export const MESSAGE_CONSUMED = statement<{ consumed: boolean }>(
  'case_message_consumed',
  `select exists (select from inbox where consumer = $1 and message_id = $2::bigint) as consumed`,
);

/** Records a message as consumed whose work turned out to be done already, and takes it off the outbox. */
export const DROP_MESSAGE = statement<never>(
  'case_drop_message',
  `with noted as (
  insert into inbox (consumer, message_id) values ($1, $2::bigint) on conflict do nothing
)
delete from outbox where id = $2::bigint`,
);

/** One hundred consecutive numbers, so that submitting needs no round trip for its public number. */
export const NEXT_NUMBER_BLOCK = statement<{ block: number }>(
  'request_number_block',
  `select nextval('request_number_block') as block`,
);
