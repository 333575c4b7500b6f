import fc from 'fast-check';
import { buildCalendar, NATIONAL_NOTICES } from '../index.js';
import { dayNumber } from '../time/civil.js';
import { allKnown, isKnown, worksOn } from './calendar.js';
import { nthAfter } from './working-days.js';

const calendar = buildCalendar(NATIONAL_NOTICES, [
  // A long closure, a day off in an unknown year, and one that changes nothing.
  { holidays: [...'123456789'].map((day) => `2026-06-0${day}`) },
  { holidays: ['2031-03-05', '2031-03-08'], workdays: ['2031-03-06', '2027-01-01', '2027-01-02'] },
]);
const upTo = (day: number): number => calendar.workingDays.upTo(day);
const day = fc.integer({ min: dayNumber(2019, 11, 1), max: dayNumber(2032, 1, 1) });

describe('working days', () => {
  it('counted by arithmetic are those counted one by one', () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 900 }), (first, length) => {
        let count = 0;
        for (let day = first + 1; day <= first + length; day += 1) if (worksOn(calendar, day)) count += 1;
        expect(upTo(first + length) - upTo(first)).toBe(count);
      }),
    );
  });

  it('the n-th is a working day, and n lie up to it', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 900 }), (first, n) => {
        const nth = nthAfter(upTo, first, n);
        expect({ count: upTo(nth) - upTo(first), works: worksOn(calendar, nth) }).toEqual({ count: n, works: true });
      }),
    );
  });

  it('are known over a span when each day is', () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 20 }), (first, length) => {
        const days = Array.from({ length }, (_, index) => first + index);
        expect(allKnown(calendar, first, first + length - 1)).toBe(days.every((one) => isKnown(calendar, one)));
      }),
      { numRuns: 300 },
    );
    expect(allKnown(calendar, dayNumber(2026, 12, 30), dayNumber(2027, 1, 2))).toBe(true);
    expect(allKnown(calendar, dayNumber(2026, 12, 30), dayNumber(2027, 1, 3))).toBe(false);
  });
});
