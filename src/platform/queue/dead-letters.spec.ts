import { setTimeout as sleep } from 'node:timers/promises';
import { ATTEMPTS, describeOnBothBackends, SECRET, until, world } from '../../../test/support/queue-under-test.js';
import { Queues } from './queues.js';

describeOnBothBackends('dead letters', (queue) => {
  const dead = async (count: number): Promise<void> =>
    until('they are dead', async () => (await queue.letters.listDeadLetters(10)).length === count);

  it('takes a message that fails too often, lets others pass, and sends it again when told', async () => {
    await queue.start();
    world.fragile = 'breaks';
    await queue.sendFragile('poison');
    await queue.send('good');
    await dead(1);
    await until('the other passed', async () => (await queue.effects()).length > 0); // in any order
    expect(await queue.effects()).toEqual(['good']);
    const [letter] = await queue.letters.listDeadLetters(10);
    expect(letter).toMatchObject({ queue: 'letters', name: 'fragile', payload: { key: 'poison' } });
    expect(letter.reason).toMatch(/^Error at queue-under-test\.ts:\d+$/);
    expect(letter.history).toHaveLength(ATTEMPTS);
    expect(JSON.stringify(letter)).not.toContain(SECRET);
    expect(queue.counters).toMatchObject({ failed: ATTEMPTS, dead: 1 });

    world.fragile = 'works';
    await sleep(100); // BullMQ forgets the failed job a moment after the dead letter was written
    expect(await queue.letters.requeue(letter.id)).toBe(true);
    expect(await queue.letters.requeue(letter.id)).toBe(false);
    await until('it took effect', async () => (await queue.effects()).includes('poison'));
    expect(await queue.letters.listDeadLetters(10)).toEqual([]);
  });

  it('keeps one letter with the whole history of a message that dies twice', async () => {
    await queue.start();
    world.fragile = 'hopeless';
    await queue.sendFragile('twice');
    await dead(1);
    await sleep(100);
    const [{ id }] = await queue.letters.listDeadLetters(1);
    await queue.letters.requeue(id);
    await dead(1);
    expect(await queue.letters.listDeadLetters(10)).toMatchObject([{ id, history: [{}, {}] }]);
  });

  it('does not try a hopeless message twice', async () => {
    await queue.start();
    world.fragile = 'hopeless';
    await queue.sendFragile('hopeless');
    await dead(1);
    const [letter] = await queue.letters.listDeadLetters(1);
    expect(letter.reason).toMatch(/^UnrecoverableError: the request is closed/);
    expect(letter.history).toHaveLength(1);
  });

  it('keeps what a handler says of a person out of the queue too', async () => {
    await queue.start();
    world.fragile = 'breaks';
    const job = await queue.app.get(Queues).get('letters');
    await queue.sendFragile('told');
    await until('it failed once', () => queue.counters.failed > 0);
    const delayed = await job.getJobs(['delayed', 'wait', 'active']);
    expect(JSON.stringify(delayed.map((one) => [one.failedReason, one.stacktrace]))).not.toContain(SECRET);
    await dead(1);
  });

  it('takes a message whose workers died while they had it', async () => {
    await queue.start();
    const letters = queue.app.get(Queues).get('letters');
    await letters.pause();
    const [id] = await queue.send('deadly');
    await until('it is in the queue', async () => (await letters.getJob(`outbox-${id}`)) !== undefined);
    await queue.markAbandoned(`outbox-${id}`);
    await letters.resume();
    await dead(1);
    expect(await queue.letters.listDeadLetters(1)).toMatchObject([{ reason: 'workers died while they had it' }]);
    expect(await queue.effects()).toEqual([]);
  });

  it('pages, newest first', async () => {
    await queue.start();
    world.fragile = 'hopeless';
    for (const key of ['1', '2', '3']) await queue.sendFragile(key);
    await dead(3);
    const firstPage = await queue.letters.listDeadLetters(2);
    const lastPage = await queue.letters.listDeadLetters(2, firstPage[1].id);
    expect(lastPage).toHaveLength(1);
    const ids = [...firstPage, ...lastPage].map((letter) => Number(letter.id));
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(await queue.letters.listDeadLetters(2, 'x; drop table outbox')).toEqual([]);
  });
});
