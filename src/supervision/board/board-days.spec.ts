import fc from 'fast-check';
import { buildCalendar, isWorkingDay, NATIONAL_NOTICES, type Calendar } from '../../calendar/index.js';
import { boardDays, OVERDUE_BUCKETS } from './board-days.js';

const SHANGHAI = 'Asia/Shanghai';
const calendar = buildCalendar(NATIONAL_NOTICES);

const iso = (instant: Date): string => instant.toISOString();
const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
/** First instant of a day in Shanghai. */
const start = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** Index of the bucket of a request that became late at this instant. */
const bucketOf = (due: number, lateSince: Date[]): number => lateSince.filter((since) => due <= since.getTime()).length;

/** One day after the other, as one would on paper. */
function workingDaysLate(lastDay: string, today: string, by: Calendar = calendar): number {
  let late = 0;
  for (let day = addDays(lastDay, 1); day <= today; day = addDays(day, 1)) if (isWorkingDay(by, day).working) late += 1;
  return Math.max(1, late);
}

describe('days of the board', () => {
  it.each([
    // Friday: the week ends on Sunday, whether days off or not.
    ['2026-03-06', SHANGHAI, '2026-03-06T16:00:00.000Z', '2026-03-08T16:00:00.000Z'],
    ['2026-03-08', SHANGHAI, '2026-03-08T16:00:00.000Z', '2026-03-08T16:00:00.000Z'],
    ['2026-03-09', SHANGHAI, '2026-03-09T16:00:00.000Z', '2026-03-15T16:00:00.000Z'],
    ['2026-12-31', SHANGHAI, '2026-12-31T16:00:00.000Z', '2027-01-03T16:00:00.000Z'],
    // Clocks go forward on Sunday 29 March 2026.
    ['2026-03-28', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ])('%s in %s', (today, zone, endOfToday, endOfWeek) => {
    const days = boardDays(calendar, today, zone);
    expect([iso(days.endOfToday), iso(days.endOfWeek)]).toEqual([endOfToday, endOfWeek]);
  });

  it('begins each class of lateness on a working day of the official calendar', () => {
    // 24 February 2026 is the first working day after the Spring Festival; 14 February was a make-up Saturday.
    const { lateSince } = boardDays(calendar, '2026-02-25', SHANGHAI);
    expect(lateSince.slice(0, 2).map(iso)).toEqual(['2026-02-23T16:00:00.000Z', '2026-02-12T16:00:00.000Z']);
  });

  it('puts every late request into the class that counting day by day gives', () => {
    const year = Date.parse('2026-01-01');
    const anyDay = fc.integer({ min: 0, max: 364 }).map((n) => addDays(new Date(year).toISOString().slice(0, 10), n));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (today, back) => {
        const lastDay = addDays(today, -back);
        const late = workingDaysLate(lastDay, today);
        const { lateSince } = boardDays(calendar, today, SHANGHAI);
        const { fromDays, toDays } = OVERDUE_BUCKETS[bucketOf(start(addDays(lastDay, 1)), lateSince)];
        return late >= fromDays && late <= (toDays ?? Infinity);
      }),
    );
  });

  it('has neither gap nor overlap between its classes', () => {
    OVERDUE_BUCKETS.forEach(({ toDays }, index) => {
      expect(OVERDUE_BUCKETS[index + 1]?.fromDays ?? null).toBe(toDays === null ? null : toDays + 1);
    });
  });

  it('answers on a calendar that has no working day at all', () => {
    const holidays = Array.from({ length: 400 }, (_, back) => addDays('2026-03-09', -back));
    const closed = buildCalendar([], [{ holidays }]);
    const { lateSince } = boardDays(closed, '2026-03-09', SHANGHAI);
    expect(lateSince).toHaveLength(OVERDUE_BUCKETS.length - 1);
    expect(iso(lateSince[0]) < '2026-03').toBe(true);
  });
});
