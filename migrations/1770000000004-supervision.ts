import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Administered calendars, warning rules and cards, reminders and orders, messages to people. Clocks say whom they bind
 * and under which revision of calendars and rules they were reckoned.
 */
export class Supervision1770000000004 implements MigrationInterface {
  name = 'Supervision1770000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RECKONING);
    await runner.query(CALENDARS);
    await runner.query(RULES_AND_CARDS);
    await runner.query(REMINDERS);
    await runner.query(NOTIFICATIONS);
    await runner.query(GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table notification_read, notification, reminder, refused_operation, warning_card, warning_rule,
        calendar_proposal, calendar_layer, reckoning_basis cascade;
      drop index service_request_open, clock_open;
      alter table service_request drop column has_phone;
      alter table checkpoint drop column rules, drop column signal, drop column later, drop constraint checkpoint_kind_check,
        add constraint checkpoint_kind_check check (kind in ('WARN','DUE'));
      alter table clock drop column basis, drop column department`);
  }
}

const RECKONING = `
create table reckoning_basis (
  revision int generated always as identity primary key,
  cause text not null check (cause in ('NOTICE','LAYER','RULE')),
  reference text not null,
  established_at timestamptz not null default clock_timestamp()
);
comment on table reckoning_basis is 'every revision of what clocks are reckoned by: calendars and warning rules';
alter table clock add column basis int not null default 0, add column department text;
comment on column clock.basis is 'reckoning_basis.revision under which the cached columns were computed';
comment on column clock.department is 'the department that the clock binds; null: the service centre';
update clock c set department = r.lead_department from service_request r
  where r.id = c.request_id and c.kind in ('PROMISED','LEGAL');
update clock c set department = t.department from task t where t.id = c.task_id and c.kind = 'STEP';
create index clock_behind on clock (basis, id) where state <> 'STOPPED';
create index clock_open on clock (request_id, due_at) include (provisional) where state = 'RUNNING' and kind <> 'STEP';
comment on index clock_open is 'the date that binds a request, without reading the clock';
alter table checkpoint drop constraint checkpoint_kind_check,
  add constraint checkpoint_kind_check check (kind in ('WARN','DUE','OVERDUE','PAUSE')),
  add column rules int[] not null default '{}',
  add column signal text check (signal in ('YELLOW','RED')),
  add column later jsonb;
comment on column checkpoint.rules is 'warning rules that speak at this instant; signal: the gravest of their levels';
comment on column checkpoint.later is 'what comes after it: [{kind, at, rules, signal}], earliest first';
alter table service_request add column has_phone boolean not null default false;
-- Rows are written once and change a few times: with room on their page no index has to follow a change of signal.
alter table service_request set (fillfactor = 85);
alter table clock set (fillfactor = 85);
create index service_request_open on service_request (centre_code, lead_department, item_code, state) include (id)
  where state in ('RECEIVED','CORRECTION','ACCEPTED','IN_PROGRESS','SUSPENDED');
`;

const CALENDARS = `
create table calendar_layer (
  id text not null,
  version int not null,
  scope text not null check (scope in ('INSTALLATION','DIVISION','DEPARTMENT','CENTRE')),
  scope_code text check ((scope = 'INSTALLATION') = (scope_code is null)),
  body jsonb not null,
  valid_from timestamptz not null default clock_timestamp(),
  valid_to timestamptz,
  primary key (id, version)
);
create unique index calendar_layer_one_current on calendar_layer (id) where valid_to is null;
create table calendar_proposal (
  id uuid primary key,
  kind text not null check (kind in ('NOTICE','LAYER')),
  subject_id text not null,
  body jsonb not null,
  digest text not null,
  state text not null default 'PROPOSED' check (state in ('PROPOSED','APPROVED','REJECTED')),
  proposed_by_sub text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by_sub text check (decided_by_sub is distinct from proposed_by_sub),
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  revision int references reckoning_basis (revision)
);
comment on column calendar_proposal.decided_by_sub is 'never the proposer: two persons';
create unique index calendar_proposal_pending on calendar_proposal (digest) where state = 'PROPOSED';
create index calendar_proposal_newest on calendar_proposal (proposed_at desc, id desc);
`;

const RULES_AND_CARDS = `
create table warning_rule (
  id int generated always as identity primary key,
  code text not null,
  version int not null,
  trigger text not null check (trigger in ('BEFORE_DUE','AT_DUE','OVERDUE_FOR','PAUSE_OVERRUN','RETURNED_TIMES',
    'REFUSED_WITHOUT_REASON','ANSWER_OVERDUE')),
  clock_kind text check (clock_kind in ('ACCEPTANCE','PROMISED','LEGAL','STEP','DELIVERY')),
  value int,
  fraction double precision,
  level text not null check (level in ('YELLOW','RED')),
  recipients text[] not null,
  repeat_every int,
  repeat_times int not null default 0,
  department text,
  item_code text,
  saved_by text not null,
  saved_at timestamptz not null default clock_timestamp(),
  retired_by text,
  retired_at timestamptz,
  unique (code, version)
);
create unique index warning_rule_one_current on warning_rule (code) where retired_at is null;
create table warning_card (
  id bigint generated always as identity primary key,
  rule_id int not null,
  level text not null check (level in ('YELLOW','RED')),
  request_id uuid not null,
  cause text not null,
  clock_id uuid,
  clock_kind text,
  centre_code text not null,
  item_code text not null,
  department text,
  officer_sub text,
  officer_name text,
  raised_at timestamptz not null,
  state text not null default 'RAISED' check (state in ('RAISED','REBUTTED','UPHELD','WITHDRAWN')),
  rebuttal text,
  rebutted_by_sub text,
  rebutted_by_name text,
  rebutted_at timestamptz,
  ruling text,
  ruled_by_sub text,
  ruled_by_name text,
  ruled_at timestamptz,
  told_at timestamptz,
  unique (request_id, cause)
);
comment on table warning_card is
  'without foreign keys: the statements that raise cards read rule and request, and nobody may delete either';
comment on column warning_card.cause is 'what it was raised for; the same cause raises no second card';
comment on column warning_card.department is 'the department that is late; null: the service centre';
create index warning_card_by_centre on warning_card (centre_code, id desc);
create index warning_card_by_department on warning_card (department, id desc);
create index warning_card_untold on warning_card (id) where told_at is null and state <> 'WITHDRAWN';
create table refused_operation (
  id bigint generated always as identity primary key,
  request_id uuid not null references service_request (id),
  at timestamptz not null,
  operation text not null,
  code text not null,
  message text not null,
  actor_kind text not null,
  actor_sub text,
  actor_name text not null,
  actor_department text,
  centre_code text not null
);
create index refused_operation_by_centre on refused_operation (centre_code, id desc);
create index refused_operation_by_request on refused_operation (request_id, id desc);
create trigger insert_only before update or delete or truncate on refused_operation
  for each statement execute function history_is_insert_only();
`;

const REMINDERS = `
create table reminder (
  id uuid primary key,
  request_id uuid not null references service_request (id),
  kind text not null check (kind in ('REMINDER','ORDER')),
  centre_code text not null,
  department text,
  text text not null,
  asked_by_kind text not null,
  asked_by_sub text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  answer_due_at timestamptz not null,
  answer_due_on date not null,
  state text not null default 'OPEN' check (state in ('OPEN','OVERDUE','ANSWERED')),
  answer text,
  answered_by_kind text,
  answered_by_sub text,
  answered_by_name text,
  answered_at timestamptz
);
comment on column reminder.department is 'who is to answer; null: the service centre';
create index reminder_by_request on reminder (request_id, asked_at);
create index reminder_by_centre on reminder (centre_code, id desc);
create index reminder_by_department on reminder (department, id desc);
create index reminder_answer_due on reminder (answer_due_at) where state = 'OPEN';
`;

const NOTIFICATIONS = `
create table notification (
  id bigint generated always as identity primary key,
  address text not null,
  kind text not null,
  request_id uuid references service_request (id),
  cause text not null,
  detail jsonb,
  created_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  failures int not null default 0,
  retry_at timestamptz,
  given_up_at timestamptz,
  unique (cause, address)
);
comment on column notification.address is
  'sub:<sub>, officer|leader:<department>, clerk|supervisor:<centre>, applicant:<request id>';
comment on column notification.detail is 'ids and codes only, no personal data';
create index notification_waiting on notification (id) where sent_at is null and not starts_with(address, 'applicant:');
create index notification_to_push on notification (id)
  where sent_at is null and given_up_at is null and starts_with(address, 'applicant:');
create index notification_given_up on notification (id) where given_up_at is not null;
create index notification_inbox on notification (address, id desc) where sent_at is not null;
create table notification_read (
  sub text not null,
  notification_id bigint not null references notification (id),
  at timestamptz not null,
  primary key (sub, notification_id)
);
`;

const GRANTS = `
grant select, insert on reckoning_basis, refused_operation to yichuang_runtime;
grant select, insert, update on calendar_layer, calendar_proposal, warning_rule, warning_card, reminder, notification
  to yichuang_runtime;
grant select, insert on notification_read to yichuang_runtime;
`;
