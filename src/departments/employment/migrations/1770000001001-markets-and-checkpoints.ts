import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Vacancies, courses and posts with so many places, pensions, members of families, and what the registers remember of
 * their follow-ups.
 */
export class EmploymentMarkets1770000001001 implements MigrationInterface {
  name = 'EmploymentMarkets1770000001001';

  async up(runner: QueryRunner): Promise<void> {
    for (const text of [UNEMPLOYMENT, MEMBER, SERVICE, VACANCY, OFFER, PENSION]) await runner.query(text);
    await runner.query(`
      grant select, insert, update on employment_vacancy, employment_offer, employment_pension to yichuang_runtime;
      grant select, insert, delete on employment_family_member to yichuang_runtime`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table employment_family_member, employment_vacancy, employment_offer, employment_pension;
      drop index employment_service_one_place, employment_service_offer;
      alter table employment_service drop constraint employment_service_status, drop column subject,
        drop column offer_id, drop column amount_fen, drop column valid_until, drop column contact_officer,
        drop column contact_phone, drop column measures, drop column next_on, drop column visits;
      alter table employment_service add constraint employment_service_status check (status in ('ACTIVE', 'REVOKED'));
      alter table employment_unemployment drop constraint employment_unemployment_status, drop column wish_field,
        drop column last_contact_on, drop column next_contact_on, drop column missed_contacts;
      alter table employment_unemployment add constraint employment_unemployment_status
        check (status in ('ACTIVE', 'EMPLOYED', 'RENEWED', 'REVOKED'))`);
  }
}

const REGISTER_COLUMNS = `
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
  registered_at timestamptz(3) not null`;

const indexes = (table: string): string => `
create unique index ${table}_request on ${table} (request_id);
create index ${table}_person on ${table} (id_number_index);
create index ${table}_list on ${table} (registered_at, id);
create index ${table}_division on ${table} (division_code, registered_at, id);`;

const UNEMPLOYMENT = `
alter table employment_unemployment drop constraint employment_unemployment_status;
alter table employment_unemployment add constraint employment_unemployment_status
  check (status in ('ACTIVE', 'SUSPENDED', 'EMPLOYED', 'CANCELLED', 'LAPSED', 'RENEWED', 'REVOKED'));
alter table employment_unemployment add column wish_field text, add column last_contact_on date,
  add column next_contact_on date, add column missed_contacts integer not null default 0`;

const MEMBER = `
create table employment_family_member (
  id uuid primary key,
  entry_id uuid not null constraint employment_family_member_entry
    references employment_unemployment (id) on delete cascade,
  ordinal integer not null,
  person_name text not null,
  relation text not null,
  id_number_index bytea not null,
  labour_capable boolean not null,
  employed boolean not null
);
create unique index employment_family_member_place on employment_family_member (entry_id, ordinal);
create index employment_family_member_person on employment_family_member (id_number_index)`;

const SERVICE = `
alter table employment_service drop constraint employment_service_status;
alter table employment_service add constraint employment_service_status
  check (status in ('ACTIVE', 'ENDED', 'REVOKED'));
alter table employment_service add column subject text, add column offer_id uuid, add column amount_fen integer,
  add column valid_until date, add column contact_officer text, add column contact_phone text,
  add column measures text, add column next_on date, add column visits integer not null default 0;
create unique index employment_service_one_place on employment_service (offer_id, id_number_index)
  where status = 'ACTIVE' and offer_id is not null;
create index employment_service_offer on employment_service (offer_id) where offer_id is not null`;

const VACANCY = `
create table employment_vacancy (${REGISTER_COLUMNS},
  title text not null,
  job_field text not null,
  posts integer not null,
  wage_min_yuan integer not null,
  wage_max_yuan integer not null,
  skill text not null,
  skill_level text,
  education text not null,
  workplace text not null,
  valid_until date not null,
  constraint employment_vacancy_status check (status in ('ACTIVE', 'FILLED', 'WITHDRAWN', 'EXPIRED', 'REVOKED')),
  constraint employment_vacancy_figures check (posts >= 1 and wage_min_yuan >= 0 and wage_max_yuan >= wage_min_yuan)
);${indexes('employment_vacancy')}
create index employment_vacancy_open on employment_vacancy (valid_until) where status = 'ACTIVE'`;

const OFFER = `
create table employment_offer (${REGISTER_COLUMNS},
  kind text not null,
  code text not null,
  title text not null,
  category text not null,
  capacity integer not null,
  enrol_until date,
  starts_on date,
  ends_on date not null,
  place text not null,
  monthly_wage_yuan integer,
  constraint employment_offer_status check (status in ('ACTIVE', 'REVOKED')),
  constraint employment_offer_kind check (kind in ('COURSE', 'WELFARE_POST')),
  constraint employment_offer_capacity check (capacity >= 1)
);${indexes('employment_offer')}
create unique index employment_offer_one_active on employment_offer (kind, code) where status = 'ACTIVE'`;

const PENSION = `
create table employment_pension (${REGISTER_COLUMNS},
  pension_kind text not null,
  method text,
  confirmed_on date,
  next_due_on date not null,
  due_from integer not null,
  confirmed_in integer array not null,
  constraint employment_pension_status check (status in ('ACTIVE', 'SUSPENDED', 'RENEWED', 'ENDED', 'REVOKED'))
);${indexes('employment_pension')}
create unique index employment_pension_one_active on employment_pension (pension_kind, id_number_index)
  where status in ('ACTIVE', 'SUSPENDED');
create index employment_pension_due on employment_pension (next_due_on, id) where status in ('ACTIVE', 'SUSPENDED')`;
