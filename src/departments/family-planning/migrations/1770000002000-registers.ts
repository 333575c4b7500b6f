import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registers of family planning: 生育登记台账 and 计划生育奖励扶助台账. Entries are never deleted. */
export class FamilyPlanningRegisters1770000002000 implements MigrationInterface {
  name = 'FamilyPlanningRegisters1770000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BIRTH);
    await runner.query(SUPPORT);
    await runner.query(
      'grant select, insert, update on family_planning_birth, family_planning_support to yichuang_runtime',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table family_planning_support, family_planning_birth');
  }
}

const BIRTH = `
create table family_planning_birth (
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
  stage text not null,
  birth_date date not null,
  child_order integer not null,
  child_name text,
  child_sex text,
  birth_certificate_cipher bytea,
  birth_certificate_index bytea,
  father_name text,
  father_id_number_cipher bytea,
  constraint family_planning_birth_status check (status in ('ACTIVE', 'SUPERSEDED', 'REVOKED'))
);
create unique index family_planning_birth_request on family_planning_birth (request_id);
create unique index family_planning_birth_one_active on family_planning_birth (id_number_index, child_order)
  where status = 'ACTIVE';
create unique index family_planning_birth_certificate on family_planning_birth (birth_certificate_index)
  where status = 'ACTIVE';
create index family_planning_birth_person on family_planning_birth (id_number_index);
create index family_planning_birth_list on family_planning_birth (registered_at, id);
create index family_planning_birth_division on family_planning_birth (division_code, registered_at, id);
`;

const SUPPORT = `
create table family_planning_support (
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
  certificate_number text,
  child_name text,
  child_birth_date date,
  constraint family_planning_support_status check (status in ('ACTIVE', 'REVOKED'))
);
create unique index family_planning_support_request on family_planning_support (request_id);
create unique index family_planning_support_one_active on family_planning_support (kind, id_number_index)
  where status = 'ACTIVE' and kind = 'SPECIAL_SUPPORT';
create index family_planning_support_person on family_planning_support (id_number_index);
create index family_planning_support_list on family_planning_support (registered_at, id);
create index family_planning_support_kind on family_planning_support (kind, registered_at, id);
`;
