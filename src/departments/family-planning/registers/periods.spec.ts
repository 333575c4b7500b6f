import { amountOf, begunPeriods, nextPeriodOn, periodFrom, subsidyTerm } from './periods.js';

const FEN_A_YEAR = 360_000;

describe('育儿补贴', () => {
  // By month of birth: what is given in all, in yuan; 300 a month from January 2025 to the third birthday.
  it.each([
    ['2022-01-01', 300],
    ['2022-01-31', 300],
    ['2022-02-01', 600],
    ['2022-12-15', 3600],
    ['2023-01-15', 3900],
    ['2024-12-31', 10_800],
    ['2025-01-01', 10_800],
    ['2025-06-01', 10_800],
    ['2024-02-29', 7800],
  ])('a child born on %s gets %i yuan in all', (birth, yuan) => {
    const all = begunPeriods(subsidyTerm(birth), '2040-01-01');
    expect(all.reduce((sum, period) => sum + amountOf(FEN_A_YEAR, period), 0)).toBe(yuan * 100);
    expect(all.map(({ year }) => year)).toEqual(all.map((_, index) => index));
    for (const [index, { from }] of all.slice(1).entries()) expect(all[index].to).toBe(from);
  });

  it.each([
    ['2025-05-31', 0, '2025-06-01'],
    ['2025-06-01', 1, '2026-06-01'],
    ['2027-05-31', 2, '2027-06-01'],
    ['2027-06-01', 3, null],
    ['2030-01-01', 3, null],
  ])('on %s %i years have begun, the next on %s', (today, begun, next) => {
    const term = subsidyTerm('2025-06-01');
    expect(begunPeriods(term, today)).toHaveLength(begun);
    expect(nextPeriodOn(term, today)).toBe(next);
  });
});

describe('what is given for years', () => {
  it('ends with the months that are left', () => {
    const term = { beginsOn: '2026-03-02', endsOn: '2028-01-01' };
    expect(begunPeriods(term, '2030-01-01')).toEqual([
      { year: 0, from: '2026-03-02', to: '2027-03-02', months: 12 },
      { year: 1, from: '2027-03-02', to: '2028-01-01', months: 10 },
    ]);
    expect(periodFrom(term, '2027-03-02')).toMatchObject({ year: 1 });
    expect(periodFrom(term, '2027-03-03')).toBeNull();
    expect(amountOf(12_000, { months: 10 })).toBe(10_000);
  });

  it('goes on for life where no end is set', () => {
    expect(nextPeriodOn({ beginsOn: '2026-02-28', endsOn: null }, '2056-03-01')).toBe('2057-02-28');
  });
});
