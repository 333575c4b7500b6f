import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registers of employment: 失业登记台账 and 就业服务台账. Entries are never deleted. */
export class EmploymentRegisters1770000001000 implements MigrationInterface {
  name = 'EmploymentRegisters1770000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UNEMPLOYMENT);
    await runner.query(SERVICE);
    await runner.query(
      'grant select, insert, update on employment_unemployment, employment_service to yichuang_runtime',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table employment_service, employment_unemployment');
  }
}

const UNEMPLOYMENT = `
create table employment_unemployment (
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
  reason text not null,
  reason_detail text,
  unemployed_since date not null,
  education text not null,
  skill text not null,
  skill_level text,
  wish text not null,
  expected_monthly_wage_yuan integer,
  training_wanted boolean,
  family_size integer not null,
  family_employed integer,
  whereabouts text not null,
  constraint employment_unemployment_status check (status in ('ACTIVE', 'EMPLOYED', 'RENEWED', 'REVOKED'))
);
create unique index employment_unemployment_request on employment_unemployment (request_id);
create unique index employment_unemployment_one_active on employment_unemployment (id_number_index)
  where status = 'ACTIVE';
create index employment_unemployment_person on employment_unemployment (id_number_index);
create index employment_unemployment_list on employment_unemployment (registered_at, id);
create index employment_unemployment_division on employment_unemployment (division_code, registered_at, id);
`;

const SERVICE = `
create table employment_service (
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
  category text,
  contact_card text,
  family_members integer,
  constraint employment_service_status check (status in ('ACTIVE', 'REVOKED'))
);
create unique index employment_service_request on employment_service (request_id);
create unique index employment_service_one_active on employment_service (kind, id_number_index)
  where status = 'ACTIVE' and kind in ('HARDSHIP', 'ZERO_EMPLOYMENT_FAMILY');
create index employment_service_person on employment_service (id_number_index);
create index employment_service_list on employment_service (registered_at, id);
create index employment_service_kind on employment_service (kind, registered_at, id);
`;
