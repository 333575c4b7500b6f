import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose county a reminder, a card about something that happened, and a message to a department are for. */
export class CountiesOfSupervision1770000000011 implements MigrationInterface {
  name = 'CountiesOfSupervision1770000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table reminder add column county text;
      comment on column reminder.county is 'where the department that is to answer works on it; null: the service centre';
      update reminder m set county = left(coalesce(r.duty_division, r.division_code), 6) from service_request r
        where r.id = m.request_id and m.department is not null;
      alter table warning_card add column county text;
      comment on column warning_card.county is
        'of the department at fault; null: that of the task whose clock it is, else the place of duty';
      alter table notification add column county text;
      comment on column notification.county is 'staff bound to another county are not told; null: whoever has the address'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table notification drop column county;
      alter table warning_card drop column county;
      alter table reminder drop column county`);
  }
}
