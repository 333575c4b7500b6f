import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 补种: when the age of a dose begins, however late it may be given after the ones before, and from when on it is not
 * given any more. Calendars that stand get these days by the schedule of 2025; the rest of them is reckoned anew when
 * the child is next seen.
 */
export class HealthCatchUp1770000003002 implements MigrationInterface {
  name = 'HealthCatchUp1770000003002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table health_vaccination_dose add column age_on date, add column closes_on date;
      update health_vaccination_dose d
         set age_on = d.due_on, closes_on = c.birth_date + case d.vaccine when 'BCG' then interval '48 months' when 'MENA' then
               interval '24 months' when 'DTAP' then interval '84 months' else interval '216 months' end
        from health_child c where c.id = d.child_id;
      alter table health_vaccination_dose alter column age_on set not null, alter column closes_on set not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table health_vaccination_dose drop column age_on, drop column closes_on`);
  }
}
