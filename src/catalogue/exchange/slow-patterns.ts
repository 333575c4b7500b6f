import { withinTime } from '../time-limit.js';

/** A sound pattern is done with all probes in a few milliseconds. */
const MAX_MILLISECONDS = 500;
const REPEATS = 2_000;
const COMMON = [...'aA0 _-.', '中'];

/** Patterns anywhere in a form's schema that get stuck on text that does not fit (ReDoS). Broken ones are not among them. */
export const slowPatternsIn = (schema: unknown): string[] => [...new Set(patternsIn(schema))].filter(isSlow);

/** Regular expressions that try every way to cut a text do so where one character repeats and the last one does not fit. */
function isSlow(pattern: string): boolean {
  const probes = [...new Set([...COMMON, ...pattern])].map((character) => `${character.repeat(REPEATS)}\0`);
  return withinTime(MAX_MILLISECONDS, () => matchAll(pattern, probes)) === null;
}

function matchAll(pattern: string, probes: string[]): true {
  try {
    const expression = new RegExp(pattern, 'u');
    for (const probe of probes) expression.test(probe);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return true;
}

function patternsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { pattern, patternProperties } = value as { pattern?: unknown; patternProperties?: object };
  const own = [pattern, ...Object.keys(patternProperties ?? {})].filter((one) => typeof one === 'string');
  return [...own, ...Object.values(value).flatMap(patternsIn)];
}
