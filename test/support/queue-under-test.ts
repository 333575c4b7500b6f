import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { UnrecoverableError } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue1770000000002 } from '../../migrations/1770000000002-queue.js';
import { Roles1770000000001 } from '../../migrations/1770000000001-roles.js';
import { readSettings, Settings } from '../../src/platform/config/index.js';
import { Database, DatabaseModule, migrateDatabase, onServer, statement } from '../../src/platform/database/index.js';
import {
  consumeInTransaction,
  DeadLetters,
  defineMessage,
  enqueue,
  HandlesDelayed,
  HandlesMessage,
  migrateQueueSchema,
  OutboxRelay,
  QueueModule,
  QueueStats,
  Repeats,
  type Delivery,
  type MessageHandler,
  type Outcome,
  type QueueCounters,
} from '../../src/platform/queue/index.js';
import { hasRedis, startPostgres, startRedis } from './servers.js';
import type { TestDatabase, TestPostgres, TestRedis } from './servers.js';

/** What a careless programmer writes into the message of an error. */
export const SECRET = '110101199003070134';
export const ATTEMPTS = 3;
const QUEUES = ['letters', 'department-health'];

export const COUNTED = defineMessage<{ key: string }>('counted');
export const FRAGILE = defineMessage<{ key: string }>('fragile');
const WRITE = statement<never>('spec_write', 'insert into effect (key) values ($1)');

/** What the handlers below do is set by the tests. */
export const world = {
  slowMs: 0,
  fragile: 'works' as 'works' | 'breaks' | 'hopeless',
  ticks: 0,
  delayed: [] as { key: string; at: number }[],
};

@Injectable()
class Effects {
  constructor(private readonly database: Database) {}

  once(consumer: string, id: string, key: string): Promise<Outcome> {
    return this.database.transaction(async (tx) => {
      if (!(await consumeInTransaction(tx, consumer, id))) return 'skipped';
      await tx.run(WRITE, [key]);
      return 'done';
    });
  }
}

@HandlesMessage(COUNTED)
class CountedHandler implements MessageHandler<{ key: string }> {
  constructor(private readonly effects: Effects) {}

  async handle({ id, payload }: Delivery<{ key: string }>): Promise<Outcome> {
    if (world.slowMs > 0) await sleep(world.slowMs);
    return this.effects.once('counted', id, payload.key);
  }
}

@HandlesMessage(FRAGILE)
class FragileHandler implements MessageHandler<{ key: string }> {
  constructor(private readonly effects: Effects) {}

  async handle({ id, payload }: Delivery<{ key: string }>): Promise<Outcome> {
    if (world.fragile === 'breaks') throw new Error(`no such person: ${SECRET}`);
    if (world.fragile === 'hopeless') throw new UnrecoverableError('the request is closed');
    return this.effects.once('fragile', id, payload.key);
  }
}

@HandlesDelayed('remind')
class Reminder {
  handle(payload: Record<string, string | number>): Promise<Outcome> {
    world.delayed.push({ key: String(payload.key), at: Date.now() });
    return Promise.resolve('done');
  }
}

@Repeats({ name: 'tick', queue: 'letters', everyMs: 200 })
class Ticker {
  run(): Promise<void> {
    world.ticks += 1;
    return Promise.resolve();
  }
}

@Module({})
class GlobalSettings {
  static of(settings: Settings): DynamicModule {
    const provider = { provide: Settings, useValue: settings };
    return { module: GlobalSettings, global: true, providers: [provider], exports: [provider] };
  }
}

const nothing = () => undefined;
const silent = { log: nothing, error: nothing, warn: nothing, debug: nothing };

export async function until(what: string, isSo: () => Promise<boolean> | boolean, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await sleep(20);
  }
}

export type Backend = 'postgres' | 'redis';

/** A process with the queue, on servers of its own. */
export class QueueUnderTest {
  app: TestingModule;
  private postgres: TestPostgres;
  private redis: TestRedis | null = null;
  private urls: TestDatabase;

  constructor(readonly backend: Backend) {}

  async openServers(): Promise<void> {
    if (this.backend === 'redis') this.redis = await startRedis();
    this.postgres = await startPostgres();
    this.urls = await this.postgres.createDatabase('queue_spec');
    await migrateDatabase(this.settings({}), {
      migrations: [Roles1770000000001, Queue1770000000002],
      afterwards: this.backend === 'postgres' ? (url) => migrateQueueSchema(url, QUEUES) : undefined,
    });
    // No unique key: a second effect must be seen, not refused.
    await this.asOwner('create table effect (key text not null); grant all on effect to yichuang_runtime');
  }

  async closeServers(): Promise<void> {
    await this.redis?.stop();
    await this.postgres?.stop();
  }

