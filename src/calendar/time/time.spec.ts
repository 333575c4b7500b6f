import fc from 'fast-check';
import { parseInstant } from '../index.js';
import { civilOf, dayNumber, formatDay, LAST_DAY, parseDay } from './civil.js';
import { formatAtOffset } from './instant.js';
import { dayAt, formatInstant, instantOfLocal, startOfDay, zoneOf } from './zone.js';

const HOUR = 3_600_000;

describe('civil days', () => {
  it('agree with Date.UTC over eight centuries, leap years included', () => {
    const wrong: number[] = [];
    for (let day = dayNumber(1600, 1, 1); day < dayNumber(2400, 1, 1); day += 13) {
      const text = formatDay(day);
      if (text !== new Date(day * 24 * HOUR).toISOString().slice(0, 10) || parseDay(text) !== day) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it('reach from year 0 to 9999', () => {
    expect(civilOf(dayNumber(0, 1, 1))).toEqual({ year: 0, month: 1, day: 1 });
    expect(formatDay(LAST_DAY)).toBe('9999-12-31');
  });
});

describe('parseInstant', () => {
  it.each([
    ['2026-03-02T09:00:00+08:00', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02t09:00:00.1234z', '2026-03-02T09:00:00.123Z'],
    ['2026-03-01T20:30:00-04:30', '2026-03-02T01:00:00.000Z'],
    ['2024-02-29T00:00:00-00:00', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('%s', (text, iso) => {
    expect(new Date(parseInstant(text)).toISOString()).toBe(iso);
  });

  it.each([
    '2026-03-02T09:00:00',
    '2026-03-02 09:00:00+08:00',
    '2026-03-02',
    '2026-03-02T09:00+08:00',
    '2026-03-02T09:00:00+0800',
    '2026-03-02T09:00:00+24:00',
    '2026-03-02T09:00:00+08:60',
    '2026-03-02T24:00:00+08:00',
    '2026-03-02T09:60:00+08:00',
    '2026-03-02T09:00:60+08:00',
    '2026-03-02T09:00:00.+08:00',
    '2026-02-29T09:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-04-00T00:00:00Z',
    ' 2026-03-02T09:00:00Z',
    '２０２６-03-02T09:00:00Z',
  ])('refuses %p', (text) => {
    expect(() => parseInstant(text)).toThrow(expect.objectContaining({ code: 'BAD_INSTANT' }));
  });

  it.each([null, undefined, 0, {}])('refuses %p', (value) => {
    expect(() => parseInstant(value as never)).toThrow(expect.objectContaining({ code: 'BAD_INSTANT' }));
  });
});

describe('formatAtOffset', () => {
  it.each([
    [0, 0, '1970-01-01T00:00:00+00:00'],
    [-1, 0, '1969-12-31T23:59:59.999+00:00'],
    [5, -4.5 * HOUR, '1969-12-31T19:30:00.005-04:30'],
    [0, 29_143_000, '1970-01-01T08:06:00+08:06'],
  ])('%i at %i', (ms, offset, text) => {
    expect(formatAtOffset(ms, offset)).toBe(text);
    expect(parseInstant(text)).toBe(ms);
  });
});

describe('zones', () => {
  const shanghai = zoneOf('Asia/Shanghai');
  const newYork = zoneOf('America/New_York');
  const at = (text: string): number => parseInstant(text);
  const local = (text: string): number => at(`${text}:00Z`);

  it('gives Shanghai its fixed offset since 1992 and its daylight saving before', () => {
    expect(formatInstant(shanghai, at('2026-07-01T00:00:00Z'))).toBe('2026-07-01T08:00:00+08:00');
    expect(formatInstant(shanghai, at('1988-07-01T00:00:00Z'))).toBe('1988-07-01T09:00:00+09:00');
    expect(startOfDay(shanghai, dayNumber(1988, 7, 1))).toBe(at('1988-06-30T15:00:00Z'));
  });

  it('moves a local time that does not exist forward', () => {
    expect(instantOfLocal(newYork, local('2026-03-08T02:30'))).toBe(at('2026-03-08T03:30:00-04:00'));
    expect(instantOfLocal(newYork, local('2026-03-08T01:59'))).toBe(at('2026-03-08T01:59:00-05:00'));
    expect(instantOfLocal(newYork, local('2026-03-08T03:00'))).toBe(at('2026-03-08T03:00:00-04:00'));
  });

  it('takes the first of a local time that exists twice', () => {
    expect(instantOfLocal(newYork, local('2026-11-01T01:30'))).toBe(at('2026-11-01T01:30:00-04:00'));
    expect(instantOfLocal(newYork, local('2026-11-01T02:00'))).toBe(at('2026-11-01T02:00:00-05:00'));
  });

  it('begins the day after midnight where midnight does not exist', () => {
    const beirut = zoneOf('Asia/Beirut');
    const day = dayNumber(2025, 3, 30);
    expect(formatInstant(beirut, startOfDay(beirut, day))).toBe('2025-03-30T01:00:00+03:00');
    expect(dayAt(beirut, startOfDay(beirut, day))).toBe(day);
    expect(dayAt(beirut, startOfDay(beirut, day) - 1)).toBe(day - 1);
  });

  it('reads fixed offsets, quarter hours and the southern hemisphere', () => {
    expect(formatInstant(zoneOf('-03:30'), 0)).toBe('1969-12-31T20:30:00-03:30');
    expect(formatInstant(zoneOf('Asia/Kathmandu'), at('2026-01-01T00:00:00Z'))).toBe('2026-01-01T05:45:00+05:45');
    expect(formatInstant(zoneOf('Australia/Lord_Howe'), at('2026-01-01T00:00:00Z'))).toBe('2026-01-01T11:00:00+11:00');
    expect(formatInstant(zoneOf('UTC'), 0)).toBe('1970-01-01T00:00:00+00:00');
  });
});

describe('offsets that are remembered', () => {
  it('are those that Intl gives, to the millisecond of a change', () => {
    const names = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Tehran', 'Africa/Casablanca'];
    const month = fc.integer({ min: 0, max: 12 * 100 }).map((months) => Date.UTC(1940, months, 1));
    const at = fc
      .tuple(month, fc.integer({ min: 0, max: 31 * 24 * 4 }))
      .map(([ms, quarter]) => ms + quarter * (HOUR / 4));
    fc.assert(
      fc.property(fc.constantFrom(...names), at, fc.constantFrom(-1, 0, 1), (name, ms, more) => {
        const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
        const shown = /GMT(.*)$/.exec(format.format(ms + more))![1] || '+00:00';
        const offset = zoneOf(name).offsetAt(ms + more);
        expect(formatAtOffset(0, offset).slice(19)).toBe(shown.slice(0, 6));
      }),
      { numRuns: 1000 },
    );
    for (const [text, before, after] of [
      ['2026-03-08T07:00:00Z', -5, -4],
      ['2026-11-01T06:00:00Z', -4, -5],
    ] as const) {
      expect(zoneOf('America/New_York').offsetAt(parseInstant(text) - 1)).toBe(before * HOUR);
      expect(zoneOf('America/New_York').offsetAt(parseInstant(text))).toBe(after * HOUR);
    }
  });
});
