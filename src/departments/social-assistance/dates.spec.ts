import { addDays, addMonths, ageOn } from '../../platform/time/index.js';
import { addWorkingDays, firstOfMonth, nextMonth } from './dates.js';

const TODAY = '2026-03-02';

describe('age', () => {
  it.each([
    ['1946-03-02', 80],
    ['1946-03-03', 79],
    ['2026-03-02', 0],
    ['2012-02-29', 14],
  ])('of somebody born on %s is %i', (birthDate, age) => expect(ageOn(birthDate, TODAY)).toBe(age));
});

/** 民法典 202: without such a day in the month, its last day counts. */
it.each([
  ['2026-02-27', 17],
  ['2026-02-28', 18],
  ['2028-02-28', 19],
  ['2028-02-29', 20],
])('on %s somebody born on a leap day is %i', (today, age) => {
  expect(ageOn('2008-02-29', today)).toBe(age);
  expect(addMonths('2008-02-29', 12 * age) <= today).toBe(true);
});

describe('days', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected));

  it.each([
    ['2026-03-02', 5, '2026-03-09'],
    // 15 to 23 February 2026 are off, and the two Saturdays beside them are worked.
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-04-30', 5, '2026-05-11'],
  ])('%s and %i working days is %s', (day, count, expected) => expect(addWorkingDays(day, count)).toBe(expected));

  it('months begin on their first day', () => {
    expect([firstOfMonth('2026-12-31'), nextMonth('2026-12-31'), addDays('2026-02-28', 1)]).toEqual([
      '2026-12-01',
      '2027-01-01',
      '2026-03-01',
    ]);
  });
});
