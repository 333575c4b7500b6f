import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { COUNTED, describeOnBothBackends, until, world } from '../../../test/support/queue-under-test.js';
import { statement } from '../database/index.js';
import { enqueue, enqueueSql, OutboxRelay, QueueRuntime } from './index.js';
import { Queues } from './queues.js';

const BOTH = statement<never>(
  'spec_both',
  `with made as (insert into effect (key) values ('by-statement') returning key)
   ${enqueueSql({ queue: `'letters'`, name: `'counted'`, payload: `jsonb_build_object('key', made.key || '-told')` }, 'from made')}`,
);

describeOnBothBackends('the delivery of messages', (queue) => {
  afterEach(() => jest.restoreAllMocks());

  it('delivers what committed, and nothing of what did not', async () => {
    await queue.start();
    const failed = queue.database.transaction(async (tx) => {
      await enqueue(tx, 'letters', COUNTED.of({ key: 'undone' }));
      throw new Error('undo');
    });
    await expect(failed).rejects.toThrow('undo');
    await queue.send('a', 'b');
    await queue.database.run(BOTH, []);
    await until('all took effect', async () => (await queue.effects()).length === 4);
    expect(await queue.effects()).toEqual(['a', 'b', 'by-statement', 'by-statement-told']);
    expect(await queue.stats.outbox()).toEqual({ pending: 0, sent: 0, dead: 0, oldestSeconds: 0 });
    await until('it was counted', () => queue.counters.done >= 3);
  });

  it('takes effect once although a message is delivered five times at once', async () => {
    await queue.start();
    jest.spyOn(queue.app.get(Queues), 'add').mockResolvedValueOnce(); // the relay believes that it published
    const [id] = await queue.send('once');
    await until('the relay took it', async () => (await queue.stats.outbox()).sent === 1);
    const data = { kind: 'message', name: 'counted', id, payload: { key: 'once' } } as const;
    const copies = [1, 2, 3, 4, 5].map((n) => ({ name: 'counted', data, opts: { jobId: `copy-${n}` } }));
    await queue.app.get(Queues).add('letters', copies);
    // The relay may rightly add a sixth: then five are skipped.
    await until('all five were answered', () => queue.counters.skipped >= 4);
    expect(await queue.effects()).toEqual(['once']);
  });

  it('sends again what got lost unnoticed', async () => {
    await queue.start({ OUTBOX_REPUBLISH_SECONDS: '1' });
    jest.spyOn(queue.app.get(Queues), 'add').mockResolvedValueOnce();
    await queue.send('lost');
    await until('it took effect', async () => (await queue.effects()).length === 1, 9_000);
    expect(queue.stats.republished).toBeGreaterThan(0);
  });

  it('keeps messages while the queue cannot be reached, and does not hammer at it', async () => {
    await queue.start();
    const add = jest.spyOn(queue.app.get(Queues), 'add').mockRejectedValue(new Error('away'));
    await queue.send('patient');
    await until('it was tried', () => queue.stats.publishFailures > 1);
    expect(await queue.stats.outbox()).toMatchObject({ pending: 1, sent: 0 });
    const tries = add.mock.calls.length;
    for (let n = 0; n < 50; n++) {
      queue.app.get(OutboxRelay).nudge();
      await sleep(6);
    }
    expect(add.mock.calls.length - tries).toBeLessThan(5);
    add.mockRestore();
    await until('it took effect', async () => (await queue.effects()).length === 1);
  });

  it('runs a delayed job at its time, once per id', async () => {
    await queue.start();
    const runtime = queue.app.get(QueueRuntime);
    const runAt = new Date(Date.now() + 600);
    for (let n = 0; n < 2; n++) await runtime.delayed('letters', 'remind', { key: 'x' }, runAt, 'remind-x-1');
    await until('it ran', () => world.delayed.length > 0);
    await sleep(200);
    expect(world.delayed.map(({ key }) => key)).toEqual(['x']);
    expect(world.delayed[0].at).toBeGreaterThanOrEqual(runAt.getTime());
    await expect(runtime.ping()).resolves.toBeUndefined();
  });

  it('leaves messages to the workers in a process that only answers', async () => {
    await queue.start({ ROLE: 'api' });
    await queue.send('later');
    await sleep(600);
    expect(await queue.stats.outbox()).toMatchObject({ pending: 1 });
    await queue.app.close();
    await queue.start({ ROLE: 'worker' });
    await until('it took effect', async () => (await queue.effects()).length === 1);
  });
});
