import { relative } from 'node:path';
import { partOf, ROOT } from './plan.mjs';

const SAID = ['describe', 'it', 'test', 'beforeAll', 'afterAll', 'beforeEach', 'afterEach'];

/**
 * Runs one of so many parts of the spec files of a folder, each inside a `describe` of its own: hooks that a file says
 * at its top hold for that file only. What it says while it is imported is noted down, and said again in there, because
 * Jest takes no `describe` that waits for an import.
 */
export async function runPart(folder, part, parts) {
  for (const file of partOf(folder, part, parts)) {
    const said = [];
    const real = Object.fromEntries(SAID.map((name) => [name, globalThis[name]]));
    for (const name of SAID) globalThis[name] = noting(real[name], said);
    try {
      await import(file);
    } finally {
      Object.assign(globalThis, real);
    }
    real.describe(relative(ROOT, file), () => said.forEach((say) => say()));
  }
}

/** `it`, and what hangs on it: `it.skip(…)` is noted as well, the table of `it.each(…)` is read at once. */
const noting = (real, said) =>
  new Proxy(real, {
    apply: (_, self, values) => void said.push(() => real.apply(self, values)),
    get: (_, key) => {
      if (key === 'each') return (...table) => noting(real.each(...table), said);
      return typeof real[key] === 'function' ? noting(real[key], said) : real[key];
    },
  });