  /** @param env variables beside the URLs */
  async start(env: Record<string, string> = {}): Promise<void> {
    this.app = await Test.createTestingModule({
      imports: [
        GlobalSettings.of(this.settings(env)),
        DatabaseModule.forRoot([]),
        QueueModule.forRoot({ names: QUEUES, retry: { attempts: ATTEMPTS, backoffMs: 20 } }),
      ],
      providers: [Effects, CountedHandler, FragileHandler, Reminder, Ticker],
    })
      .setLogger(silent)
      .compile();
    await this.app.init();
  }

  async reset(): Promise<void> {
    Object.assign(world, { slowMs: 0, fragile: 'works', ticks: 0, delayed: [] });
    await this.asOwner('truncate effect, outbox, inbox, dead_letter');
  }

  get database(): Database {
    return this.app.get(Database);
  }

  get letters(): DeadLetters {
    return this.app.get(DeadLetters);
  }

  get stats(): QueueStats {
    return this.app.get(QueueStats);
  }

  get counters(): QueueCounters {
    return this.stats.of('letters');
  }

  /** One message for each key, in one transaction. @returns ids */
  async send(...keys: string[]): Promise<string[]> {
    const ids = await this.database.transaction(async (tx) => {
      const sent: string[] = [];
      for (const key of keys) sent.push(await enqueue(tx, 'letters', COUNTED.of({ key })));
      return sent;
    });
    this.app.get(OutboxRelay).nudge();
    return ids;
  }

  sendFragile(key: string): Promise<string> {
    return this.database.transaction((tx) => enqueue(tx, 'letters', FRAGILE.of({ key })));
  }

  async effects(): Promise<string[]> {
    const rows = await this.database.dataSource.query<{ key: string }[]>('select key from effect order by key');
    return rows.map((row) => row.key);
  }

  async outboxIsEmpty(): Promise<boolean> {
    const { pending, sent } = await this.stats.outbox();
    return pending + sent === 0;
  }

  asOwner(sql: string): Promise<unknown> {
    return onServer(this.urls.ownerUrl, (client) => client.query(sql));
  }

  /** The queue forgets everything, tables and all. */
  async wipe(): Promise<unknown> {
    if (this.redis) return this.redis.command('flushall');
    return this.asOwner('drop schema bullmq cascade').catch((error: { code?: string }) => {
      // Against workers in full run this deadlocks now and then: the trouble of who drops, not what is tested.
      if (error.code === '40P01') return this.wipe();
      throw error;
    });
  }

  /** The queue forgets its jobs. */
  empty(): Promise<unknown> {
    if (this.redis) return this.redis.command('flushall');
    return this.asOwner('truncate bullmq.job, bullmq.meta, bullmq.scheduler, bullmq.migration cascade');
  }

  /** What a migration does after the tables. */
  async migrateAgain(): Promise<void> {
    if (!this.redis) await migrateQueueSchema(this.urls.ownerUrl, QUEUES);
  }

  /** Cuts all connections to the queue; Redis is away for a second and forgets everything. */
  disconnect(): Promise<unknown> {
    if (this.redis) return this.redis.restart(1_000);
    return onServer(this.postgres.adminUrl, (client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where usename = 'yichuang_app' and application_name not like 'yichuang-all'`,
      ),
    );
  }

  /** BullMQ's mark on a job that was given up because its workers died while they had it. */
  markAbandoned(jobId: string): Promise<unknown> {
    if (this.redis) return this.redis.command('hset', `yichuang:letters:${jobId}`, 'defa', 'job stalled');
    return this.asOwner(`update bullmq.job set deferred_failure = 'job stalled' where id = '${jobId}'`);
  }

  private settings(env: Record<string, string>): Settings {
    return readSettings({
      DATABASE_URL: this.urls.url,
      MIGRATION_DATABASE_URL: this.urls.ownerUrl,
      DATABASE_POOL_SIZE: '10',
      REDIS_URL: this.redis?.url,
      ...env,
    });
  }
}

/** The same tests on both backends; on Redis only where there is a `redis-server`. */
export function describeOnBothBackends(title: string, tests: (queue: QueueUnderTest) => void): void {
  describe.each(['postgres', 'redis'] as const)(`${title}, on %s`, (backend) => {
    if (backend === 'redis' && !hasRedis()) {
      process.stderr.write('NOT TESTED on Redis: there is no redis-server on the path.\n');
      it.skip('needs redis-server', () => undefined);
      return;
    }
    const queue = new QueueUnderTest(backend);
    beforeAll(() => queue.openServers(), 60_000);
    afterAll(() => queue.closeServers(), 60_000);
    beforeEach(() => queue.reset());
    afterEach(() => queue.app?.close());
    tests(queue);
  });
}
