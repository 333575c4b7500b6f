import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Installation } from '../support/processes.js';
import { redisForSpec, redisIsThere } from '../support/redis.js';
import { eventually } from '../support/requests.js';
import { FORGOTTEN, INCOMPLETE, inLanes, NOT_EXACTLY_ONCE, sender } from './invariants.js';

jest.setTimeout(240_000);

const SUBMISSIONS = 1_000;
const LANES = 16;
/** Three of four go to one department, the fourth to three. */
const PLAIN = 'unemployment-registration';
const ITEMS = [PLAIN, PLAIN, PLAIN, 'newborn-one-matter'];
/** After the last submission: a killed worker's jobs come back when their locks run out. */
const HEALED_MS = 90_000;

describe.each(['postgres', 'redis'] as const)('the queue wiped and the worker killed under load, on %s', (backend) => {
  if (backend === 'redis' && !redisIsThere()) {
    it.skip('needs a Redis', () => undefined);
    return;
  }
  let installation: Installation;
  beforeAll(async () => {
    const redis = backend === 'redis' ? await redisForSpec() : undefined;
    installation = await Installation.create({ redis });
  });
  afterAll(() => installation?.stop());

  /** The queue forgets everything. Against workers in full run dropping deadlocks now and then: whoever drops, retries. */
  const wipe = async (): Promise<void> => {
    if (installation.redis) return void (await installation.redis.command('flushdb'));
    await installation.sql('drop schema bullmq cascade').catch(async (error: { code?: string }) => {
      if (error.code !== '40P01') throw error;
      await sleep(20);
      return wipe();
    });
  };

  it('every accepted request ends with its tasks exactly once', async () => {
    await installation.process('api');
    const worker = await installation.process('worker');
    const submit = await sender(installation, ITEMS);

    const troubles: Record<number, () => Promise<void>> = {
      [SUBMISSIONS * 0.2]: () => worker.kill().then(() => worker.start()),
      [SUBMISSIONS * 0.5]: wipe,
      [SUBMISSIONS * 0.7]: () => worker.kill().then(() => worker.start()),
    };
    let raised = Promise.resolve();
    const sent = await inLanes(SUBMISSIONS, LANES, (index) => {
      // One after the other, also where a process takes long to start.
      if (troubles[index]) raised = raised.then(troubles[index]);
      return submit(index);
    });
    await raised;

    const numbers = sent.map(({ number }) => number);
    expect(numbers).not.toContain(null);
    expect(new Set(numbers).size).toBe(SUBMISSIONS);
    await eventually(
      'the outbox is empty',
      async () => (await installation.sql(`select from outbox limit 1`)).length === 0,
      HEALED_MS,
    );
    expect(
      await installation.sql(`select count(*)::int as n from service_request where number = any($1)`, [numbers]),
    ).toEqual([{ n: SUBMISSIONS }]);
    expect(await installation.sql(NOT_EXACTLY_ONCE)).toEqual([]);
    expect(await installation.sql(FORGOTTEN)).toEqual([]);
    expect(await installation.sql(INCOMPLETE)).toEqual([]);
    expect(await installation.sql(`select name, reason from dead_letter`)).toEqual([]);
  });

  it('the worker goes on with what comes next', async () => {
    const submit = await sender(installation, ITEMS);
    await inLanes(10, 2, submit);
    await eventually('they are routed', async () => (await installation.sql(FORGOTTEN)).length === 0);
    await eventually('the outbox is empty', async () => (await installation.sql(`select from outbox`)).length === 0);
    expect(await installation.sql(NOT_EXACTLY_ONCE)).toEqual([]);
  });
});
