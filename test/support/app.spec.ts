import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from './app.js';
import { redisIsThere } from './redis.js';

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

(redisIsThere() ? describe : describe.skip)('the application of a spec file, with its queue on Redis', () => {
  let app: TestApp;
  let second: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ redis: true, role: 'api' });
    second = await startTestApp({ beside: app, role: 'worker' });
  });
  afterAll(async () => {
    await second?.stop();
    await app?.stop();
  });

  it('is ready without a queue in PostgreSQL', async () => {
    const ready = await fetch(`${app.url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { checks: { queue: 'ok' } }]);
  });

  it('has a worker beside it on the same database, which is no gateway', async () => {
    expect(second.database.name).toBe(app.database.name);
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${second.url}/graphql`, { method: 'POST' })).status).toBe(404);
  });
});
