import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Terms and payments of what is given for years, special families on their own, nurseries, and what falls due by birth. */
export class FamilyPlanningBenefits1770000002001 implements MigrationInterface {
  name = 'FamilyPlanningBenefits1770000002001';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [BIRTH, SUPPORT, SPECIAL_SUPPORT, PAYMENT, NURSERY, STANDARD]) await runner.query(sql);
    await runner.query(`
      grant select, insert, update on family_planning_special_support, family_planning_payment,
        family_planning_nursery to yichuang_runtime;
      grant select on family_planning_standard to yichuang_runtime`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table family_planning_special_support, family_planning_payment, family_planning_nursery,
        family_planning_standard;
      drop index family_planning_birth_due, family_planning_support_one_active, family_planning_support_one_certificate;
      delete from family_planning_birth where status = 'ENDED';
      alter table family_planning_birth drop constraint family_planning_birth_status,
        add constraint family_planning_birth_status check (status in ('ACTIVE', 'SUPERSEDED', 'REVOKED'));
      delete from family_planning_support where status not in ('ACTIVE', 'REVOKED');
      alter table family_planning_support drop constraint family_planning_support_status,
        drop column begins_on, drop column ends_on, drop column next_on, drop column subject, drop column quantity,
        drop column valid_until, drop column child_index, drop column spouse_name, drop column award_on,
        drop column spouse_id_number_cipher, drop column spouse_id_number_index, drop column spouse_award_on,
        add constraint family_planning_support_status check (status in ('ACTIVE', 'REVOKED'));
      create unique index family_planning_support_one_active on family_planning_support (kind, id_number_index)
        where status = 'ACTIVE' and kind = 'SPECIAL_SUPPORT'`);
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

const TERM = `
  kind text not null,
  category text,
  child_name text,
  child_birth_date date,
  begins_on date,
  ends_on date,
  next_on date`;

const BIRTH = `
alter table family_planning_birth drop constraint family_planning_birth_status,
  add constraint family_planning_birth_status check (status in ('ACTIVE', 'SUPERSEDED', 'ENDED', 'REVOKED'));
create index family_planning_birth_due on family_planning_birth (birth_date, id) where status = 'ACTIVE';
`;

const SUPPORT = `
drop index family_planning_support_one_active;
alter table family_planning_support drop constraint family_planning_support_status,
  add constraint family_planning_support_status check (status in ('ACTIVE', 'REISSUED', 'STOPPED', 'REVOKED')),
  add column begins_on date,
  add column ends_on date,
  add column next_on date,
  add column subject text,
  add column quantity integer,
  add column valid_until date,
  add column child_index bytea,
  add column spouse_name text,
  add column spouse_id_number_cipher bytea,
  add column spouse_id_number_index bytea,
  add column award_on date,
  add column spouse_award_on date;
create unique index family_planning_support_one_active on family_planning_support (kind, id_number_index, category)
  where status = 'ACTIVE' and kind in ('ONE_CHILD_AWARD', 'RURAL_AWARD');
create unique index family_planning_support_one_certificate on family_planning_support (id_number_index)
  where status = 'ACTIVE' and kind = 'ONE_CHILD_CERTIFICATE';
create unique index family_planning_support_one_child on family_planning_support (child_index)
  where status = 'ACTIVE' and kind = 'CHILDCARE_SUBSIDY';
create index family_planning_support_child on family_planning_support (child_index);
create index family_planning_support_spouse on family_planning_support (spouse_id_number_index);
create index family_planning_support_award_on on family_planning_support (award_on, id) where status = 'ACTIVE';
create index family_planning_support_spouse_award_on on family_planning_support (spouse_award_on, id)
  where status = 'ACTIVE';
create index family_planning_support_next_on on family_planning_support (next_on, id) where status = 'ACTIVE';
`;

const SPECIAL_SUPPORT = `
create table family_planning_special_support (${COMMON}, ${TERM},
  happened_on date not null,
  visit_on date,
  visits integer not null,
  constraint family_planning_special_support_status check (status in ('ACTIVE', 'STOPPED', 'REVOKED'))
);
create unique index family_planning_special_support_request on family_planning_special_support (request_id);
create unique index family_planning_special_support_one_active on family_planning_special_support (id_number_index)
  where status = 'ACTIVE';
create index family_planning_special_support_list on family_planning_special_support (registered_at, id);
`;

const PAYMENT = `
create table family_planning_payment (${COMMON},
  benefit_id uuid not null,
  benefit_kind text not null,
  category text not null,
  special boolean not null,
  year integer not null,
  period_from date not null,
  period_to date not null,
  amount_fen integer not null,
  constraint family_planning_payment_status check (status in ('ACTIVE', 'REVOKED')),
  constraint family_planning_payment_amount check (amount_fen > 0 and period_to > period_from)
);
create unique index family_planning_payment_once on family_planning_payment (benefit_id, year);
create index family_planning_payment_request on family_planning_payment (request_id);
create index family_planning_payment_list on family_planning_payment (registered_at, id);
create index family_planning_payment_day on family_planning_payment (registered_on, benefit_kind);
`;

const NURSERY = `
create table family_planning_nursery (${COMMON},
  kind text not null,
  filing_number text not null,
  manager_name text not null,
  places integer not null,
  nurses integer not null,
  checks integer not null,
  next_check_on date not null,
  constraint family_planning_nursery_status check (status in ('ACTIVE', 'CLOSED', 'REVOKED'))
);
create unique index family_planning_nursery_request on family_planning_nursery (request_id);
create unique index family_planning_nursery_one_active on family_planning_nursery (id_number_index)
  where status = 'ACTIVE';
create index family_planning_nursery_list on family_planning_nursery (registered_at, id);
`;

/** The most local standard of a division that has begun holds; an empty prefix is the whole country. */
const STANDARD = `
create table family_planning_standard (
  kind text not null,
  category text not null,
  division_prefix text not null check (division_prefix ~ '^[0-9]{0,9}$'),
  valid_from date not null,
  amount_fen integer not null check (amount_fen > 0),
  source text not null,
  primary key (kind, category, division_prefix, valid_from)
);
comment on table family_planning_standard is
  '奖励扶助标准: fen for a year, or once where the category is paid once, by division and date';
insert into family_planning_standard (kind, category, division_prefix, valid_from, amount_fen, source) values
  ('CHILDCARE_SUBSIDY', '', '', '2025-01-01', 360000, '《育儿补贴制度实施方案》(2025年):每孩每年3600元'),
  ('RURAL_AWARD', 'ONE_CHILD', '', '2012-01-01', 96000, '演示政策:每人每年960元'),
  ('RURAL_AWARD', 'TWO_GIRLS', '', '2012-01-01', 96000, '演示政策:每人每年960元'),
  ('SPECIAL_SUPPORT', 'CHILD_DECEASED', '', '2012-01-01', 708000, '演示政策:每人每月590元'),
  ('SPECIAL_SUPPORT', 'CHILD_DISABLED', '', '2012-01-01', 552000, '演示政策:每人每月460元'),
  ('ONE_CHILD_AWARD', 'YEARLY', '33', '2012-01-01', 12000, '演示政策:每人每月10元'),
  ('ONE_CHILD_AWARD', 'ON_RETIREMENT', '33', '2012-01-01', 300000, '演示政策:一次性3000元');
`;
