import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

export interface KeyRing {
  /** The key that new values are written with; the others are kept to read old ones. */
  activeKeyId: string;
  keys: ReadonlyMap<string, Buffer>;
}

export interface FieldCipherOptions extends KeyRing {
  /** Never rotated with the others: a new one makes every blind index stale. */
  indexKey: Buffer;
}

/** The one place a ciphertext belongs to. Moved anywhere else it no longer decrypts. */
export interface FieldLocation {
  table: string;
  column: string;
  row: string;
}

export type DecryptionFailure = 'MALFORMED' | 'UNKNOWN_VERSION' | 'UNKNOWN_KEY' | 'NOT_AUTHENTIC';

/** Says why, and nothing of the value, the key or the place. */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';

  constructor(readonly failure: DecryptionFailure) {
    super(`the field could not be decrypted: ${failure}`);
  }
}

const VERSION = 1;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const BLIND_INDEX_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/**
 * Encrypts single columns with AES-256-GCM (GB/T 36624, NIST SP 800-38D) and makes keyed digests of values.
 *
 * Layout: version (1 byte), length of the key id (1 byte), key id, nonce (12), tag (16), ciphertext.
 * The additional data is `table|column|row`. Nonces are random: rotate a key long before 2^32 values.
 */
export class FieldCipher {
  readonly #active: { header: Buffer; key: KeyObject };
  readonly #keys = new Map<string, KeyObject>();
  readonly #indexKey: KeyObject;

  constructor(options: FieldCipherOptions) {
    for (const [id, key] of options.keys) this.#keys.set(id, toKey(key, 'a field key'));
    const key = this.#keys.get(options.activeKeyId);
    if (!key) throw new TypeError('the active key is not in the key ring');
    this.#active = { header: makeHeader(options.activeKeyId), key };
    this.#indexKey = toKey(options.indexKey, 'the index key');
  }

  /** A different result every time, even for the same text in the same place. */
  encrypt(plaintext: string, where: FieldLocation): Buffer {
    // UTF-8 cannot hold a lone surrogate: it would come back as another character.
    if (/\p{Cs}/u.test(plaintext)) throw new TypeError('the text holds a lone surrogate');
    const { header, key } = this.#active;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(additionalData(where));
    const ciphertext = cipher.update(plaintext, 'utf8');
    cipher.final();
    return Buffer.concat([header, nonce, cipher.getAuthTag(), ciphertext]);
  }

  /** @throws DecryptionError when the bytes are damaged, moved from another place, or of a key that is gone. */
  decrypt(stored: Buffer, where: FieldLocation): string {
    if (stored.length < 2) throw new DecryptionError('MALFORMED');
    if (stored[0] !== VERSION) throw new DecryptionError('UNKNOWN_VERSION');
    const nonceAt = 2 + stored[1];
    const tagAt = nonceAt + NONCE_BYTES;
    const ciphertextAt = tagAt + TAG_BYTES;
    if (stored.length < ciphertextAt) throw new DecryptionError('MALFORMED');
    const key = this.#keys.get(stored.toString('utf8', 2, nonceAt));
    if (!key) throw new DecryptionError('UNKNOWN_KEY');

    const decipher = createDecipheriv(ALGORITHM, key, stored.subarray(nonceAt, tagAt), { authTagLength: TAG_BYTES });
    decipher.setAAD(additionalData(where));
    decipher.setAuthTag(stored.subarray(tagAt, ciphertextAt));
    const plaintext = decipher.update(stored.subarray(ciphertextAt));
    try {
      decipher.final();
    } catch {
      throw new DecryptionError('NOT_AUTHENTIC');
    }
    return plaintext.toString('utf8');
  }

  /**
   * Finds an encrypted value by equality: HMAC-SHA-256 (RFC 2104), first 16 bytes, over purpose NUL value.
   * The same value under two purposes has nothing in common.
   */
  blindIndex(value: string, purpose: string): Buffer {
    return Buffer.from(this.digest(value, purpose).subarray(0, BLIND_INDEX_BYTES));
  }

  /**
   * HMAC-SHA-256 (RFC 2104), all 32 bytes, over purpose NUL value, for digests of whole bodies. Use other
   * purposes than for `blindIndex`, which is the beginning of this.
   */
  digest(value: string, purpose: string): Buffer {
    if (purpose.includes('\0')) throw new TypeError('a purpose must not contain NUL');
    return createHmac('sha256', this.#indexKey).update(`${purpose}\0${value}`, 'utf8').digest();
  }
}

function toKey(bytes: Buffer, what: string): KeyObject {
  if (bytes.length !== KEY_BYTES) throw new TypeError(`${what} must have ${KEY_BYTES} bytes`);
  return createSecretKey(bytes);
}

function makeHeader(keyId: string): Buffer {
  const id = Buffer.from(keyId, 'utf8');
  if (id.length < 1 || id.length > 255) throw new TypeError('a key id must have 1 to 255 bytes');
  return Buffer.concat([Buffer.from([VERSION, id.length]), id]);
}

function additionalData({ table, column, row }: FieldLocation): Buffer {
  if (table.includes('|') || column.includes('|')) throw new TypeError('a table or column name must not contain |');
  return Buffer.from(`${table}|${column}|${row}`, 'utf8');
}
