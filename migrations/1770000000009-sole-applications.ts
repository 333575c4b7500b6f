import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 同一事项同一时间只办一件: of an item that a person has one at a time, two requests handed in at the same instant have each
 * asked whether another one runs, and found none. The index lets one of them in. Confidential ones stand in the way of
 * their own submitter's only: nobody else may learn of them.
 */
export class SoleApplications1770000000009 implements MigrationInterface {
  name = 'SoleApplications1770000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table service_request add column sole boolean not null default false;
      comment on column service_request.sole is 'while it runs the applicant has no other request for this item; lost when it ends';
      create unique index service_request_sole
        on service_request (applicant_id_index, item_code, (case when confidential then submitter else '' end))
        where sole`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table service_request drop column sole');
  }
}
