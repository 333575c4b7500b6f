import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Organisation, catalogue, calendar and the case file. The runtime role may insert into history tables
 * (request_event, clock_event, notice, access_log) but neither change nor delete a row of them; triggers refuse the
 * owner as well.
 */
export class CaseFile1770000000003 implements MigrationInterface {
  name = 'CaseFile1770000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ORGANISATION_AND_CATALOGUE);
    await runner.query(REQUESTS);
    await runner.query(CLOCKS);
    await runner.query(TASKS);
    await runner.query(HISTORY_IS_INSERT_ONLY);
    await runner.query(GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table checkpoint, clock_event, clock, task, notice, request_event, service_request,
        service_item_version, calendar_notice, service_centre, access_log, dev_clock cascade;
      drop sequence request_number_block;
      drop function history_is_insert_only()`);
  }
}

const ORGANISATION_AND_CATALOGUE = `
create table service_centre (
  code text primary key,
  name text not null,
  name_en text not null,
  division_code text not null
);
create table service_item_version (
  code text not null,
  version int not null,
  department text not null,
  definition jsonb not null,
  digest text not null,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  primary key (code, version)
);
create unique index service_item_one_current on service_item_version (code) where valid_to is null;
create table calendar_notice (
  id text primary key,
  year int not null,
  issued_on date not null,
  body jsonb not null,
  loaded_at timestamptz not null default now()
);
create table dev_clock (only_row boolean primary key default true check (only_row), offset_ms bigint not null);
create table access_log (
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  reader_sub text not null,
  reader_name text not null,
  reader_department text,
  reader_centre text,
  subject_kind text not null,
  subject_id text not null,
  purpose text not null,
  primary key (id, at)
);
create index access_log_by_subject on access_log (subject_kind, subject_id, at desc);
`;

const REQUESTS = `
create sequence request_number_block minvalue 0 maxvalue 9998 cycle;
comment on sequence request_number_block is 'each value stands for 100 numbers; they may repeat on another day only';
create table service_request (
  id uuid primary key,
  number text not null unique,
  division_code text not null,
  centre_code text not null references service_centre (code),
  item_code text not null,
  item_version int not null,
  lead_department text not null,
  state text not null check (state in ('RECEIVED','CORRECTION','ACCEPTED','REFUSED','IN_PROGRESS','SUSPENDED',
    'DECIDED','DELIVERED','WITHDRAWN','TERMINATED')),
  decision text check (decision in ('APPROVED','REJECTED','PARTIAL')),
  signal text not null default 'GREEN' check (signal in ('GREEN','YELLOW','RED')),
  channel text not null check (channel in ('WINDOW','ONLINE','HOTLINE','SELF_SERVICE','HOME_VISIT')),
  submitter text not null,
  client_key text not null,
  body_digest bytea not null,
  applicant_kind text not null check (applicant_kind in ('PERSON','ORGANISATION')),
  applicant_name text not null,
  applicant_id bytea not null,
  applicant_id_index bytea not null,
  applicant_tail_index bytea not null,
  content bytea not null,
  first_contact_kind text not null,
  first_contact_name text not null,
  received_at timestamptz not null,
  accepted_at timestamptz,
  decided_at timestamptz,
  version int not null default 1,
  revision int not null default 1,
  last_sequence int not null,
  unique (submitter, client_key)
);
comment on column service_request.content is 'encrypted JSON: form, materials, phone, address, agent';
comment on column service_request.version is 'what callers see; counts changes made by people';
comment on column service_request.revision is 'guards every write against a concurrent one';
create index service_request_by_centre on service_request (centre_code, received_at desc, id desc);
create index service_request_by_applicant on service_request (applicant_id_index, item_code);
create index service_request_by_department on service_request (lead_department, received_at desc, id desc);

create table request_event (
  request_id uuid not null references service_request (id),
  sequence int not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  kind text not null,
  actor_kind text not null,
  actor_sub text,
  actor_name text not null,
  actor_department text,
  actor_centre text,
  from_state text,
  to_state text,
  note text,
  data jsonb,
  primary key (request_id, sequence)
);
create table notice (
  number text primary key,
  request_id uuid not null references service_request (id),
  kind text not null,
  issued_at timestamptz not null,
  body jsonb not null,
  digest text not null
);
create index notice_by_request on notice (request_id, issued_at);
`;

const CLOCKS = `
create table clock (
  id uuid primary key,
  request_id uuid not null references service_request (id),
  task_id uuid,
  kind text not null check (kind in ('ACCEPTANCE','PROMISED','LEGAL','STEP','DELIVERY')),
  state text not null check (state in ('RUNNING','PAUSED','STOPPED')),
  limit_value int not null,
  limit_unit text not null,
  started_at timestamptz not null,
  started_on date not null,
  due_at timestamptz,
  due_on date,
  provisional boolean not null,
  signal text not null default 'GREEN'
);
comment on table clock is 'cache of what clock_event says under the present calendar';
create index clock_by_request on clock (request_id);
create table clock_event (
  clock_id uuid not null references clock (id),
  sequence int not null,
  kind text not null check (kind in ('start','pause','resume','extend','stop')),
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  detail jsonb,
  primary key (clock_id, sequence)
);
create table checkpoint (
  id bigint generated always as identity primary key,
  clock_id uuid not null references clock (id),
  request_id uuid not null,
  kind text not null check (kind in ('WARN','DUE')),
  due_at timestamptz not null,
  state text not null default 'armed' check (state in ('armed','fired','cancelled')),
  revision int not null default 1,
  precise boolean not null default false,
  fired_at timestamptz
);
comment on column checkpoint.precise is 'limit in hours: fired by a delayed job, not only by the sweep';
create unique index checkpoint_one_armed on checkpoint (clock_id) where state = 'armed';
create index checkpoint_due on checkpoint (due_at) where state = 'armed';
`;

const TASKS = `
create table task (
  id uuid primary key,
  request_id uuid not null references service_request (id),
  step_id text not null,
  round int not null default 1,
  department text not null,
  centre_code text not null,
  division_code text not null,
  item_code text not null,
  state text not null check (state in ('QUEUED','OPEN','CLAIMED','DONE','RETURNED','CANCELLED')),
  assignee_sub text,
  assignee_name text,
  done_by_sub text,
  outcome text,
  reason text,
  result bytea,
  proper_department text,
  due_at timestamptz not null default 'infinity',
  opened_at timestamptz,
  done_at timestamptz,
  version int not null default 1,
  unique (request_id, step_id, round)
);
comment on column task.due_at is 'order of the inbox: the step''s due instant, else the request''s';
create index task_inbox on task (department, due_at, id) where state in ('OPEN','CLAIMED');
create index task_history on task (department, state, due_at, id) where state not in ('OPEN','CLAIMED');
create index task_returned on task (opened_at, id) where state = 'RETURNED';
`;

const HISTORY_IS_INSERT_ONLY = `
create function history_is_insert_only() returns trigger language plpgsql as $$
begin
  raise exception 'history in % is insert-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
${['request_event', 'clock_event', 'notice', 'access_log']
  .map(
    (table) => `create trigger insert_only before update or delete or truncate on ${table}
      for each statement execute function history_is_insert_only();`,
  )
  .join('\n')}
`;

const GRANTS = `
grant select, insert on request_event, clock_event, notice, access_log to yichuang_runtime;
grant select, insert, update on service_centre, service_item_version, calendar_notice, service_request, clock,
  checkpoint, task to yichuang_runtime;
grant select, insert, update, delete on dev_clock to yichuang_runtime;
grant usage on sequence request_number_block to yichuang_runtime;
`;
