import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { DecryptionError, DEVELOPMENT_KEY_RING, FieldCipher, type FieldLocation } from './index.js';

const OLD_KEY = Buffer.alloc(32, 1);
const NEW_KEY = Buffer.alloc(32, 2);
const indexKey = Buffer.alloc(32, 3);
const where: FieldLocation = { table: 'resident', column: 'name', row: '42' };

const old = new FieldCipher({ activeKeyId: 'k1', keys: new Map([['k1', OLD_KEY]]), indexKey });
const both = new Map([
  ['k1', OLD_KEY],
  ['k2', NEW_KEY],
]);
const rotated = new FieldCipher({ activeKeyId: 'k2', keys: both, indexKey });

function failureOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    if (error instanceof DecryptionError) return error.failure;
    throw error;
  }
  return 'none';
}

describe('FieldCipher: encrypt and decrypt', () => {
  it('brings back any text in any place', () => {
    const text = fc.string({ unit: 'binary' });
    const place = fc.record({
      table: fc.stringMatching(/^[a-z_]+$/),
      column: fc.stringMatching(/^[a-z_]+$/),
      row: text,
    });
    fc.assert(
      fc.property(text, place, (plaintext, location) => {
        expect(old.decrypt(old.encrypt(plaintext, location), location)).toBe(plaintext);
      }),
    );
  });

  it('writes version, key id, nonce, tag, ciphertext', () => {
    const stored = old.encrypt('张三', where);
    expect(stored.subarray(0, 4)).toEqual(Buffer.from([1, 2, 0x6b, 0x31]));
    expect(stored).toHaveLength(4 + 12 + 16 + Buffer.byteLength('张三'));
    expect(stored.includes(Buffer.from('张三'))).toBe(false);
  });

  it('never writes the same bytes twice', () => {
    const nonces = Array.from({ length: 100 }, () => old.encrypt('x', where).subarray(4, 16).toString('hex'));
    expect(new Set(nonces).size).toBe(100);
  });

  it.each([
    ['table', { ...where, table: 'household' }],
    ['column', { ...where, column: 'address' }],
    ['row', { ...where, row: '43' }],
  ])('fails when moved to another %s', (_, elsewhere) => {
    const stored = old.encrypt('张三', where);
    expect(failureOf(() => old.decrypt(stored, elsewhere))).toBe('NOT_AUTHENTIC');
  });

  it('fails when table, column and row trade places, for any names', () => {
    const name = fc.stringMatching(/^[a-z_]{1,8}$/);
    fc.assert(
      fc.property(name, name, name, (table, column, row) => {
        fc.pre(table !== column);
        const stored = old.encrypt('张三', { table, column, row });
        expect(failureOf(() => old.decrypt(stored, { table: column, column: table, row }))).toBe('NOT_AUTHENTIC');
      }),
    );
  });

  it.each([
    ['table', { ...where, table: 'a|b' }],
    ['column', { ...where, column: 'a|b' }],
  ])('refuses a %s name that could be read two ways', (_, location) => {
    expect(() => old.encrypt('x', location)).toThrow(TypeError);
  });

  it('fails when any one bit is changed', () => {
    const stored = old.encrypt('张三', where);
    for (let bit = 0; bit < stored.length * 8; bit++) {
      const damaged = Buffer.from(stored);
      damaged[bit >> 3] ^= 1 << (bit & 7);
      expect(failureOf(() => old.decrypt(damaged, where))).not.toBe('none');
    }
  });

  it('fails when cut short anywhere', () => {
    const stored = old.encrypt('张三', where);
    for (let length = 0; length < stored.length; length++) {
      expect(failureOf(() => old.decrypt(stored.subarray(0, length), where))).not.toBe('none');
    }
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'MALFORMED'],
    ['a header only', Buffer.from([1, 2, 0x6b, 0x31]), 'MALFORMED'],
    ['a later version', Buffer.from([2, 0]), 'UNKNOWN_VERSION'],
    ['a key nobody has', Buffer.concat([Buffer.from([1, 2, 0x6b, 0x39]), Buffer.alloc(40)]), 'UNKNOWN_KEY'],
  ])('says why it cannot read %s', (_, stored, failure) => {
    expect(failureOf(() => old.decrypt(stored, where))).toBe(failure);
  });

  it('tells nothing of the value or the place when it fails', () => {
    const stored = old.encrypt('张三', where);
    const error = (() => {
      try {
        return old.decrypt(stored, { ...where, row: '43' });
      } catch (thrown) {
        return thrown as DecryptionError;
      }
    })();
    expect(error).toBeInstanceOf(DecryptionError);
    expect((error as DecryptionError).message).toBe('the field could not be decrypted: NOT_AUTHENTIC');
    expect(Object.keys(error as DecryptionError).sort()).toEqual(['failure', 'name']);
  });

  it('refuses text that UTF-8 cannot hold', () => {
    expect(() => old.encrypt('张\ud800', where)).toThrow(TypeError);
  });

  it('does not show its keys when printed', () => {
    const printed = inspect(old, { showHidden: true, depth: 9 });
    expect(printed).not.toContain(OLD_KEY.toString('hex', 0, 4));
    expect(printed).not.toContain('01 01');
    expect(JSON.stringify(old)).toBe('{}');
  });
});

