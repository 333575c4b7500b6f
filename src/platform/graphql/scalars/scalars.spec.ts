import { graphql, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { ApiError } from '../../errors/index.js';
import { parseDate } from './date.scalar.js';
import { GraphQLDateTime, parseDateTime } from './date-time.scalar.js';
import { checkJsonObject, GraphQLJSONObject, MAX_JSON_DEPTH, MAX_JSON_VALUES } from './json-object.scalar.js';
import { ZoneFormat } from './zone-format.js';

describe('DateTime', () => {
  it.each([
    ['2026-03-02T09:00:00+08:00', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02t01:00:00z', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02T01:00:00.123456789Z', '2026-03-02T01:00:00.123Z'],
    ['2028-02-29T00:00:00-23:59', '2028-02-29T23:59:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('reads %s', (text, iso) => expect(parseDateTime(text).toISOString()).toBe(iso));

  it.each([
    '2026-02-30T09:00:00+08:00',
    '2026-02-29T09:00:00+08:00',
    '2026-04-31T09:00:00Z',
    '2026-13-01T09:00:00Z',
    '2026-00-10T09:00:00Z',
    '0000-01-01T09:00:00Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02T23:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-03-02T09:00:00',
    '2026-03-02 09:00:00+08:00',
    '2026-03-02',
    '2026-03-02T09:00+08:00',
    '2026-03-02T09:00:00+8:00',
    '2026-03-02T09:00:00+24:00',
    '2026-03-02T09:00:00Z\n',
    '2026-03-02T09:00:00Ｚ',
    '２０26-03-02T09:00:00Z',
    '',
  ])('refuses %j', (text) => expect(() => parseDateTime(text)).toThrow(ApiError));

  it('writes in the zone of the installation', () => {
    expect(GraphQLDateTime.serialize(new Date('2026-03-02T16:00:00Z'))).toBe('2026-03-03T00:00:00+08:00');
    expect(GraphQLDateTime.serialize('2026-03-02T16:00:00.5Z')).toBe('2026-03-03T00:00:00.500+08:00');
    expect(() => GraphQLDateTime.serialize(new Date(NaN))).toThrow(TypeError);
    expect(() => GraphQLDateTime.parseValue(1767315600000)).toThrow(ApiError);
  });

  it('knows summer time, old rules and odd offsets', () => {
    const write = (zone: string, iso: string): string => new ZoneFormat(zone).write(new Date(iso));
    expect(write('Asia/Shanghai', '1988-07-01T00:00:00Z')).toBe('1988-07-01T09:00:00+09:00');
    expect(write('Europe/Berlin', '2026-03-29T00:59:59Z')).toBe('2026-03-29T01:59:59+01:00');
    expect(write('Europe/Berlin', '2026-03-29T01:00:00Z')).toBe('2026-03-29T03:00:00+02:00');
    expect(write('Asia/Kathmandu', '2026-01-01T00:00:00Z')).toBe('2026-01-01T05:45:00+05:45');
    expect(write('America/St_Johns', '2026-01-01T00:00:00Z')).toBe('2025-12-31T20:30:00-03:30');
    expect(write('UTC', '2026-01-01T00:00:00.007Z')).toBe('2026-01-01T00:00:00.007+00:00');
  });

  it('writes what it reads, in any zone', () => {
    for (const zone of [
      'Asia/Shanghai',
      'Asia/Urumqi',
      'America/New_York',
      'Africa/Casablanca',
      'Australia/Lord_Howe',
    ]) {
      const format = new ZoneFormat(zone);
      for (let ms = Date.UTC(1992, 0, 1); ms < Date.UTC(2030, 0, 1); ms += 9_876_543_210) {
        expect(parseDateTime(format.write(new Date(ms))).getTime()).toBe(ms);
      }
    }
  });
});

describe('Date', () => {
  it.each(['2026-03-02', '2028-02-29', '2000-02-29', '0001-12-31'])('reads %s', (day) =>
    expect(parseDate(day)).toBe(day),
  );
  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-3-2',
    '20260302',
    '2026-03-02T00:00:00Z',
    '2026-00-01',
    '2026-01-32',
    ' 2026-01-01',
    '',
  ])('refuses %j', (day) => expect(() => parseDate(day)).toThrow(ApiError));
});

describe('JSONObject', () => {
  const nested = (levels: number): object => (levels === 1 ? {} : { a: nested(levels - 1) });

  it('takes objects only', () => {
    for (const value of [null, [], 'x', 1, true, undefined]) expect(() => checkJsonObject(value)).toThrow(ApiError);
    expect(checkJsonObject({ 姓名: '𠮷', n: [1, { x: null }] })).toBeDefined();
  });

  it('limits depth and size', () => {
    expect(checkJsonObject(nested(MAX_JSON_DEPTH))).toBeDefined();
    expect(() => checkJsonObject(nested(MAX_JSON_DEPTH + 1))).toThrow(ApiError);
    const many = (n: number): object => ({ list: Array.from({ length: n }, () => 1) });
    expect(checkJsonObject(many(MAX_JSON_VALUES - 2))).toBeDefined();
    expect(() => checkJsonObject(many(MAX_JSON_VALUES))).toThrow(ApiError);
  });

  it.each([
    ['{"__proto__":1}'],
    ['{"a":{"constructor":1}}'],
    ['{"a":"\\u0000"}'],
    ['{"\\u0000":1}'],
    ['{"a":"\\ud800"}'],
  ])('refuses what cannot be kept: %s', (json) => expect(() => checkJsonObject(JSON.parse(json))).toThrow(ApiError));

  it('reads literals with variables inside', async () => {
    let seen: unknown;
    const args = { form: { type: GraphQLJSONObject } };
    const f = {
      type: GraphQLString,
      args,
      resolve: (_: unknown, given: { form?: unknown }) => void (seen = given.form),
    };
    const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { f } }) });
    const source = 'query ($v: String) { f(form: { a: 1, b: [1.5, null, true, RED], c: { d: $v } }) }';
    const { errors } = await graphql({ schema, source, variableValues: { v: 'x' } });
    expect(errors).toBeUndefined();
    expect(seen).toEqual({ a: 1, b: [1.5, null, true, 'RED'], c: { d: 'x' } });
    const refused = await graphql({ schema, source: '{ f(form: { __proto__: { polluted: 1 } }) }' });
    expect(refused.errors).toHaveLength(1);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
