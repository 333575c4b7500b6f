import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from './app.js';

describe('the application of a spec file', () => {
  let one: TestApp;
  let other: TestApp;
  beforeAll(async () => {
    one = await startTestApp();
    other = await startTestApp();
  });
  afterAll(() => Promise.all([one?.stop(), other?.stop()]));

  it('has a database of its own, with every migration', async () => {
    expect(one.database.name).not.toBe(other.database.name);
    const tables = await one.sql<{ name: string }>(
      `select table_name as name from information_schema.tables where table_name in ('outbox', 'schema_migration')`,
    );
    expect(tables).toHaveLength(2);
  });

  it('works as the runtime role', async () => {
    const logins = await one.sql<{ usename: string }>(
      `select distinct usename from pg_stat_activity
        where datname = current_database() and application_name like 'yichuang%'`,
    );
    expect(logins).toEqual([{ usename: 'yichuang_app' }]);
    const database = one.context.get(DataSource, { strict: false });
    expect(await database.query('select current_user as role')).toEqual([{ role: 'yichuang_runtime' }]);
  });

  it('keeps its database when it is restarted', async () => {
    await one.sql('create table kept as select 1 as id');
    await one.restart();
    expect(await one.sql('select id from kept')).toEqual([{ id: 1 }]);
    expect((await fetch(`${one.url}/healthz`)).status).toBe(200);
  });

  it('answers demo actors', async () => {
    const answer = await one.gql('{ __typename }', {}, { as: 'clerk-1' });
    expect(answer).toMatchObject({ status: 200, data: { __typename: 'Query' } });
  });
});
