import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Follow-ups that registers ask for by themselves, and where a published item version came from. */
export class Ledgers1770000000005 implements MigrationInterface {
  name = 'Ledgers1770000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table follow_up (
        id uuid primary key,
        department text not null,
        kind text not null,
        ledger text not null,
        entry_id uuid not null,
        request_number text not null,
        division_code text not null,
        person_name text not null,
        due_on date not null,
        opens_on date not null,
        state text not null default 'SCHEDULED' check (state in ('SCHEDULED','OPEN','CLAIMED','DONE','CANCELLED')),
        overdue boolean not null default false,
        assignee_sub text,
        assignee_name text,
        outcome text,
        note text,
        result bytea,
        done_by_sub text,
        done_by_name text,
        closed_at timestamptz,
        version int not null default 1,
        unique (entry_id, kind, due_on)
      );
      comment on column follow_up.result is 'encrypted JSON';
      comment on column follow_up.overdue is 'flipped once, by the sweep, when the due day has passed';
      create index follow_up_to_open on follow_up (opens_on) where state = 'SCHEDULED';
      create index follow_up_to_mark on follow_up (due_on) where state in ('OPEN','CLAIMED') and not overdue;
      create index follow_up_pending on follow_up (department, due_on, id) where state in ('OPEN','CLAIMED');
      create index follow_up_list on follow_up (department, due_on, id);
      alter table service_item_version add column origin text not null default 'PRODUCT'
        check (origin in ('PRODUCT','IMPORT')), add column published_by text not null default '系统';
      grant select, insert, update on follow_up to yichuang_runtime`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table follow_up;
      alter table service_item_version drop column origin, drop column published_by`);
  }
}
