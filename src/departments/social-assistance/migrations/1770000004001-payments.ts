import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Standards by place and date, dated entitlements, monthly payments, known deaths; households get a standing. */
export class SocialAssistancePayments1770000004001 implements MigrationInterface {
  name = 'SocialAssistancePayments1770000004001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MORE_CASES);
    await runner.query(MEMBERS_AS_REGISTER);
    await runner.query(DEATH);
    await runner.query(STANDARD);
    await runner.query(ENTITLEMENT);
    await runner.query(PAYMENT);
    await runner.query(`
      grant update on social_assistance_household_member to yichuang_runtime;
      grant select on social_assistance_standard to yichuang_runtime;
      grant select, insert, update on social_assistance_death, social_assistance_entitlement,
        social_assistance_payment, social_assistance_payment_run to yichuang_runtime`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table social_assistance_payment, social_assistance_payment_run, social_assistance_entitlement,
        social_assistance_standard, social_assistance_death;
      drop index social_assistance_household_member_list, social_assistance_household_member_one_household,
        social_assistance_case_one_funeral, social_assistance_case_one_allowance;
      alter table social_assistance_household_member drop constraint social_assistance_household_member_status,
        drop column request_number, drop column division_code, drop column phone_cipher, drop column address_cipher,
        drop column status, drop column history, drop column registered_on, drop column registered_at;
      alter table social_assistance_household_member alter column id_number_cipher set not null,
        alter column id_number_index set not null;
      alter table social_assistance_case drop constraint social_assistance_case_kind,
        drop constraint social_assistance_case_category, drop column category, drop column papers_due_on,
        drop column papers_supplied_on, drop column ended_on, drop column subject_index;
      alter table social_assistance_case add constraint social_assistance_case_kind check (kind in ('MINIMUM_LIVING',
        'DESTITUTE_SUPPORT', 'OLD_AGE', 'DISABILITY_LIVING', 'DISABILITY_NURSING', 'TEMPORARY_AID'));
      create unique index social_assistance_case_one_allowance on social_assistance_case (id_number_index, kind)
        where status = 'ACTIVE' and kind <> 'TEMPORARY_AID'`);
  }
}

const MORE_CASES = `
alter table social_assistance_case drop constraint social_assistance_case_kind;
alter table social_assistance_case
  add column category text,
  add column papers_due_on date,
  add column papers_supplied_on date,
  add column ended_on date,
  add column subject_index bytea,
  add constraint social_assistance_case_category check (category in ('A', 'B', 'C')),
  add constraint social_assistance_case_kind check (kind in ('MINIMUM_LIVING', 'DESTITUTE_SUPPORT', 'OLD_AGE',
    'DISABILITY_LIVING', 'DISABILITY_NURSING', 'CHILD_LIVING', 'ELDER_CARE', 'TEMPORARY_AID', 'FUNERAL',
    'LOW_INCOME_FAMILY'));
drop index social_assistance_case_one_allowance;
create unique index social_assistance_case_one_allowance on social_assistance_case (id_number_index, kind)
  where status = 'ACTIVE' and kind <> 'TEMPORARY_AID' and kind <> 'FUNERAL';
create unique index social_assistance_case_one_funeral on social_assistance_case (subject_index)
  where status = 'ACTIVE' and kind = 'FUNERAL';
`;

const MEMBERS_AS_REGISTER = `
alter table social_assistance_household_member
  add column request_number text,
  add column division_code text,
  add column phone_cipher bytea,
  add column address_cipher bytea,
  add column status text,
  add column history jsonb,
  add column registered_on date,
  add column registered_at timestamptz(3);
update social_assistance_household_member m
   set request_number = c.request_number, division_code = c.division_code, status = c.status, history = c.history,
       registered_on = c.registered_on, registered_at = c.registered_at
  from social_assistance_case c where c.request_id = m.request_id;
alter table social_assistance_household_member
  alter column request_number set not null,
  alter column division_code set not null,
  alter column status set not null,
  alter column history set not null,
  alter column registered_on set not null,
  alter column registered_at set not null,
  alter column id_number_cipher drop not null,
  alter column id_number_index drop not null,
  add constraint social_assistance_household_member_status check (status in ('ACTIVE', 'LEFT', 'CEASED', 'REVOKED'));
create unique index social_assistance_household_member_one_household
  on social_assistance_household_member (request_id, id_number_index) where status = 'ACTIVE';
create index social_assistance_household_member_list on social_assistance_household_member (registered_at, id);
`;

const DEATH = `
create table social_assistance_death (
  id uuid primary key,
  request_id uuid not null,
  request_number text not null,
  division_code text not null,
  person_name text not null,
  id_number_cipher bytea,
  id_number_index bytea,
  phone_cipher bytea,
  address_cipher bytea,
  status text not null,
  history jsonb not null,
  registered_on date not null,
  registered_at timestamptz(3) not null,
  died_on date not null,
  constraint social_assistance_death_status check (status in ('ACTIVE', 'REVOKED'))
);
create unique index social_assistance_death_request on social_assistance_death (request_id);
create unique index social_assistance_death_person on social_assistance_death (id_number_index)
  where status = 'ACTIVE';
create index social_assistance_death_list on social_assistance_death (registered_at, id);
`;

/** The demonstration's county 330199 is invented, and so are these amounts. */
const STANDARD = `
create table social_assistance_standard (
  kind text not null,
  band text not null default '',
  division_prefix text not null check (division_prefix ~ '^[0-9]{2,12}$'),
  valid_from date not null,
  amount_fen integer not null check (amount_fen >= 0),
  source text not null,
  primary key (kind, band, division_prefix, valid_from)
);
comment on column social_assistance_standard.amount_fen is 'per person and month; once for what is given once';
insert into social_assistance_standard (kind, band, division_prefix, valid_from, amount_fen, source)
select kind, band, '330199', valid_from::date, amount, '演示政策'
  from (values
    ('MINIMUM_LIVING', '', '2020-01-01', 98000), ('MINIMUM_LIVING', '', '2025-07-01', 110000),
    ('LOW_INCOME_FAMILY', '', '2020-01-01', 147000), ('LOW_INCOME_FAMILY', '', '2025-07-01', 165000),
    ('DESTITUTE_SUPPORT', '', '2020-01-01', 127400), ('DESTITUTE_SUPPORT', '', '2025-07-01', 143000),
    ('CHILD_LIVING', '', '2020-01-01', 180000), ('ELDER_CARE', '', '2020-01-01', 25000),
    ('OLD_AGE', '80', '2020-01-01', 10000), ('OLD_AGE', '90', '2020-01-01', 20000),
    ('OLD_AGE', '100', '2020-01-01', 50000), ('DISABILITY_LIVING', '', '2020-01-01', 32000),
    ('DISABILITY_NURSING', '1', '2020-01-01', 40000), ('DISABILITY_NURSING', '2', '2020-01-01', 25000),
    ('FUNERAL', '', '2020-01-01', 120000)) as demo (kind, band, valid_from, amount);
`;

const ENTITLEMENT = `
create table social_assistance_entitlement (
  id uuid primary key,
  case_id uuid not null references social_assistance_case (id),
  seq bigint generated always as identity,
  change text not null check (change in ('GRANT', 'CHANGE', 'STOP', 'RESTORE')),
  valid_from date not null check (extract(day from valid_from) = 1),
  amount_fen integer check (amount_fen >= 0 and (change <> 'STOP' or amount_fen = 0)),
  once boolean not null default false,
  request_number text not null,
  follow_up_id uuid,
  household_size integer,
  household_income_fen integer,
  decided_on date not null,
  withdrawn_at timestamptz(3)
);
comment on table social_assistance_entitlement is
  'what a decision or review gives from a month on; the latest whose month has come holds';
comment on column social_assistance_entitlement.amount_fen is 'null until fixed (待核定)';
comment on column social_assistance_entitlement.once is 'for its first month only';
create unique index social_assistance_entitlement_basis on social_assistance_entitlement
  (case_id, request_number, follow_up_id) nulls not distinct where withdrawn_at is null;
create index social_assistance_entitlement_case on social_assistance_entitlement (case_id, seq)
  where withdrawn_at is null;
insert into social_assistance_entitlement (id, case_id, change, valid_from, amount_fen, once, request_number,
  household_size, household_income_fen, decided_on)
select gen_random_uuid(), id, 'GRANT',
       case when kind = 'TEMPORARY_AID' then date_trunc('month', registered_on)::date
            else coalesce(benefits_from, (date_trunc('month', registered_on) + interval '1 month')::date) end,
       amount_fen, kind = 'TEMPORARY_AID', request_number, household_size, household_income_fen, registered_on
  from social_assistance_case where status = 'ACTIVE';
`;

const PAYMENT = `
create table social_assistance_payment_run (
  month date primary key check (extract(day from month) = 1),
  prepared_on date not null,
  prepared_by text not null,
  confirmed_on date,
  confirmed_by text
);
create table social_assistance_payment (
  id uuid primary key,
  request_id uuid not null,
  request_number text not null,
  division_code text not null,
  person_name text not null,
  id_number_cipher bytea,
  id_number_index bytea,
  phone_cipher bytea,
  address_cipher bytea,
  status text not null,
  history jsonb not null,
  registered_on date not null,
  registered_at timestamptz(3) not null,
  case_id uuid not null,
  entitlement_id uuid,
  case_kind text not null,
  payment_kind text not null,
  month date not null,
  run_month date not null,
  amount_fen integer not null,
  fund text not null,
  constraint social_assistance_payment_status check (status in ('PREPARED', 'PAID')),
  constraint social_assistance_payment_kind check (payment_kind in ('REGULAR', 'BACK_PAY', 'RECOVERY')),
  constraint social_assistance_payment_amount check (
    amount_fen <> 0 and (payment_kind = 'RECOVERY') = (amount_fen < 0) and run_month >= month)
);
create unique index social_assistance_payment_once on social_assistance_payment (case_id, month)
  where payment_kind = 'REGULAR';
create unique index social_assistance_payment_run_once on social_assistance_payment
  (case_id, month, run_month, payment_kind);
create index social_assistance_payment_run_list on social_assistance_payment (run_month, registered_at, id);
create index social_assistance_payment_month on social_assistance_payment (month);
create index social_assistance_payment_list on social_assistance_payment (registered_at, id);
`;
