import { Client } from '../lib/client.mjs';
import { load } from '../lib/load.mjs';

const SAMPLES_PER_QUARTER = 4;
const MEGABYTE = 2 ** 20;
const QUARTERS = [0, 1, 2, 3];
/** Resident memory is what the allocator keeps; it moves by some megabytes without meaning anything. */
const NO_GROWTH = 1.05;
/** On a machine that is busy otherwise fewer submissions are made, and the note says so. */
const LONGEST_SECONDS = 280;

/** Memory of the api process over many submissions: each sample is taken after a forced collection, at rest. */
export async function measureMemory({ api, options }) {
  const tokens = [await new Client(api).token('clerk-1')];
  // Compiles, and fills what is filled once.
  const { perSecond } = await load(api, { plan: 'submit', tokens, seconds: options.warmUpSeconds });
  const reachable = Math.min(options.submissions, perSecond * LONGEST_SECONDS);
  const amount = Math.ceil(reachable / QUARTERS.length / SAMPLES_PER_QUARTER);
  const quarters = QUARTERS.map(() => []);
  const begun = performance.now();
  for (const quarter of quarters) {
    for (let sample = 0; sample < SAMPLES_PER_QUARTER; sample += 1) {
      await load(api, { plan: 'submit', tokens, amount });
      quarter.push(await api.ask('memory'));
    }
  }
  const seconds = (performance.now() - begun) / 1000;
  const total = amount * QUARTERS.length * SAMPLES_PER_QUARTER;
  const note = `${total.toLocaleString('en')} submissions in ${seconds.toFixed(0)} s`;
  return [row('heap after collection', 'heapUsed', quarters, note), row('resident', 'rss', quarters)];
}

function row(what, field, quarters, note) {
  const means = quarters.map(
    (quarter) => quarter.reduce((sum, sample) => sum + sample[field], 0) / quarter.length / MEGABYTE,
  );
  const shown = `by quarter: ${means.map((mean) => mean.toFixed(0)).join(', ')} MB`;
  return {
    figure: 'MEM',
    title: `api, ${what}: last quarter of the first`,
    unit: 'MB',
    product: means.at(-1),
    reference: means[0],
    ratio: means.at(-1) / means[0],
    target: NO_GROWTH,
    atMost: true,
    note: note ? `${shown}; ${note}` : shown,
  };
}
