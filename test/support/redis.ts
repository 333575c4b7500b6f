import { spawnSync } from 'node:child_process';
import { Redis } from 'ioredis';
import { startRedis, type TestRedis } from './servers.js';

const GIVEN = process.env['REDIS_URL'];

/** Whether the tests of the Redis backend can run: `describe` them with `(redisIsThere() ? describe : describe.skip)`. */
export const redisIsThere = (): boolean =>
  Boolean(GIVEN) || spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/** What a spec needs of its Redis: where it is, how to look into it or wipe it, and an end. */
export type SpecRedis = Pick<TestRedis, 'url' | 'command' | 'stop'>;

/** A Redis for one spec file: of its own, else a database of the server that REDIS_URL names. */
export async function redisForSpec(): Promise<SpecRedis> {
  if (GIVEN) return givenRedis(GIVEN);
  const own = await startRedis();
  if (!own) throw new Error('There is neither REDIS_URL nor a redis-server on the path.');
  return own;
}

/** Spec files that run at the same time are in different workers of Jest, and so in different databases. */
async function givenRedis(server: string): Promise<SpecRedis> {
  const url = new URL(server);
  url.pathname = `/${Number(process.env['JEST_WORKER_ID'] ?? 1) % 16}`;
  const command = async (name: string, ...args: string[]): Promise<unknown> => {
    const redis = new Redis(url.href);
    return redis.call(name, ...args).finally(() => redis.disconnect());
  };
  await command('flushdb');
  return { url: url.href, command, stop: async () => void (await command('flushdb')) };
}
