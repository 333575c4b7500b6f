import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registers of health: 居民健康档案 and 卫生健康服务台账. Entries are never deleted. */
export class HealthRegisters1770000003000 implements MigrationInterface {
  name = 'HealthRegisters1770000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RECORD);
    await runner.query(SERVICE);
    await runner.query('grant select, insert, update on health_record, health_service to yichuang_runtime');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table health_service, health_record');
  }
}

const RECORD = `
create table health_record (
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
  record_number text not null,
  household_head text not null,
  relation_to_head text not null,
  residence text not null,
  sex text not null,
  birth_date date not null,
  birth_certificate_cipher bytea,
  birth_certificate_index bytea,
  clinical_cipher bytea,
  constraint health_record_status check (status in ('ACTIVE', 'REVOKED'))
);
create unique index health_record_request on health_record (request_id);
create unique index health_record_one_active on health_record (id_number_index) where status = 'ACTIVE';
create unique index health_record_newborn on health_record (birth_certificate_index) where status = 'ACTIVE';
create index health_record_person on health_record (id_number_index);
create index health_record_list on health_record (registered_at, id);
create index health_record_division on health_record (division_code, registered_at, id);
`;

const SERVICE = `
create table health_service (
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
  document_number text not null,
  subject_name text,
  clinical_cipher bytea,
  constraint health_service_status check (status in ('ACTIVE', 'REVOKED'))
);
create unique index health_service_request on health_service (request_id);
create unique index health_service_one_active on health_service (kind, id_number_index)
  where status = 'ACTIVE' and kind in ('FAMILY_DOCTOR', 'HOME_BED');
create index health_service_person on health_service (id_number_index);
create index health_service_list on health_service (registered_at, id);
create index health_service_kind on health_service (kind, registered_at, id);
`;
