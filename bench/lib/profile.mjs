import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SHOWN = 30;
/** The last is the profiler itself, being stopped. */
const IGNORED = new Set(['(idle)', '(program)', 'dispatch']);

/** Where a process spent its time, by the function that ran: from a .cpuprofile of V8. Idle time is left out. */
export function topFunctions(file) {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8'));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const functions = new Map();
  const packages = new Map();
  let busy = 0;
  samples.forEach((id, index) => {
    const { callFrame } = byId.get(id);
    if (IGNORED.has(callFrame.functionName)) return;
    busy += timeDeltas[index];
    add(functions, describe(callFrame), timeDeltas[index]);
    add(packages, packageOf(callFrame), timeDeltas[index]);
  });
  return [
    `  processor time of the api by package (${(busy / 1e6).toFixed(1)} s busy):`,
    ...top(packages, busy, 16),
    '  by function, itself:',
    ...top(functions, busy, SHOWN),
  ].join('\n');
}

const add = (sums, key, micros) => sums.set(key, (sums.get(key) ?? 0) + micros);

const top = (sums, busy, count) =>
  [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([name, micros]) => `  ${((100 * micros) / busy).toFixed(1).padStart(6)} %  ${name}`);

function describe({ functionName, url, lineNumber }) {
  const place = url ? ` ${shorten(url)}:${lineNumber + 1}` : '';
  return `${functionName || '(anonymous)'}${place}`;
}

const shorten = (url) =>
  url
    .replace('file://', '')
    .replace(ROOT, '')
    .replace(/^.*node_modules\//, '');

function packageOf({ functionName, url }) {
  if (!url) return functionName.startsWith('(') ? functionName : '(native)';
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url);
  if (inPackage) return inPackage[1];
  if (url.startsWith('node:')) return 'node';
  return shorten(url)
    .split('/')
    .slice(0, 4)
    .join('/')
    .replace(/\/[^/]*\.js$/, '');
}
