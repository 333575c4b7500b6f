import fc from 'fast-check';
import { parseIdentifier } from './index.js';

const TODAY = '2024-01-05';

/** The printed form of GB 11643-1999: weights and a table, unlike the recursion in the source. */
function printedCheck(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return '10X98765432'[sum % 11];
}

const idNumber = fc
  .record({
    division: fc.constantFrom('110101', '321112', '310115', '650102', '820000'),
    day: fc.date({ min: new Date('1880-01-01'), max: new Date('2023-12-31'), noInvalidDate: true }),
    order: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ division, day, order }) => {
    const date = day.toISOString().slice(0, 10);
    const body = division + date.replaceAll('-', '') + String(order).padStart(3, '0');
    return { value: body + printedCheck(body), date, division, sex: order % 2 ? 'M' : 'F' };
  });

describe('parseIdentifier: 公民身份号码, GB 11643-1999', () => {
  it('reads the sample of the standard', () => {
    expect(parseIdentifier('11010519491231002X', TODAY)).toEqual({
      ok: true,
      kind: 'PERSON',
      value: '11010519491231002X',
      birthDate: '1949-12-31',
      sex: 'F',
      divisionCode: '110105',
    });
  });

  it('makes a final lower-case x a capital', () => {
    expect(parseIdentifier('11010519491231002x', TODAY)).toMatchObject({ ok: true, value: '11010519491231002X' });
  });

  it.each([
    ['over 140 years old: accepted by policy', '440524188001010014', '1880-01-01'],
    ['born today', '110101202401050010', '2024-01-05'],
    ['born on a leap day of a century', '110101200002290018', '2000-02-29'],
    ['resident of Taiwan', '830000199001010012', '1990-01-01'],
  ])('accepts: %s', (_, input, birthDate) => {
    expect(parseIdentifier(input, TODAY)).toMatchObject({ ok: true, kind: 'PERSON', birthDate });
  });

  it.each([
    ['17 characters', '44052418800101001', 'BAD_LENGTH'],
    ['19 characters', '11010519491231002XX', 'BAD_LENGTH'],
    ['nothing', '', 'BAD_LENGTH'],
    ['a space around it: never trimmed', ' 11010519491231002X', 'BAD_LENGTH'],
    ['Cyrillic Х (U+0425) at the end', '11010519491231002Х', 'BAD_CHARACTER'],
    ['Cyrillic х (U+0445) at the end', '11010519491231002х', 'BAD_CHARACTER'],
    ['full-width digits', '11010519491231002X'.replace('1', '１'), 'BAD_CHARACTER'],
    ['a space inside', '110105 9491231002X', 'BAD_CHARACTER'],
    ['29 February 2023, checksum right', '110101202302290019', 'BAD_DATE'],
    ['29 February 1900, checksum right', '110101190002290011', 'BAD_DATE'],
    ['31 April, checksum right', '110101199004310013', 'BAD_DATE'],
    ['day 0, checksum right', '110101199004000013', 'BAD_DATE'],
    ['month 13', '110101199013010011', 'BAD_DATE'],
    ['month 0', '110101199000010011', 'BAD_DATE'],
    ['the year 0000, checksum right', '110101000001010014', 'BAD_DATE'],
    ['born tomorrow', '110101202401060016', 'FUTURE_BIRTH'],
    ['no such province (00), checksum right', '00010119900101001X', 'BAD_DIVISION'],
    ['no such province (99), checksum right', '990101199001010019', 'BAD_DIVISION'],
    ['the wrong check character', '110105194912310021', 'BAD_CHECKSUM'],
  ])('refuses: %s', (_, input, problem) => {
    expect(parseIdentifier(input, TODAY)).toEqual({ ok: false, problem });
  });

  it('refuses a today that is not a day: a fault of the program', () => {
    expect(() => parseIdentifier('11010519491231002X', '5 January 2024')).toThrow(RangeError);
  });

  it('reads every well-formed number', () => {
    fc.assert(
      fc.property(idNumber, ({ value, date, division, sex }) => {
        expect(parseIdentifier(value, TODAY)).toEqual({
          ok: true,
          kind: 'PERSON',
          value,
          birthDate: date,
          sex,
          divisionCode: division,
        });
      }),
    );
  });

  it('never takes a number with one digit changed for a person', () => {
    fc.assert(
      fc.property(idNumber, fc.nat(17), fc.integer({ min: 1, max: 9 }), ({ value }, index, shift) => {
        const old = value[index] === 'X' ? 10 : Number(value[index]);
        const wrong = value.slice(0, index) + String((old + shift) % (old === 10 ? 11 : 10)).slice(-1);
        const input = wrong + value.slice(index + 1);
        fc.pre(input !== value);
        expect(parseIdentifier(input, TODAY)).not.toMatchObject({ kind: 'PERSON' });
      }),
      { numRuns: 500 },
    );
  });
});

