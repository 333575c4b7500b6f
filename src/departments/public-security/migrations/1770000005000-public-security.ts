import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registers of public security: residence, permits, household entries, certificates. Entries are never deleted. */
export class PublicSecurity1770000005000 implements MigrationInterface {
  name = 'PublicSecurity1770000005000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [RESIDENCE, PERMIT, HOUSEHOLD_ENTRY, CERTIFICATE]) await runner.query(sql);
    await runner.query(
      `grant select, insert, update on public_security_residence, public_security_permit,
         public_security_household_entry, public_security_certificate to yichuang_runtime`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table public_security_residence, public_security_permit, public_security_household_entry,
         public_security_certificate`,
    );
  }
}

const COMMON = `
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

const RESIDENCE = `
create table public_security_residence (${COMMON},
  origin_place text not null,
  reason text not null,
  housing_kind text not null,
  resided_since date not null,
  constraint public_security_residence_status check (status in ('ACTIVE', 'MOVED', 'LEFT', 'REVOKED'))
);
create unique index public_security_residence_request on public_security_residence (request_id);
create unique index public_security_residence_one_active on public_security_residence (id_number_index)
  where status = 'ACTIVE';
create index public_security_residence_person on public_security_residence (id_number_index);
create index public_security_residence_list on public_security_residence (registered_at, id);
create index public_security_residence_division on public_security_residence (division_code, registered_at, id);
`;

const PERMIT = `
create table public_security_permit (${COMMON},
  kind text not null,
  ground text not null,
  valid_until date not null,
  constraint public_security_permit_status check (status in ('ACTIVE', 'LAPSED', 'REVOKED')),
  constraint public_security_permit_kind check (kind in ('ISSUE', 'ENDORSEMENT'))
);
create unique index public_security_permit_request on public_security_permit (request_id);
create unique index public_security_permit_one_active on public_security_permit (id_number_index)
  where status = 'ACTIVE' and kind = 'ISSUE';
create index public_security_permit_person on public_security_permit (id_number_index);
create index public_security_permit_list on public_security_permit (registered_at, id);
`;

const HOUSEHOLD_ENTRY = `
create table public_security_household_entry (${COMMON},
  kind text not null,
  ground text,
  person_count integer not null,
  sex text,
  birth_date date,
  birth_certificate_cipher bytea,
  birth_certificate_index bytea,
  mother_name text,
  mother_id_number_cipher bytea,
  father_name text,
  father_id_number_cipher bytea,
  constraint public_security_household_entry_status check (status in ('ACTIVE', 'REVOKED')),
  constraint public_security_household_entry_kind check (
    (kind = 'BIRTH' and birth_certificate_index is not null and birth_date is not null)
    or (kind = 'MOVE_IN' and id_number_index is not null))
);
create unique index public_security_household_entry_request on public_security_household_entry (request_id);
create unique index public_security_household_entry_one_birth
  on public_security_household_entry (birth_certificate_index) where status = 'ACTIVE';
create index public_security_household_entry_person on public_security_household_entry (id_number_index);
create index public_security_household_entry_list on public_security_household_entry (registered_at, id);
`;

const CERTIFICATE = `
create table public_security_certificate (${COMMON},
  purpose text not null,
  constraint public_security_certificate_status check (status in ('ACTIVE', 'REVOKED'))
);
create unique index public_security_certificate_request on public_security_certificate (request_id);
create index public_security_certificate_person on public_security_certificate (id_number_index);
create index public_security_certificate_list on public_security_certificate (registered_at, id);
`;
