import { spawnSync } from 'node:child_process';
import { Redis } from 'ioredis';
import { startRedis, type TestRedis } from './servers.js';

const GIVEN = process.env['REDIS_URL'];

/** Whether the tests of the Redis backend can run: `describe` them with `(redisIsThere() ? describe : describe.skip)`. */
export const redisIsThere = (): boolean =>
  Boolean(GIVEN) || spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/** A Redis for one spec file: of its own, else a database of the server that REDIS_URL names. */
export async function redisForSpec(): Promise<TestRedis> {
  if (GIVEN) return givenRedis(GIVEN);
  const own = await startRedis();
  if (!own) throw new Error('There is neither REDIS_URL nor a redis-server on the path.');
  return own;
}

/** Spec files that run at the same time are in different workers of Jest, and so in different databases. */
async function givenRedis(server: string): Promise<TestRedis> {
  const url = new URL(server);
  url.pathname = `/${Number(process.env['JEST_WORKER_ID'] ?? 1) % 16}`;
  const flush = async (): Promise<void> => {
    const redis = new Redis(url.href);
    await redis.flushdb().finally(() => redis.disconnect());
  };
  await flush();
  return { url: url.href, flush, stop: flush };
}
