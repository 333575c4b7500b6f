import { readFileSync } from 'node:fs';

/** Reads a file of cases that lies beside this one. For tests only. */
export function loadCases<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as T;
}
