import type { MigrationInterface, QueryRunner } from 'typeorm';

const ADVICE =
  'The migrating login may not arrange the role yichuang_runtime. An administrator must run once: ' +
  'create role yichuang_runtime nologin; grant yichuang_runtime to <the login of MIGRATION_DATABASE_URL>, ' +
  '<the login of DATABASE_URL>; and then start again.';

/**
 * Two roles from the first migration: the owner migrates, and `yichuang_runtime` works. There are no default
 * privileges: each migration grants what the program may do to its tables.
 */
export class Roles1770000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.ensureRole(runner);
    await runner.query(`
      do $$ begin
        if not pg_has_role(current_user, 'yichuang_runtime', 'SET') then
          execute format('grant yichuang_runtime to %I', current_user);
        end if;
      exception when insufficient_privilege then
        raise exception '${ADVICE}';
      end $$`);
    await runner.query('revoke create on schema public from public');
    await runner.query('grant usage on schema public to yichuang_runtime');
  }

  /** Roles belong to the server, not to this database: another database of it may be creating the same one now. */
  private async ensureRole(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'yichuang_runtime') then
          create role yichuang_runtime nologin;
        end if;
      exception
        when duplicate_object or unique_violation then null;
        when insufficient_privilege then raise exception '${ADVICE}';
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke usage on schema public from yichuang_runtime');
  }
}
