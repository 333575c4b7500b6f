import { setTimeout as sleep } from 'node:timers/promises';
import { describeOnBothBackends, until, world } from '../../../test/support/queue-under-test.js';

/** Less than OUTBOX_REPUBLISH_SECONDS: the loss is noticed, not waited out. */
const SECONDS = 9_000;

const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => `m${String(n).padStart(3, '0')}`);

describeOnBothBackends('a queue that forgets', (queue) => {
  it('heals within seconds when it is wiped while it works', async () => {
    await queue.start();
    world.slowMs = 30;
    await queue.send(...numbered(120));
    await until('some took effect', async () => (await queue.effects()).length >= 8);
    await queue.wipe();
    await queue.send('after');
    await until('all took effect', async () => (await queue.effects()).length >= 121, SECONDS);
    await until('the outbox is empty', () => queue.outboxIsEmpty());
    expect(await queue.effects()).toEqual(['after', ...numbered(120)]);
    expect(queue.stats.wipes).toBe(1);
  });

  it('heals when only the contents are gone', async () => {
    await queue.start();
    world.slowMs = 30;
    await queue.send(...numbered(60));
    await until('some took effect', async () => (await queue.effects()).length >= 8);
    await queue.empty();
    await until('all took effect', async () => (await queue.effects()).length >= 60, SECONDS);
    await until('the outbox is empty', () => queue.outboxIsEmpty());
    expect(await queue.effects()).toEqual(numbered(60));
    // A schema without its list of migrations is made anew by the next migration instead of stopping it.
    await queue.migrateAgain();
    await queue.send('zzz');
    await until('it took effect', async () => (await queue.effects()).length === 61);
  });

  it('goes on when its connections were cut', async () => {
    await queue.start();
    world.slowMs = 30;
    await queue.send(...numbered(60));
    await until('some took effect', async () => (await queue.effects()).length >= 8);
    await queue.disconnect();
    await queue.send('after');
    // Jobs that were running when it happened come again when their locks run out.
    await until('all took effect', async () => (await queue.effects()).length >= 61, 25_000);
    expect(await queue.effects()).toEqual(['after', ...numbered(60)]);
  });

  it('goes on repeating after a wipe', async () => {
    await queue.start();
    await until('it ticks', () => world.ticks > 2);
    await queue.wipe();
    await sleep(300);
    world.ticks = 0;
    await until('it ticks again', () => world.ticks > 5, SECONDS);
  });
});
