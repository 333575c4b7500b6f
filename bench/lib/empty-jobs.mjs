// A process of its own: how many jobs that do nothing BullMQ brings from `add` to their end per second, on the same
// store and with the same options as the program's queues. One message in, one out.
import { PostgresStore } from '../../dist/src/platform/queue/store/postgres-store.js';
import { RedisStore } from '../../dist/src/platform/queue/store/redis-store.js';

const QUEUE = 'bench-empty';
/** As the relay: see BATCH in src/platform/queue/outbox-relay.ts. */
const BATCH = 200;
/** As WORKER_CONCURRENCY is by default. */
const CONCURRENCY = 8;

process.once('message', async ({ url, ownerUrl, redisUrl, jobs }) => {
  const store = redisUrl
    ? new RedisStore(redisUrl)
    : new PostgresStore({ url, ownerUrl, queueNames: [QUEUE], workers: 1 });
  await store.prepare();
  const queue = store.queue(QUEUE);
  let ended = 0;
  let whenAllEnded;
  const worker = store.worker(QUEUE, async () => 'done', CONCURRENCY);
  worker.on('completed', () => (--ended === 0 ? whenAllEnded() : undefined));
  const run = async (count) => {
    ended = count;
    const all = new Promise((resolve) => (whenAllEnded = resolve));
    const begun = performance.now();
    for (let at = 0; at < count; at += BATCH) {
      const length = Math.min(BATCH, count - at);
      await queue.addBulk(Array.from({ length }, () => ({ name: 'empty', data: {} })));
    }
    await all;
    return (count * 1000) / (performance.now() - begun);
  };
  await run(BATCH);
  const perSecond = await run(jobs);
  await worker.close();
  await queue.close();
  await store.close();
  process.send({ perSecond }, () => process.exit(0));
});
