import { join } from 'node:path';

export const FIGURES = ['W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'W7', 'W8', 'W9', 'W10', 'W11', 'MEM'];

const USAGE = `npm run bench -- [figure …] [--quick] [--profile] [--data=<folder>]
  figure        ${FIGURES.join(' ')}; by default all
  --quick       a tenth of the data and short runs: a smoke check, no measurement
  --small       a tenth of the data, runs of full length: to compare two states of the code
  --profile     also says where the api's processor time went (its numbers are lower for it)
  --data=…      keeps the data set in this folder, and uses the one that is there`;

/** What is run and how much of it. @returns sizes of the data set, seconds of one run, number of runs */
export function readOptions(args) {
  const flags = args.filter((arg) => arg.startsWith('--'));
  const named = args.filter((arg) => !arg.startsWith('--')).map((name) => name.toUpperCase());
  const unknown = [
    ...flags.filter((flag) => !/^--(quick|small|profile|data=.+)$/.test(flag)),
    ...named.filter((name) => !FIGURES.includes(name)),
  ];
  if (unknown.length > 0) {
    console.error(`Not understood: ${unknown.join(' ')}\n\n${USAGE}`);
    process.exit(2);
  }
  const quick = flags.includes('--quick');
  const kept = flags.find((flag) => flag.startsWith('--data='))?.slice('--data='.length);
  return {
    figures: named.length > 0 ? FIGURES.filter((figure) => named.includes(figure)) : FIGURES,
    quick,
    profile: flags.includes('--profile'),
    /** null: a folder that is thrown away at the end */
    dataDir: kept ?? (process.env.DATA_DIR ? join(process.env.DATA_DIR, 'bench') : null),
    ...(quick ? QUICK : flags.includes('--small') ? SMALL : FULL),
  };
}

const FULL = {
  /** Entries of the register that W10 lists; a tenth of them is exported. */
  register: 1_000_000,
  requests: 1_000_000,
  open: 100_000,
  residents: 200_000,
  /** Open tasks that W4 may use up: through the product, and by the reference. */
  productPool: 20_000,
  referencePool: 60_000,
  seconds: 6,
  /** A fresh process compiles its code during its first 5,000 calls or so; the first of them cost twice as much. */
  warmUpSeconds: 20,
  runs: 3,
  burst: 2_000,
  checkpoints: 1_000_000,
  due: 100_000,
  submissions: 100_000,
};

const SMALL = {
  ...FULL,
  requests: 100_000,
  open: 10_000,
  residents: 20_000,
  due: 50_000,
};

const QUICK = {
  ...SMALL,
  productPool: 6_000,
  referencePool: 20_000,
  seconds: 2,
  warmUpSeconds: 1,
  runs: 1,
  burst: 300,
  checkpoints: 100_000,
  register: 100_000,
  due: 10_000,
  submissions: 2_400,
};
