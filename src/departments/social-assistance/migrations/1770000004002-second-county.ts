import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The demonstration's second county 330298 is invented as well (演示政策): its amounts are lower than the first one's. */
export class SocialAssistanceSecondCounty1770000004002 implements MigrationInterface {
  name = 'SocialAssistanceSecondCounty1770000004002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into social_assistance_standard (kind, band, division_prefix, valid_from, amount_fen, source)
      select kind, band, '330298', valid_from, amount_fen * 9 / 10, source
        from social_assistance_standard where division_prefix = '330199'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from social_assistance_standard where division_prefix = '330298'`);
  }
}
