import fc from 'fast-check';
import { buildRequestNumber, parseRequestNumber } from './index.js';

const ALPHABET = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const parts = fc.record({
  divisionCode: fc.stringMatching(/^([0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9A-Z]{7})$/),
  date: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10).replaceAll('-', '')),
  sequence: fc.integer({ min: 1, max: 999_999 }),
});

describe('buildRequestNumber', () => {
  it.each([
    ['a county', '310101', '20240105', 42, '310101-20240105-000042-C'],
    ['a community, on a leap day', '310101001002', '20240229', 1, '310101001002-20240229-000001-M'],
  ])('%s', (_, divisionCode, date, sequence, expected) => {
    expect(buildRequestNumber(divisionCode, date, sequence)).toBe(expected);
  });

  it.each([
    ['a short division', '31010', '20240105', 1],
    ['a division in lower case', '31010a', '20240105', 1],
    ['a hyphen in the division', '310-101', '20240105', 1],
    ['a day that does not exist', '310101', '20230229', 1],
    ['a date with hyphens', '310101', '2024-01-05', 1],
    ['a space in the date', '310101', '2024 105', 1],
    ['sequence 0', '310101', '20240105', 0],
    ['sequence 1000000', '310101', '20240105', 1_000_000],
    ['half a sequence', '310101', '20240105', 1.5],
  ])('throws on %s', (_, divisionCode, date, sequence) => {
    expect(() => buildRequestNumber(divisionCode, date, sequence)).toThrow(RangeError);
  });
});

describe('parseRequestNumber', () => {
  it('accepts lower case', () => {
    expect(parseRequestNumber('310101-20240105-000042-c')).toEqual({
      number: '310101-20240105-000042-C',
      divisionCode: '310101',
      date: '20240105',
      sequence: 42,
      checkCharacter: 'C',
    });
  });

  it('reads back whatever was built', () => {
    fc.assert(
      fc.property(parts, ({ divisionCode, date, sequence }) => {
        const number = buildRequestNumber(divisionCode, date, sequence);
        expect(parseRequestNumber(number)).toMatchObject({ number, divisionCode, date, sequence });
      }),
    );
  });

  it('notices any one changed character', () => {
    fc.assert(
      fc.property(parts, fc.nat(), fc.constantFrom(...ALPHABET), ({ divisionCode, date, sequence }, at, character) => {
        const number = buildRequestNumber(divisionCode, date, sequence);
        const index = at % number.length;
        fc.pre(number[index] !== character);
        expect(parseRequestNumber(number.slice(0, index) + character + number.slice(index + 1))).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['the wrong check character', '310101-20240105-000042-D'],
    ['no check character', '310101-20240105-000042'],
    ['no hyphens', '31010120240105000042C'],
    ['other hyphens', '310101‐20240105‐000042‐C'],
    ['a space before', ' 310101-20240105-000042-C'],
    ['a line feed after', '310101-20240105-000042-C\n'],
    ['full-width digits', '３10101-20240105-000042-C'],
    ['a short division with its check character', '31010-20240105-000042-V'],
    ['a day that does not exist with its check character', '310101-20230229-000042-K'],
    ['sequence 0 with its check character', '310101-20240105-000000-W'],
    ['a letter whose capital is ASCII', '31010ſ-20240105-000042-E'],
  ])('gives null for %s', (_, input) => {
    expect(parseRequestNumber(input)).toBeNull();
  });
});
