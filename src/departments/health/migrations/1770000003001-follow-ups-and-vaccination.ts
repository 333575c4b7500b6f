import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visits and ends of services, the calendar of vaccinations, special care, and how many residents there are. */
export class HealthFollowUps1770000003001 implements MigrationInterface {
  name = 'HealthFollowUps1770000003001';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [RECORD, SERVICE, CHILD, DOSE, SPECIAL_CARE, POPULATION]) await runner.query(sql);
    await runner.query(`
      grant select, insert, update on health_child, health_vaccination_dose, health_special_care to yichuang_runtime;
      grant select on health_population to yichuang_runtime`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table health_population, health_special_care, health_vaccination_dose, health_child;
      drop index health_service_one_subject, health_service_one_active;
      update health_service set status = 'REVOKED' where status <> 'ACTIVE';
      delete from health_service where kind in ('ELDERLY_CHECK', 'REFERRAL', 'BIRTH_CERTIFICATE', 'FOOD_WORKER');
      alter table health_service drop constraint health_service_status,
        add constraint health_service_status check (status in ('ACTIVE', 'REVOKED')),
        drop column subject_index, drop column valid_until, drop column visit_count, drop column last_visit_on,
        drop column next_visit_on, drop column ended_on;
      create unique index health_service_one_active on health_service (kind, id_number_index)
        where status = 'ACTIVE' and kind in ('FAMILY_DOCTOR', 'HOME_BED');
      update health_record set household_head = coalesce(household_head, person_name),
        relation_to_head = coalesce(relation_to_head, 'OTHER');
      alter table health_record alter column household_head set not null, alter column relation_to_head set not null`);
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

/** A joint request need not say whose household it is. */
const RECORD = `
alter table health_record alter column household_head drop not null, alter column relation_to_head drop not null;
`;

const SERVICE = `
alter table health_service
  add column subject_index bytea,
  add column valid_until date,
  add column visit_count integer not null default 0,
  add column last_visit_on date,
  add column next_visit_on date,
  add column ended_on date,
  drop constraint health_service_status,
  add constraint health_service_status check (status in ('ACTIVE', 'DELIVERED', 'EXPIRED', 'ENDED', 'REVOKED'));
alter table health_service alter column visit_count drop default;
drop index health_service_one_active;
create unique index health_service_one_active on health_service (kind, id_number_index)
  where status = 'ACTIVE' and kind in ('FAMILY_DOCTOR', 'HOME_BED', 'ELDERLY_CHECK');
create unique index health_service_one_subject on health_service (kind, subject_index) where status = 'ACTIVE';
`;

const CHILD = `
create table health_child (${COMMON},
  sex text not null,
  birth_date date not null,
  birth_certificate_cipher bytea not null,
  birth_certificate_index bytea not null,
  guardian_name text not null,
  given_count integer not null,
  next_dose_on date,
  ended_on date,
  constraint health_child_status check (status in ('ACTIVE', 'COMPLETED', 'LEFT', 'REVOKED'))
);
create unique index health_child_request on health_child (request_id);
create unique index health_child_one_entry on health_child (birth_certificate_index)
  where status in ('ACTIVE', 'COMPLETED');
create unique index health_child_one_number on health_child (id_number_index) where status in ('ACTIVE', 'COMPLETED');
create index health_child_person on health_child (id_number_index);
create index health_child_list on health_child (registered_at, id);
`;

/** A dose of a child's calendar: given, waived (禁忌), or outstanding from \`due_on\`, in time until \`last_on\`. */
const DOSE = `
create table health_vaccination_dose (
  child_id uuid not null references health_child,
  vaccine text not null,
  dose integer not null check (dose > 0),
  due_on date not null,
  last_on date not null,
  given_on date,
  waived boolean not null,
  primary key (child_id, vaccine, dose),
  check (last_on >= due_on),
  check (not (waived and given_on is not null))
);
create index health_vaccination_dose_due on health_vaccination_dose (due_on, child_id, vaccine, dose)
  where given_on is null and not waived;
`;

const SPECIAL_CARE = `
create table health_special_care (${COMMON},
  clinical_cipher bytea not null,
  visit_count integer not null,
  last_visit_on date,
  next_visit_on date,
  ended_on date,
  constraint health_special_care_status check (status in ('ACTIVE', 'ENDED', 'REVOKED'))
);
create unique index health_special_care_request on health_special_care (request_id);
create unique index health_special_care_one_active on health_special_care (id_number_index) where status = 'ACTIVE';
create index health_special_care_list on health_special_care (registered_at, id);
`;

/** The demonstration's county 330199 is invented, and so are these counts and targets. */
const POPULATION = `
create table health_population (
  division_code text not null check (division_code ~ '^[0-9]{9}$'),
  year integer not null check (year between 1949 and 9999),
  residents integer not null check (residents >= 0),
  target_percent integer not null check (target_percent between 0 and 100),
  source text not null,
  primary key (division_code, year)
);
comment on table health_population is
  'residents (常住人口) and target of health records by division; the latest year not after the one asked for holds';
insert into health_population (division_code, year, residents, target_percent, source) values
  ('330199001', 2020, 10, 80, '演示政策'),
  ('330199001', 2027, 12, 90, '演示政策'),
  ('330199002', 2020, 8, 80, '演示政策');
`;
