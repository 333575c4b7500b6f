import { jest } from '@jest/globals';
import { Installation, type ProgramProcess } from '../support/processes.js';
import { eventually } from '../support/requests.js';
import { FORGOTTEN, INCOMPLETE, inLanes, NOT_EXACTLY_ONCE, sender, type Sent } from './invariants.js';

jest.setTimeout(240_000);

const LANES = 16;
/** Submissions of one life of the api; it dies after the sixtieth answer. */
const PER_LIFE = 160;
const ITEMS = ['unemployment-registration', 'newborn-one-matter'];

describe('the api killed in the middle of submissions', () => {
  let installation: Installation;
  let api: ProgramProcess;
  let submit: (index: number, clientKey?: string) => Promise<Sent>;
  const sent: Sent[] = [];
  beforeAll(async () => {
    installation = await Installation.create();
    api = await installation.process('api');
    submit = await sender(installation, ITEMS);
  });
  afterAll(() => installation?.stop());

  it('everything answered with a number is there whole, and nothing is there by half', async () => {
    for (let life = 0; life < 2; life += 1) {
      let answered = 0;
      let killed: Promise<void> | undefined;
      const results = await inLanes(PER_LIFE, LANES, async (index) => {
        const one = await submit(index);
        if (one.number) answered += 1;
        if (answered === 60) killed ??= api.kill();
        return one;
      });
      await killed;
      sent.push(...results);
      expect(results.filter(({ number }) => number).length).toBeGreaterThanOrEqual(60);
      expect(results.filter(({ number }) => !number).length).toBeGreaterThan(0);
      expect(await installation.sql(INCOMPLETE)).toEqual([]);
      expect(await installation.sql(FORGOTTEN)).toEqual([]);
      await api.start();
    }
    const numbers = sent.flatMap(({ number }) => number ?? []);
    const [{ n }] = await installation.sql(`select count(*)::int as n from service_request where number = any($1)`, [
      numbers,
    ]);
    expect(n).toBe(numbers.length);
  });

  it('whoever got no answer sends again and has one request, not two', async () => {
    const unanswered = sent.map((one, index) => ({ ...one, index: index % PER_LIFE })).filter(({ number }) => !number);
    const before = new Set(
      (await installation.sql(`select client_key from service_request`)).map((row) => row.client_key),
    );
    // Some of them had been written when the process died: only the answer was lost.
    const again = await inLanes(unanswered.length, LANES, (place) =>
      submit(unanswered[place].index, unanswered[place].clientKey),
    );
    expect(again.filter(({ number }) => !number)).toEqual([]);
    const [{ total }] = await installation.sql(`select count(*)::int as total from service_request`);
    expect(total).toBe(sent.length);
    expect(before.size).toBeLessThanOrEqual(total);
    expect(await installation.sql(INCOMPLETE)).toEqual([]);
  });

  it('a worker that comes later finds all of it', async () => {
    await installation.process('worker');
    await eventually(
      'the outbox is empty',
      async () => (await installation.sql(`select from outbox`)).length === 0,
      60_000,
    );
    expect(await installation.sql(NOT_EXACTLY_ONCE)).toEqual([]);
    expect(await installation.sql(`select name, reason from dead_letter`)).toEqual([]);
  });
});
