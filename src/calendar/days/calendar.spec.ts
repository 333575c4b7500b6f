import chineseDays from 'chinese-days';
import { buildCalendar, isWorkingDay, localDateOf, NATIONAL_NOTICES } from '../index.js';
import { loadCases } from '../test-cases/load.js';
import { dayNumber, formatDay, parseDay, weekdayOf } from '../time/civil.js';

interface WorkingDayCases {
  workingDaysPerYear: Record<string, number>;
  unknownYear: { date: string }[];
  cases: { date: string; weekday: number; expectWorking: boolean; why: string; notice: string }[];
  differencesFromChineseDays: unknown[];
}

const calendar = buildCalendar(NATIONAL_NOTICES);
const file = loadCases<WorkingDayCases>('cn-is-working-day');

function datesOf(year: number): string[] {
  const dates: string[] = [];
  for (let day = dayNumber(year, 1, 1); day < dayNumber(year + 1, 1, 1); day += 1) dates.push(formatDay(day));
  return dates;
}

describe('isWorkingDay: the published years', () => {
  it.each(file.cases)('$date ($why) is working: $expectWorking', ({ date, weekday, expectWorking }) => {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    expect(isWorkingDay(calendar, date).working).toBe(expectWorking);
    expect(weekdayOf(dayNumber(year, month, day))).toBe(weekday);
  });

  it.each(file.cases)('$date ($why) or its neighbour is as $notice has it', ({ date, why, notice }) => {
    const [day, name] = [parseDay(date)!, why.replace('edge of ', '')];
    const near = (why.startsWith('edge of') ? [day - 1, day, day + 1] : [day]).map((other) =>
      isWorkingDay(calendar, formatDay(other)),
    );
    const reason = name === 'make-up working day' ? '调休上班日' : `${name}放假`;
    expect(near).toContainEqual(expect.objectContaining({ notice, reason: expect.stringContaining(reason) }));
  });

  it('differs from chinese-days nowhere that the file knows of', () => {
    expect(file.differencesFromChineseDays).toEqual([]);
  });

  it.each(Object.entries(file.workingDaysPerYear))('%s has %i working days', (year, count) => {
    const answers = datesOf(Number(year)).map((date) => isWorkingDay(calendar, date));
    expect(answers.filter(({ working }) => working)).toHaveLength(count);
    expect(answers.every(({ known }) => known)).toBe(true);
  });

  it.each([2020, 2023, 2024, 2025, 2026])('agrees with chinese-days on every day of %i', (year) => {
    const different = datesOf(year).filter(
      (date) => isWorkingDay(calendar, date).working !== chineseDays.isWorkday(date),
    );
    expect(different).toEqual([]);
  });

  it('knows a New-Year day in December by the notice of the next year', () => {
    const { working, known, notice } = isWorkingDay(calendar, '2022-12-31');
    expect({ working, known, notice }).toEqual({ working: false, known: true, notice: 'cn-2023' });
  });
});

describe('isWorkingDay: years without a notice', () => {
  it.each(file.unknownYear)('$date is provisional', ({ date }) => {
    const answer = isWorkingDay(calendar, date);
    expect(answer).toMatchObject({ working: true, known: false });
    expect(answer.reason).toContain('2027年放假通知尚未载入');
  });

  it('answers a weekend by the weekend rule, flagged', () => {
    expect(isWorkingDay(calendar, '2027-01-02')).toMatchObject({ working: false, known: false, code: 'WEEKEND' });
  });
});

describe('isWorkingDay: reasons', () => {
  it.each([
    ['2025-01-28', 'HOLIDAY', '星期二，春节放假（国办发明电〔2024〕12号）'],
    ['2025-01-26', 'MAKEUP', '星期日，调休上班日（国办发明电〔2024〕12号）'],
    ['2025-03-08', 'WEEKEND', '星期六，周末休息日（国办发明电〔2024〕12号）'],
    ['2025-03-10', 'WEEKDAY', '星期一，工作日（国办发明电〔2024〕12号）'],
    ['2026-02-14', 'MAKEUP', '星期六，调休上班日（国务院办公厅2026年节假日安排通知，2025-11-04发布）'],
    ['2020-02-01', 'HOLIDAY', '星期六，春节(延长)放假（国办发明电〔2020〕1号）'],
  ])('%s: %s', (date, code, reason) => {
    expect(isWorkingDay(calendar, date)).toMatchObject({ code, reason });
  });

  it('says it in English too', () => {
    expect(isWorkingDay(calendar, '2025-01-28').reasonEn).toBe('Tuesday, off for 春节 (国办发明电〔2024〕12号)');
  });

  it.each(['2026-02-30', '2026-13-01', '2026-2-1', '20260201', '', null, undefined, 20260201, 1n])(
    'refuses %p',
    (date) => {
      expect(() => isWorkingDay(calendar, date as string)).toThrow(expect.objectContaining({ code: 'BAD_DATE' }));
    },
  );
});

describe('layers', () => {
  it('win over the notices, and later ones over earlier ones', () => {
    const layered = buildCalendar(NATIONAL_NOTICES, [
      { id: 'province', name: '自治区', holidays: ['2026-03-03', '2026-03-04'], workdays: ['2026-02-15'] },
      { id: 'office', workdays: ['2026-03-04'] },
    ]);
    expect(isWorkingDay(layered, '2026-03-03')).toMatchObject({ working: false, layer: 'province' });
    expect(isWorkingDay(layered, '2026-03-03').reason).toBe('星期二，本地休息日（自治区）');
    expect(isWorkingDay(layered, '2026-03-04')).toMatchObject({ working: true, layer: 'office' });
    expect(isWorkingDay(layered, '2026-02-15').working).toBe(true);
  });

  it('let a day off win over a workday of the same layer', () => {
    const layered = buildCalendar([], [{ holidays: ['2026-03-03'], workdays: ['2026-03-03'] }]);
    expect(isWorkingDay(layered, '2026-03-03').working).toBe(false);
  });

  it('do not make a day working by opening hours alone', () => {
    const layered = buildCalendar(NATIONAL_NOTICES, [{ shifts: { '2026-03-07': [['09:00', '12:00']] } }]);
    expect(isWorkingDay(layered, '2026-03-07').working).toBe(false);
  });

  it('give the zone in which dates are read', () => {
    const newYork = buildCalendar([], [{ timezone: 'America/New_York' }]);
    expect(localDateOf(newYork, '2026-03-03T04:59:00Z')).toBe('2026-03-02');
    expect(localDateOf(calendar, '2025-03-03T16:00:00Z')).toBe('2025-03-04');
  });
});
