// node bench/run.mjs [figures] [--quick] [--profile] [--data=<folder>]: see bench/README.md.
import { build } from '../scripts/build.mjs';
import { prepare } from '../scripts/lib/prepare.mjs';
import { readOptions } from './lib/options.mjs';

const options = readOptions(process.argv.slice(2));
prepare();
await build();
// Only now: everything below imports what was just built.
const { bench } = await import('./bench.mjs');
process.exit(await bench(options));
