import { DEVELOPMENT_KEY_RING, parseIndexKey, parseKeyRing } from './index.js';

const ONE = Buffer.alloc(32, 0xa1).toString('base64');
const TWO = Buffer.alloc(32, 0xb2).toString('base64');

describe('parseKeyRing', () => {
  it('takes the first key as the active one', () => {
    const ring = parseKeyRing(`k2:${TWO},k1:${ONE}`);
    expect(ring.activeKeyId).toBe('k2');
    expect([...ring.keys]).toEqual([
      ['k2', Buffer.alloc(32, 0xb2)],
      ['k1', Buffer.alloc(32, 0xa1)],
    ]);
  });

  it('allows space around entries', () => {
    expect([...parseKeyRing(` k2:${TWO} ,\n k1:${ONE}\n`).keys.keys()]).toEqual(['k2', 'k1']);
  });

  it.each([
    ['nothing', '', 'entry 1: is empty'],
    ['a comma too many', `k1:${ONE},`, 'entry 2: is empty'],
    ['no id', ONE, 'entry 1: must be id:base64'],
    ['an empty id', `:${ONE}`, 'entry 1: the id must be'],
    ['id and key the wrong way round', `${ONE}:k1`, 'entry 1: the id must be'],
    ['a key of 31 bytes', `k1:${Buffer.alloc(31).toString('base64')}`, 'entry 1: the key must be 32 bytes'],
    ['a key of 33 bytes', `k1:${Buffer.alloc(33).toString('base64')}`, 'entry 1: the key must be 32 bytes'],
    ['a key without padding', `k1:${ONE.slice(0, -1)}`, 'entry 1: the key must be 32 bytes'],
    ['stray bits after the key', `k1:${ONE.slice(0, -2)}F=`, 'entry 1: the key must be 32 bytes'],
    ['a second key that is not base64', `k1:${ONE},k2:${'*'.repeat(44)}`, 'entry 2: the key must be 32 bytes'],
    ['the same id twice', `k1:${ONE},k1:${TWO}`, 'two entries have the same id'],
    ['the same key twice', `k1:${ONE},k2:${ONE}`, 'two entries have the same key'],
  ])('refuses %s and prints no key', (_, spec, message) => {
    const attempt = () => parseKeyRing(spec);
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow(ONE.slice(0, 8));
    expect(attempt).not.toThrow(TWO.slice(0, 8));
  });
});

describe('parseIndexKey', () => {
  it('reads 32 bytes', () => {
    expect(parseIndexKey(`${ONE}\n`)).toEqual(Buffer.alloc(32, 0xa1));
  });

  it.each([[''], [ONE.slice(4)], [`k1:${ONE}`]])('refuses %j, naming the setting only', (spec) => {
    expect(() => parseIndexKey(spec, 'SOME_KEY')).toThrow(/^SOME_KEY: must be 32 bytes in base64$/);
  });
});

describe('DEVELOPMENT_KEY_RING', () => {
  it('never changes, so that development data stays readable', () => {
    const { activeKeyId, keys, indexKey } = DEVELOPMENT_KEY_RING;
    expect(activeKeyId).toBe('development');
    expect(keys.get('development')?.toString('hex', 0, 4)).toBe('03c4c30a');
    expect(indexKey.toString('hex', 0, 4)).toBe('1b1b0350');
  });
});
