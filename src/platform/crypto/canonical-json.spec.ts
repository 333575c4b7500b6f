import fc from 'fast-check';
import { canonicalJson } from './index.js';

/** The same value with the members of every object put in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('canonicalJson', () => {
  it.each([
    ['sorted keys, at every depth', { b: 1, a: [{ d: 2, c: 3 }] }, '{"a":[{"c":3,"d":2}],"b":1}'],
    ['keys sorted by unit, capitals first', { ä: 1, a: 2, B: 3, '10': 4, '9': 5 }, '{"10":4,"9":5,"B":3,"a":2,"ä":1}'],
    ['nested arrays in their order', [[2, 1], [], [[null]]], '[[2,1],[],[[null]]]'],
    ['undefined members left out', { a: undefined, b: null }, '{"b":null}'],
    ['undefined and missing elements as null', [undefined, , 1], '[null,null,1]'],
    ['undefined itself', undefined, 'null'],
    ['a date', { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
    ['a toJSON whose result needs sorting', { toJSON: () => ({ b: 1, a: 2 }) }, '{"a":2,"b":1}'],
    ['text with escapes', '张"三\n\u2028', '"张\\"三\\n\u2028"'],
    ['a lone surrogate, escaped', '\ud800', '"\\ud800"'],
    ['minus zero', -0, '0'],
    ['an object without prototype', Object.assign(Object.create(null), { b: 1, a: 2 }), '{"a":2,"b":1}'],
  ])('%s', (_, value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  it.each([
    ['NaN', Number.NaN],
    ['infinity', { a: [Number.POSITIVE_INFINITY] }],
    ['a map', { a: new Map([[1, 2]]) }],
    ['a set', new Set([1])],
    ['a bigint', 1n],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('says the same as JSON, in one order only', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
        expect(canonicalJson(reversed(plain))).toBe(canonicalJson(plain));
      }),
    );
  });
});
