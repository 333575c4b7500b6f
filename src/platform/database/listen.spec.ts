import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { readSettings } from '../config/index.js';
import { cloneDatabase, type TestDatabase } from '../../../test/support/shared-servers.js';
import { runtimeDataSource } from './data-sources.js';
import { onServer } from './embedded-postgres.js';
import { Listener } from './listen.js';

describe('listening to what other processes tell', () => {
  let database: TestDatabase;
  let listener: Listener;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await cloneDatabase();
  });
  beforeEach(() => {
    // Never opened: only its settings are looked at.
    listener = new Listener(runtimeDataSource(readSettings({ NODE_ENV: 'test', ...urls() }), []));
  });
  afterEach(() => listener.beforeApplicationShutdown());
  afterAll(() => database?.drop());

  const urls = () => ({
    DATABASE_URL: database.DATABASE_URL,
    MIGRATION_DATABASE_URL: database.MIGRATION_DATABASE_URL,
  });
  const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await onServer(database.adminUrl, (client) => client.query(text, values))).rows as Row[];
  const tell = (channel: string, payload: string) => sql(`select pg_notify($1, $2)`, [channel, payload]);
  /** Sessions of the listener that have said what they listen to. */
  const sessions = () =>
    sql<{ pid: number; query: string }>(
      `select pid, query from pg_stat_activity
        where datname = current_database() and application_name like '%-listener' and state = 'idle'`,
    );
  async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 15_000; !(await isSo()); await sleep(20)) {
      if (Date.now() > end) throw new Error(`never: ${what}`);
    }
  }
  const untilListening = (channel: string): Promise<void> =>
    until(`somebody listens to ${channel}`, async () =>
      (await sessions()).some(({ query }) => query === `listen "${channel}"`),
    );

  it('hears each channel for those who listen to it, over one connection', async () => {
    const heard: string[] = [];
    listener.listen('one', (payload) => heard.push(`a ${payload}`));
    listener.listen('one', (payload) => heard.push(`b ${payload}`));
    await untilListening('one');
    listener.listen('An "odd" name', (payload) => heard.push(`c ${payload}`));
    await until('it listens to both', async () => (await sessions())[0]?.query.includes('odd') ?? false);
    await tell('one', '1');
    await tell('An "odd" name', '2');
    await tell('nobody’s', '3');
    await until('all were heard', () => heard.length >= 3);
    expect(heard).toEqual(['a 1', 'b 1', 'c 2']);
    expect(await sessions()).toHaveLength(1);
  });

  it('has a connection only while somebody listens', async () => {
    expect(await sessions()).toEqual([]);
    const heard: string[] = [];
    const first = listener.listen('one', () => heard.push('first'));
    const second = listener.listen('one', () => heard.push('second'));
    await untilListening('one');
    first();
    first();
    await tell('one', '');
    await until('the second heard it', () => heard.length > 0);
    expect(heard).toEqual(['second']);
    second();
    await until('the connection is closed', async () => (await sessions()).length === 0);
    listener.listen('one', () => heard.push('third'));
    await untilListening('one');
    await tell('one', '');
    await until('the third heard it', () => heard.length > 1);
  });

  it('leaves no connection when listeners come and go while it is being opened', async () => {
    for (let n = 0; n < 20; n += 1) {
      const end = listener.listen(`fleeting-${n}`, () => undefined);
      await sleep(n);
      end();
    }
    const heard: string[] = [];
    const end = listener.listen('one', (payload) => heard.push(payload));
    await untilListening('one');
    await tell('one', 'x');
    await until('it was heard', () => heard.length === 1);
    expect(await sessions()).toHaveLength(1);
    end();
    await until('the connection is closed', async () => (await sessions()).length === 0);
  });

  it('opens a lost connection again, as often as it is lost', async () => {
    const heard: string[] = [];
    listener.listen('one', (payload) => heard.push(payload));
    await untilListening('one');
    for (const payload of ['1', '2', '3']) {
      const [{ pid }] = await sessions();
      await sql(`select pg_terminate_backend($1)`, [pid]);
      await until('there is another', async () => (await sessions()).some((other) => other.pid !== pid));
      await untilListening('one');
      await tell('one', payload);
      await until('it was heard', () => heard.includes(payload));
    }
    expect(heard).toEqual(['1', '2', '3']);
  });

  it('ends with the program, also while the server is away', async () => {
    const away = new Listener(
      runtimeDataSource(readSettings({ NODE_ENV: 'test', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }), []),
    );
    away.listen('one', () => undefined);
    await sleep(300);
    await away.beforeApplicationShutdown();
    listener.listen('one', () => undefined);
    await untilListening('one');
    await listener.beforeApplicationShutdown();
    await until('the connection is closed', async () => (await sessions()).length === 0);
    listener.listen('one', () => undefined);
    await sleep(100);
    expect(await sessions()).toEqual([]);
  });
});
