import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Disputes, sweeps, special groups, dogs, identity cards; residence gets an end, household entries more kinds. */
export class PublicSecurityDisputes1770000005001 implements MigrationInterface {
  name = 'PublicSecurityDisputes1770000005001';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [RESIDENCE, HOUSEHOLD, DISPUTE, SWEEP_AREA, REHABILITATION, DOG, ID_CARD, KNOWN_POPULATION]) {
      await runner.query(sql);
    }
    await runner.query(`
      grant select, insert, update on public_security_dispute, public_security_sweep_area,
        public_security_rehabilitation, public_security_dog, public_security_id_card to yichuang_runtime;
      grant select on public_security_known_population to yichuang_runtime`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table public_security_dispute, public_security_sweep_area, public_security_rehabilitation,
        public_security_dog, public_security_id_card, public_security_known_population;
      drop index public_security_residence_due, public_security_permit_due;
      alter table public_security_residence drop column valid_until;
      drop index public_security_household_entry_one_death;
      delete from public_security_household_entry where kind in ('CANCELLATION', 'CORRECTION');
      alter table public_security_household_entry drop constraint public_security_household_entry_kind,
        drop column died_on, drop column corrected, drop column new_value_cipher;
      alter table public_security_household_entry add constraint public_security_household_entry_kind check (
        (kind = 'BIRTH' and birth_certificate_index is not null and birth_date is not null)
        or (kind = 'MOVE_IN' and id_number_index is not null))`);
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
alter table public_security_residence add column valid_until date;
update public_security_residence set valid_until = (registered_on + interval '12 months')::date;
alter table public_security_residence alter column valid_until set not null;
create index public_security_residence_due on public_security_residence (valid_until, id) where status = 'ACTIVE';
create index public_security_permit_due on public_security_permit (valid_until, id) where status = 'ACTIVE';
`;

const HOUSEHOLD = `
alter table public_security_household_entry drop constraint public_security_household_entry_kind;
alter table public_security_household_entry
  add column died_on date,
  add column corrected text,
  add column new_value_cipher bytea,
  add constraint public_security_household_entry_kind check (
    (kind = 'BIRTH' and birth_certificate_index is not null and birth_date is not null)
    or (kind = 'MOVE_IN' and id_number_index is not null)
    or (kind = 'CANCELLATION' and id_number_index is not null and died_on is not null)
    or (kind = 'CORRECTION' and id_number_index is not null and corrected is not null));
create unique index public_security_household_entry_one_death on public_security_household_entry (id_number_index)
  where status = 'ACTIVE' and kind = 'CANCELLATION';
`;

const DISPUTE = `
create table public_security_dispute (${COMMON},
  kind text not null,
  origin text not null,
  other_party_name text not null,
  found_on date not null,
  mediated_on date,
  closed_on date,
  referred_to text,
  next_on date,
  constraint public_security_dispute_status check (status in ('ACTIVE', 'MEDIATED', 'CLOSED', 'REFERRED', 'REVOKED')),
  constraint public_security_dispute_origin check (origin in ('REQUEST', 'SWEEP'))
);
create unique index public_security_dispute_request on public_security_dispute (request_id);
create index public_security_dispute_person on public_security_dispute (id_number_index);
create index public_security_dispute_list on public_security_dispute (registered_at, id);
create index public_security_dispute_kind on public_security_dispute (registered_on, kind);
`;

const SWEEP_AREA = `
create table public_security_sweep_area (${COMMON},
  area_name text not null,
  mediator_name text not null,
  sweep_months integer not null,
  last_swept_on date,
  next_sweep_on date not null,
  sweep_count integer not null,
  dispute_count integer not null,
  constraint public_security_sweep_area_status check (status in ('ACTIVE', 'ENDED', 'REVOKED'))
);
create unique index public_security_sweep_area_request on public_security_sweep_area (request_id);
create unique index public_security_sweep_area_one_active on public_security_sweep_area (id_number_index, area_name)
  where status = 'ACTIVE';
create index public_security_sweep_area_list on public_security_sweep_area (registered_at, id);
`;

const REHABILITATION = `
create table public_security_rehabilitation (${COMMON},
  kind text not null,
  starts_on date not null,
  ends_on date not null,
  next_test_on date not null,
  test_count integer not null,
  missed_count integer not null,
  constraint public_security_rehabilitation_status check (status in ('ACTIVE', 'COMPLETED', 'BREACHED', 'REVOKED')),
  constraint public_security_rehabilitation_kind check (kind in ('DETOXIFICATION', 'REHABILITATION'))
);
create unique index public_security_rehabilitation_request on public_security_rehabilitation (request_id);
create unique index public_security_rehabilitation_one_active on public_security_rehabilitation (id_number_index)
  where status = 'ACTIVE';
create index public_security_rehabilitation_list on public_security_rehabilitation (registered_at, id);
`;

const DOG = `
create table public_security_dog (${COMMON},
  dog_name text not null,
  breed text not null,
  dog_sex text not null,
  chip_number text not null,
  valid_until date not null,
  constraint public_security_dog_status check (status in ('ACTIVE', 'DEREGISTERED', 'REVOKED'))
);
create unique index public_security_dog_request on public_security_dog (request_id);
create unique index public_security_dog_one_active on public_security_dog (chip_number) where status = 'ACTIVE';
create index public_security_dog_person on public_security_dog (id_number_index);
create index public_security_dog_list on public_security_dog (registered_at, id);
`;

const ID_CARD = `
create table public_security_id_card (${COMMON},
  reason text not null,
  temporary_card boolean not null,
  lost_or_damaged_on date not null,
  constraint public_security_id_card_status check (status in ('ACTIVE', 'REVOKED'))
);
create unique index public_security_id_card_request on public_security_id_card (request_id);
create index public_security_id_card_person on public_security_id_card (id_number_index);
create index public_security_id_card_list on public_security_id_card (registered_at, id);
`;

/** The demonstration's county 330199 is invented, and so are these counts. */
const KNOWN_POPULATION = `
create table public_security_known_population (
  division_code text not null check (division_code ~ '^[0-9]{9}$'),
  counted_on date not null,
  persons integer not null check (persons >= 0),
  source text not null,
  primary key (division_code, counted_on)
);
comment on table public_security_known_population is
  'known floating population (流动人口底数) by division; the latest count not after a day holds on it';
insert into public_security_known_population (division_code, counted_on, persons, source) values
  ('330199001', '2020-01-01', 4, '演示政策'),
  ('330199001', '2026-07-01', 6, '演示政策'),
  ('330199002', '2020-01-01', 3, '演示政策');
`;
