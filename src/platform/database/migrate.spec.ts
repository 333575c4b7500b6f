import type { MigrationInterface, QueryRunner } from 'typeorm';
import { startPostgres, type TestDatabase, type TestPostgres } from '../../../test/support/servers.js';
import { Roles1770000000001 } from '../../../migrations/1770000000001-roles.js';
import { readSettings, type Settings } from '../config/index.js';
import { Database } from './database.js';
import { runtimeDataSource } from './data-sources.js';
import { onServer } from './embedded-postgres.js';
import { migrateDatabase, pendingMigrations } from './migrate.js';
import { statement } from './statement.js';

class Trail1770000000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table trail (id bigint generated always as identity primary key, made_on date)');
    await runner.query('grant select, insert on trail to yichuang_runtime');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table trail');
  }
}

class Twin1770000000900 extends Trail1770000000900 {}

const settingsOf = (urls: Partial<Settings>): Settings => readSettings({ NODE_ENV: 'test', ...(urls as object) });

describe('migrations and roles', () => {
  let postgres: TestPostgres;
  let database: TestDatabase;
  let settings: Settings;
  const migrations = [Trail1770000000900, Roles1770000000001];

  beforeAll(async () => {
    postgres = await startPostgres();
    database = await postgres.createDatabase('migrations');
    settings = settingsOf({ DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl });
  });
  afterAll(() => postgres.stop());

  it('runs in order of time, once, however many processes start together', async () => {
    const runs = await Promise.all([1, 2, 3, 4].map(() => migrateDatabase(settings, { migrations })));
    expect(runs.flat()).toEqual(['Roles1770000000001', 'Trail1770000000900']);
  });

  it('refuses two migrations of the same time before it touches the database', async () => {
    await expect(migrateDatabase(settings, { migrations: [...migrations, Twin1770000000900] })).rejects.toThrow(
      'same timestamp',
    );
  });

  describe('as the program', () => {
    let running: Database;
    beforeAll(async () => {
      running = new Database(await runtimeDataSource(settings, []).initialize());
    });
    afterAll(() => running.dataSource.destroy());

    it('is the runtime role, for TypeORM and for hot statements', async () => {
      const who = statement<{ login: string; role: string }>(
        'spec_who',
        'select session_user as login, current_user as role',
      );
      const expected = [{ login: 'yichuang_app', role: 'yichuang_runtime' }];
      expect(await running.run(who, [])).toEqual(expected);
      expect(await running.dataSource.query(who.text)).toEqual(expected);
    });

    it.each([
      'create table mine (id int)',
      'alter table trail add column note text',
      'drop table trail',
      'update trail set made_on = null',
      'delete from trail',
      'truncate trail',
      'insert into schema_migration (timestamp, name) values (1, $$forged$$)',
    ])('may not: %s', async (sql) => {
      await expect(running.dataSource.query(sql)).rejects.toMatchObject({ code: '42501' });
    });

    it('reads a DATE as its text and an int8 as a number', async () => {
      const rows = await running.dataSource.query(
        `insert into trail (made_on) values ('2026-02-28') returning id, made_on, 9007199254740991 as large`,
      );
      expect(rows).toEqual([{ id: 1, made_on: '2026-02-28', large: 9007199254740991 }]);
    });

    it('knows what is pending', async () => {
      expect(await pendingMigrations(running.dataSource, migrations)).toEqual([]);
      class Later1770000000901 extends Trail1770000000900 {}
      expect(await pendingMigrations(running.dataSource, [...migrations, Later1770000000901])).toEqual([
        'Later1770000000901',
      ]);
    });
  });

  it('works as the runtime role too when there is one URL for everything', async () => {
    const { ownerUrl } = await postgres.createDatabase('one_url');
    const one = settingsOf({ DATABASE_URL: ownerUrl });
    await migrateDatabase(one, { migrations });
    const dataSource = await runtimeDataSource(one, []).initialize();
    await expect(dataSource.query('delete from trail')).rejects.toMatchObject({ code: '42501' });
    await dataSource.destroy();
  });

  it('says what an administrator must do when the login of DATABASE_URL may not act as the runtime role', async () => {
    await onServer(postgres.adminUrl, (admin) => admin.query(`create role stranger login password 'x'`));
    const url = new URL(database.url);
    url.username = 'stranger';
    const strange = settingsOf({ DATABASE_URL: url.href, MIGRATION_DATABASE_URL: database.ownerUrl });
    await expect(migrateDatabase(strange, { migrations })).rejects.toThrow(
      /administrator must run:\s+grant yichuang_runtime to "stranger"/,
    );
  });
});
