import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Community treatment also ends when the person dies, or it is carried out elsewhere. */
export class PublicSecurityRehabilitationEnded1770000005002 implements MigrationInterface {
  name = 'PublicSecurityRehabilitationEnded1770000005002';

  async up(runner: QueryRunner): Promise<void> {
    await this.allow(runner, `'ACTIVE', 'COMPLETED', 'BREACHED', 'ENDED', 'REVOKED'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update public_security_rehabilitation set status = 'BREACHED' where status = 'ENDED'`);
    await this.allow(runner, `'ACTIVE', 'COMPLETED', 'BREACHED', 'REVOKED'`);
  }

  private async allow(runner: QueryRunner, statuses: string): Promise<void> {
    await runner.query(`
      alter table public_security_rehabilitation drop constraint public_security_rehabilitation_status,
        add constraint public_security_rehabilitation_status check (status in (${statuses}))`);
  }
}
