import { join } from 'node:path';
import { topFunctions } from '../lib/profile.mjs';

/**
 * The product and its reference in turn, so that both meet the same weather. @returns medians, and the median of the
 * ratios of neighbouring runs
 */
export async function compare({ cluster, options, api, product, reference }) {
  await product(options.warmUpSeconds);
  await reference(Math.min(2, options.warmUpSeconds));
  if (options.profile) await profile(cluster, api, () => product(options.seconds));
  const pairs = [];
  for (let run = 0; run < options.runs; run += 1) {
    await cluster.settle();
    const ours = await product(options.seconds);
    await cluster.settle();
    const theirs = await reference(options.seconds);
    pairs.push({ ours, theirs, ratio: ours.perSecond / theirs.perSecond });
  }
  return {
    product: median(pairs.map((pair) => pair.ours.perSecond)),
    reference: median(pairs.map((pair) => pair.theirs.perSecond)),
    ratio: median(pairs.map((pair) => pair.ratio)),
    ratios: pairs.map((pair) => pair.ratio),
    cpuMs: median(pairs.map((pair) => pair.ours.cpuMs)),
    p50: median(pairs.map((pair) => pair.ours.p50)),
    p99: median(pairs.map((pair) => pair.ours.p99)),
  };
}

async function profile(cluster, api, work) {
  const file = join(cluster.folder, 'api.cpuprofile');
  await api.ask('profile');
  await work();
  await api.ask('profiled', file);
  console.log(topFunctions(file));
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const quantile = (values, part) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
};

/** Statements of the program's own have names; those that TypeORM builds are told by their verb and table. */
export const namesOf = (statements) =>
  statements.map(({ name, text }) => name ?? [/^\w+/.exec(text)[0], tableIn(text)].filter(Boolean).join(' '));

const tableIn = (text) => /(?:INTO|UPDATE|FROM) "(\w+)"/.exec(text)?.[1];