describe('FieldCipher: key rotation', () => {
  it('reads values of the old key', () => {
    expect(rotated.decrypt(old.encrypt('张三', where), where)).toBe('张三');
  });

  it('writes with the new key only', () => {
    const stored = rotated.encrypt('张三', where);
    expect(rotated.decrypt(stored, where)).toBe('张三');
    expect(failureOf(() => old.decrypt(stored, where))).toBe('UNKNOWN_KEY');
  });

  it('keeps the blind index', () => {
    expect(rotated.blindIndex('11010519491231002X', 'one-id')).toEqual(old.blindIndex('11010519491231002X', 'one-id'));
  });

  it.each([
    ['the active key is missing', { activeKeyId: 'k9', keys: both, indexKey }],
    ['a field key is short', { activeKeyId: 'k', keys: new Map([['k', Buffer.alloc(16)]]), indexKey }],
    ['the index key is short', { activeKeyId: 'k1', keys: both, indexKey: Buffer.alloc(31) }],
    ['a key id is empty', { activeKeyId: '', keys: new Map([['', OLD_KEY]]), indexKey }],
    ['a key id is too long', { activeKeyId: 'k'.repeat(256), keys: new Map([['k'.repeat(256), OLD_KEY]]), indexKey }],
  ])('does not start when %s', (_, options) => {
    expect(() => new FieldCipher(options)).toThrow(TypeError);
  });
});

describe('FieldCipher: blind index and digest', () => {
  const expected = createHmac('sha256', indexKey).update('one-id\0value').digest();

  it('is HMAC-SHA-256 over purpose NUL value', () => {
    expect(old.digest('value', 'one-id')).toEqual(expected);
    expect(old.blindIndex('value', 'one-id')).toEqual(expected.subarray(0, 16));
  });

  it('depends on the value, the purpose and the key', () => {
    const other = new FieldCipher({ activeKeyId: 'k1', keys: both, indexKey: OLD_KEY });
    const all = [
      old.blindIndex('value', 'one-id'),
      old.blindIndex('valuf', 'one-id'),
      old.blindIndex('value', 'phone'),
      old.blindIndex('alue', 'one-idv'),
      other.blindIndex('value', 'one-id'),
    ];
    expect(new Set(all.map((index) => index.toString('hex'))).size).toBe(all.length);
  });

  it('refuses a purpose that could be read two ways', () => {
    expect(() => old.blindIndex('value', 'one\0id')).toThrow(TypeError);
  });

  it('keeps no reference to the keys it was given', () => {
    const key = Buffer.from(OLD_KEY);
    const cipher = new FieldCipher({ activeKeyId: 'k1', keys: new Map([['k1', key]]), indexKey });
    key.fill(0);
    expect(old.decrypt(cipher.encrypt('张三', where), where)).toBe('张三');
  });

  it('works with the development key ring', () => {
    const cipher = new FieldCipher(DEVELOPMENT_KEY_RING);
    expect(cipher.decrypt(cipher.encrypt('张三', where), where)).toBe('张三');
  });
});
