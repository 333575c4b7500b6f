import { notAList, notJson, type ImportRow } from './row-problem.js';

/** Definitions in a JSON text. */
export function* readJson(content: string): Generator<ImportRow> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    return yield { row: 1, item: null, problems: [notJson()] };
  }
  yield* readList(parsed);
}

/** Definitions that were parsed already. */
export function* readList(list: unknown): Generator<ImportRow> {
  if (!Array.isArray(list)) return yield { row: 1, item: null, problems: [notAList()] };
  for (const [index, candidate] of list.entries()) {
    yield { row: index + 1, item: nameOf(candidate), candidate, problems: [] };
  }
}

function nameOf(candidate: unknown): string | null {
  const { code, name } = (candidate ?? {}) as { code?: unknown; name?: { zh?: unknown } };
  const found = [code, name?.zh].find((one) => typeof one === 'string');
  return found === undefined ? null : (found as string).slice(0, 200);
}