describe('parseIdentifier: 统一社会信用代码, GB 32100-2015', () => {
  it('reads the sample of the standard', () => {
    expect(parseIdentifier('91350100M000100Y43', TODAY)).toEqual({
      ok: true,
      kind: 'ORGANISATION',
      value: '91350100M000100Y43',
      divisionCode: '350100',
    });
  });

  it.each([
    ['registered by a central authority (100000)', '12100000M000100Y41', '100000'],
    ['authority A, by amendment', 'A1100000M000100Y4T', '100000'],
    ['authority N, by amendment', 'N2350100M000100Y4J', '350100'],
    ['a class that came later (a village committee, 54)', '54350100M000100Y4X', '350100'],
    ['digits only', '513101011005543340', '310101'],
    ['digits and a final X', '51310101100237574X', '310101'],
  ])('accepts: %s', (_, input, divisionCode) => {
    expect(parseIdentifier(input, TODAY)).toEqual({ ok: true, kind: 'ORGANISATION', value: input, divisionCode });
  });

  it.each([
    ['lower case', '91350100m000100y43', 'BAD_CHARACTER'],
    ['I, which the alphabet leaves out', '91350100I000100Y43', 'BAD_CHARACTER'],
    ['Cyrillic М (U+041C)', '91350100М000100Y43', 'BAD_CHARACTER'],
    ['authority 0, checksum right', '01350100M000100Y4C', 'BAD_CHARACTER'],
    ['authority B, checksum right', 'B1350100M000100Y41', 'BAD_CHARACTER'],
    ['class 0, checksum right', '90350100M000100Y46', 'BAD_CHARACTER'],
    ['no such province, checksum right', '91990100M000100Y4U', 'BAD_DIVISION'],
    ['a letter in the division, checksum right', '913501A0M000100Y4X', 'BAD_DIVISION'],
    ['the wrong check character', '91350100M000100Y44', 'BAD_CHECKSUM'],
  ])('refuses: %s', (_, input, problem) => {
    expect(parseIdentifier(input, TODAY)).toEqual({ ok: false, problem });
  });

  it('notices any one changed character', () => {
    const sample = '91350100M000100Y43';
    const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    for (let index = 0; index < sample.length; index++) {
      for (const character of alphabet.filter((other) => other !== sample[index])) {
        const input = sample.slice(0, index) + character + sample.slice(index + 1);
        expect([input, parseIdentifier(input, TODAY).ok]).toEqual([input, false]);
      }
    }
  });
});

describe('parseIdentifier: where the two spaces overlap', () => {
  it('prefers the person when both standards are satisfied', () => {
    expect(parseIdentifier('321112195001151548', TODAY)).toMatchObject({ kind: 'PERSON', birthDate: '1950-01-15' });
  });

  it('tells the problem of the ID number when neither is satisfied', () => {
    expect(parseIdentifier('513101011000791906', TODAY)).toEqual({ ok: false, problem: 'BAD_DATE' });
  });

  it('does not take a mistyped ID number for an organisation because MOD 31 fits by chance', () => {
    expect(parseIdentifier('321112198005150073', TODAY)).toEqual({ ok: false, problem: 'BAD_CHECKSUM' });
  });
});
