import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Joint work (联办): opinions handed on to another department, steps whose silence consents, steps not asked for. */
export class JointWork1770000000006 implements MigrationInterface {
  name = 'JointWork1770000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table task add column forwarded_to text, add column by_silence boolean not null default false,
        add constraint task_forwarded_with_consent
          check (forwarded_to is null or (state = 'DONE' and outcome = 'APPROVED')),
        add constraint task_silent_by_nobody
          check (not by_silence or (state = 'DONE' and outcome = 'APPROVED' and done_by_sub is null));
      comment on column task.forwarded_to is 'agreed, and this department is asked for its opinion as well';
      comment on column task.by_silence is 'nobody gave an opinion before the limit had passed: it counts as agreement';
      alter table service_request add column not_asked text[] not null default '{}';
      comment on column service_request.not_asked is 'steps of the item that the form does not ask for (按需): they fall away';
      alter table clock add column silence_consents boolean not null default false;
      comment on column clock.silence_consents is 'when it falls due its task is completed with consent (默认同意)'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table clock drop column silence_consents;
      alter table service_request drop column not_asked;
      alter table task drop constraint task_silent_by_nobody, drop constraint task_forwarded_with_consent,
        drop column by_silence, drop column forwarded_to`);
  }
}
