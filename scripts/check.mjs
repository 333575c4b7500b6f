// node scripts/check.mjs: everything that can be known without running the program. Each check is shown with its time;
// a failed one does not hide the next.
import { spawnSync } from 'node:child_process';
import { prepare } from './lib/prepare.mjs';

prepare();

const CACHE = 'node_modules/.cache';
const CHECKS = [
  [
    'format',
    'prettier/bin/prettier.cjs',
    '--check',
    '--log-level=warn',
    '--cache',
    `--cache-location=${CACHE}/prettier-check.json`,
    '.',
  ],
  ['lint', 'eslint/bin/eslint.js', '--cache', '--cache-strategy=content', `--cache-location=${CACHE}/eslint.json`, '.'],
  ['types', 'typescript7/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
  [
    'boundaries',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config=.dependency-cruiser.cjs',
    '--output-type=err',
    'src',
    'migrations',
    'test',
  ],
];

const failed = CHECKS.filter(([name, program, ...args]) => !passes(name, [`node_modules/${program}`, ...args]));
// The program is built and started for it, so it comes last: what the others find is cheaper to mend.
if (!passes('generated', ['scripts/generate.mjs', '--check'])) failed.push(['generated']);
if (failed.length > 0) {
  console.error(`\nNot passed: ${failed.map(([name]) => name).join(', ')}`);
  process.exit(1);
}

function passes(name, args) {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${seconds.padStart(6)} s`);
  if (status !== 0) console.log(`${stdout}${stderr}`);
  return status === 0;
}
