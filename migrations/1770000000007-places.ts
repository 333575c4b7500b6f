import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a request is worked (跨区域通办), and which requests exist for cleared staff only (特殊群体). */
export class Places1770000000007 implements MigrationInterface {
  name = 'Places1770000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table service_request add column duty_division text check (duty_division ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
        add column confidential boolean not null default false;
      comment on column service_request.duty_division is 'place of duty; null: where it was taken in';
      comment on column service_request.confidential is 'of a special group: absent for staff who are not cleared';
      create index service_request_confidential on service_request (id) include (submitter) where confidential;
      alter table task add column duty_division text;
      alter table task add column county text not null
        generated always as (left(coalesce(duty_division, division_code), 6)) stored;
      comment on column task.duty_division is 'where it is worked, when that is not where the request was taken in';
      create index task_inbox_of_county on task (department, county, due_at, id) where state in ('OPEN','CLAIMED')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index task_inbox_of_county, service_request_confidential;
      alter table task drop column county, drop column duty_division;
      alter table service_request drop column confidential, drop column duty_division`);
  }
}
