import { createHash } from 'node:crypto';
import type { FieldCipherOptions, KeyRing } from './field-cipher.js';

/** Shorter than a key in base64, so that an entry written the wrong way round is refused. */
const KEY_ID = /^[A-Za-z0-9_.-]{1,32}$/;
/** Exactly 32 bytes in base64 (RFC 4648, section 4), with its padding and no stray bits at the end. */
const KEY = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/**
 * Reads `FIELD_KEYS`: `id:base64,id2:base64`. The first key is the active one, the others read old values.
 * Messages name entries by position only: what looks like an id may be a key in the wrong place.
 */
export function parseKeyRing(spec: string): KeyRing {
  const entries = spec.split(',').map((entry, index) => parseEntry(entry.trim(), index + 1));
  const keys = new Map(entries);
  if (keys.size !== entries.length) throw new Error('FIELD_KEYS: two entries have the same id');
  if (new Set(entries.map(([, key]) => key.toString('hex'))).size !== entries.length) {
    throw new Error('FIELD_KEYS: two entries have the same key');
  }
  return { activeKeyId: entries[0][0], keys };
}

/** Reads the key of the blind indexes: 32 bytes in base64. `setting` is the name told in the message. */
export function parseIndexKey(spec: string, setting = 'FIELD_INDEX_KEY'): Buffer {
  if (!KEY.test(spec.trim())) throw new Error(`${setting}: must be 32 bytes in base64`);
  return Buffer.from(spec.trim(), 'base64');
}

function parseEntry(entry: string, position: number): [string, Buffer] {
  const where = `FIELD_KEYS, entry ${position}`;
  if (entry === '') throw new Error(`${where}: is empty`);
  const colon = entry.indexOf(':');
  if (colon < 0) throw new Error(`${where}: must be id:base64`);
  const id = entry.slice(0, colon);
  const key = entry.slice(colon + 1);
  if (!KEY_ID.test(id)) throw new Error(`${where}: the id must be 1 to 32 letters, digits, dots, dashes, underscores`);
  if (!KEY.test(key)) throw new Error(`${where}: the key must be 32 bytes in base64`);
  return [id, Buffer.from(key, 'base64')];
}

function wellKnown(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

/** Known to everybody: for development and tests only. The caller must refuse it in production. */
export const DEVELOPMENT_KEY_RING: FieldCipherOptions = {
  activeKeyId: 'development',
  keys: new Map([['development', wellKnown('yichuang development field key, not a secret')]]),
  indexKey: wellKnown('yichuang development index key, not a secret'),
};
