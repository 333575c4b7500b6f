/**
 * JSON with one spelling per value, for digests: keys sorted by UTF-16 unit, no spaces (as RFC 8785 does).
 * Like `JSON.stringify` it calls `toJSON`, leaves out undefined members and writes undefined elements as null;
 * unlike it, it refuses what would lose its value in silence (NaN, infinities, maps and sets) and writes
 * undefined itself as null.
 */
export function canonicalJson(value: unknown): string {
  return write(value) ?? 'null';
}

function write(input: unknown): string | undefined {
  const value = hasToJson(input) ? input.toJSON() : input;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('a number must be finite');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Map || value instanceof Set) throw new TypeError('maps and sets have no JSON form');
  if (Array.isArray(value)) return `[${Array.from(value, (element) => write(element) ?? 'null').join(',')}]`;

  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const written = write((value as Record<string, unknown>)[key]);
    if (written !== undefined) members.push(`${JSON.stringify(key)}:${written}`);
  }
  return `{${members.join(',')}}`;
}

function hasToJson(value: unknown): value is { toJSON(): unknown } {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';
}
