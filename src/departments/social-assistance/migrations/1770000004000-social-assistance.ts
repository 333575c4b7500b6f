import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registers of civil affairs: cases of allowance and aid, and the households behind them. Rows are never deleted. */
export class SocialAssistance1770000004000 implements MigrationInterface {
  name = 'SocialAssistance1770000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CASE);
    await runner.query(HOUSEHOLD_MEMBER);
    await runner.query('grant select, insert, update on social_assistance_case to yichuang_runtime');
    await runner.query('grant select, insert on social_assistance_household_member to yichuang_runtime');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table social_assistance_household_member, social_assistance_case');
  }
}

const CASE = `
create table social_assistance_case (
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
  kind text not null,
  amount_fen integer,
  household_size integer,
  household_income_fen integer,
  benefits_from date,
  next_review_on date,
  support_mode text,
  cause text,
  incident_on date,
  constraint social_assistance_case_status check (status in ('ACTIVE', 'CEASED', 'REVOKED')),
  constraint social_assistance_case_kind check (kind in ('MINIMUM_LIVING', 'DESTITUTE_SUPPORT', 'OLD_AGE',
    'DISABILITY_LIVING', 'DISABILITY_NURSING', 'TEMPORARY_AID')),
  constraint social_assistance_case_amounts check (
    amount_fen >= 0 and household_income_fen >= 0 and household_size >= 1),
  constraint social_assistance_case_event check (
    kind <> 'TEMPORARY_AID' or (cause is not null and incident_on is not null))
);
create unique index social_assistance_case_request on social_assistance_case (request_id);
create unique index social_assistance_case_one_allowance on social_assistance_case (id_number_index, kind)
  where status = 'ACTIVE' and kind <> 'TEMPORARY_AID';
create unique index social_assistance_case_one_event on social_assistance_case (id_number_index, cause, incident_on)
  where status = 'ACTIVE' and kind = 'TEMPORARY_AID';
create index social_assistance_case_person on social_assistance_case (id_number_index);
create index social_assistance_case_list on social_assistance_case (registered_at, id);
create index social_assistance_case_kind_list on social_assistance_case (kind, registered_at, id);
create index social_assistance_case_review on social_assistance_case (next_review_on)
  where status = 'ACTIVE' and next_review_on is not null;
`;

const HOUSEHOLD_MEMBER = `
create table social_assistance_household_member (
  id uuid primary key,
  request_id uuid not null constraint social_assistance_household_member_case
    references social_assistance_case (request_id),
  ordinal integer not null,
  person_name text not null,
  id_number_cipher bytea not null,
  id_number_index bytea not null,
  relation text not null,
  monthly_income_fen integer not null,
  has_labour_capacity boolean not null,
  constraint social_assistance_household_member_figures check (ordinal >= 1 and monthly_income_fen >= 0)
);
create unique index social_assistance_household_member_place
  on social_assistance_household_member (request_id, ordinal);
create index social_assistance_household_member_person on social_assistance_household_member (id_number_index);
`;
