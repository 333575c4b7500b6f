import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import {
  connectionUrl,
  createRolesAndDatabase,
  freePort,
  onServer,
  startEmbeddedPostgres,
} from '../../src/platform/database/index.js';

/** One database of a test server, with the URLs that settings carry. */
export interface TestDatabase {
  /** Login of the program: `DATABASE_URL`. */
  url: string;
  /** Login that owns the tables: `MIGRATION_DATABASE_URL`. */
  ownerUrl: string;
}

export interface TestPostgres {
  /** Superuser, database `postgres`. */
  adminUrl: string;
  createDatabase(name: string): Promise<TestDatabase>;
  stop(): Promise<void>;
}

/** A PostgreSQL server of its own on a free port, which forgets everything and loses what a crash would lose. */
export async function startPostgres(): Promise<TestPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yichuang-test-pg-'));
  chmodSync(dataDir, 0o755); // PostgreSQL does not run as root; its own account must get through
  const parameters = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const server = await startEmbeddedPostgres({ dataDir, parameters });
  const killLeftover = (): void => killServerOf(dataDir);
  process.once('exit', killLeftover);
  const { ownerPassword, appPassword } = server.identity;
  return {
    adminUrl: server.adminUrl,
    createDatabase: async (name) => {
      await onServer(server.adminUrl, (client) => createRolesAndDatabase(client, { ownerPassword, appPassword }, name));
      return {
        url: connectionUrl(server.port, 'yichuang_app', appPassword, name),
        ownerUrl: connectionUrl(server.port, 'yichuang_owner', ownerPassword, name),
      };
    },
    stop: async () => {
      await disconnectEverybody(server.adminUrl);
      await server.stop();
      process.removeListener('exit', killLeftover);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A test that failed halfway may have left connections; the server would take them for another user of it. */
async function disconnectEverybody(adminUrl: string): Promise<void> {
  await onServer(adminUrl, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    ),
  );
}

function killServerOf(dataDir: string): void {
  try {
    process.kill(Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
  } catch {
    // it is gone
  }
}

export interface TestRedis {
  url: string;
  /** Runs one command behind everybody's back, e.g. `command('flushall')`. */
  command(name: string, ...args: string[]): Promise<unknown>;
  /** Kills it, with all that it held, and starts it again on the same port after a while. */
  restart(awayMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Whether this machine has a `redis-server`; without one the tests that need it are skipped. */
export const hasRedis = (): boolean => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/** A Redis server of its own on a free port; null when this machine has none. */
export async function startRedis(): Promise<TestRedis | null> {
  if (!hasRedis()) return null;
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const url = `redis://:${password}@127.0.0.1:${port}`;
  let server = await launchRedis(url, port, password);
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  return {
    url,
    command: (name, ...args) => onRedis(url, (redis) => redis.call(name, ...args)),
    restart: async (awayMs) => {
      await ended(server, 'SIGKILL');
      await sleep(awayMs);
      server = await launchRedis(url, port, password);
    },
    stop: async () => {
      process.removeListener('exit', kill);
      await ended(server, 'SIGTERM');
    },
  };
}

async function launchRedis(url: string, port: number, password: string): Promise<ChildProcess> {
  const volatile = ['--save', '', '--appendonly', 'no'];
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--requirepass', password, ...volatile];
  const server = spawn('redis-server', args, { stdio: 'ignore', cwd: tmpdir() });
  for (let look = 0; look < 100; look++) {
    try {
      await onRedis(url, (redis) => redis.ping());
      return server;
    } catch {
      await sleep(50);
    }
  }
  throw new Error('redis-server did not start');
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await gone;
}

async function onRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}
