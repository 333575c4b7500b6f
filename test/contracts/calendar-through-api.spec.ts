import { explainDueDate, buildCalendar, NATIONAL_NOTICES, type CountedDay } from '../../src/calendar/index.js';
import { loadCases } from '../../src/calendar/test-cases/load.js';
import { startTestApp, type TestApp } from '../support/app.js';

interface Case {
  id: string;
  startAt: string;
  workingDays: number | null;
  expect: { status: string; lastDay?: string; dueAtExclusive?: string };
  firstCounted?: string;
}

const { cases } = loadCases<{ cases: Case[] }>('cn-deadline-working-days');
const shown = ({ date, counted, ordinal }: CountedDay) => ({ date, counted, ordinal });

const isSound = (one: Case): boolean => one.expect.status === 'DUE';

const QUERY = `query($from: DateTime!, $limit: TimeLimitInput!) { dueDate(from: $from, limit: $limit) {
  dueOn dueAt provisional days { date counted ordinal reason } } }`;

describe('dueDate, for anybody', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  const ask = (from: string, value: number | null, unit = 'WORKING_DAY', language?: string) =>
    app.gql(
      QUERY,
      { from, limit: { value, unit } },
      { headers: language === undefined ? {} : { 'accept-language': language } },
    );
  const explained = async (...args: Parameters<typeof ask>) => {
    const { data, errors } = await ask(...args);
    expect(errors).toBeUndefined();
    return data.dueDate;
  };

  it.each(cases.filter(isSound))('$id', async ({ startAt, workingDays, expect: due, firstCounted }) => {
    const { dueOn, dueAt, provisional, days } = await explained(startAt, workingDays);
    expect({ dueOn, dueAt, provisional }).toEqual({
      dueOn: due.lastDay,
      dueAt: due.dueAtExclusive,
      provisional: false,
    });
    const counted = days.filter((day: { counted: boolean }) => day.counted);
    expect(counted.map((day: { ordinal: number }) => day.ordinal)).toEqual(
      Array.from({ length: workingDays! }, (_, index) => index + 1),
    );
    expect([counted[0].date, counted.at(-1).date]).toEqual([firstCounted, due.lastDay]);
  });

  it.each(cases.filter((one) => !isSound(one)))('$id is refused', async ({ startAt, workingDays }) => {
    const { errors } = await ask(startAt, workingDays);
    expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it.each(cases.filter(isSound))(
    '$id is accounted for day by day, in both languages',
    async ({ startAt, workingDays }) => {
      const { days: expected } = explainDueDate(buildCalendar(NATIONAL_NOTICES), startAt, {
        value: workingDays!,
        unit: 'WORKING_DAY',
      });
      const zh = (await explained(startAt, workingDays)).days;
      const en = (await explained(startAt, workingDays, 'WORKING_DAY', 'en')).days;
      expect(zh).toEqual(expected.map((day) => ({ ...shown(day), reason: day.reason })));
      expect(en).toEqual(expected.map((day) => ({ ...shown(day), reason: day.reasonEn })));
      // Not a day is left out between the beginning and the end.
      const dates: string[] = zh.map((day: { date: string }) => day.date);
      for (const [index, date] of dates.slice(1).entries()) {
        expect(Date.parse(date) - Date.parse(dates[index])).toBe(86_400_000);
      }
      for (const [index, { reason }] of zh.entries()) {
        expect(reason).toMatch(/\p{Script=Han}/u);
        expect(en[index].reason).toMatch(/^[A-Z]/);
      }
    },
  );

  it('says why, as a clerk would explain it', async () => {
    const { days } = await explained('2026-02-12T09:00:00+08:00', 3);
    const told = Object.fromEntries(days.map((day: { date: string; reason: string }) => [day.date, day.reason]));
    expect(told['2026-02-14']).toMatch(/^星期六，调休上班日（国务院办公厅2026年节假日安排通知/);
    expect(told['2026-02-16']).toMatch(/^星期一，春节放假（/);
    expect(told['2026-02-24']).toMatch(/^星期二，工作日（/);
    const english = await explained('2026-02-12T09:00:00+08:00', 3, 'WORKING_DAY', 'en');
    expect(english.days.find((day: { date: string }) => day.date === '2026-02-14').reason).toMatch(
      /make-up working day/,
    );
  });

  it('ends natural days on a working day', async () => {
    // Seven natural days from 8 February 2026 end on Sunday 15, the first day of the festival.
    const { dueOn, provisional } = await explained('2026-02-08T09:00:00+08:00', 7, 'NATURAL_DAY');
    expect({ dueOn, provisional }).toEqual({ dueOn: '2026-02-24', provisional: false });
  });

  it('counts hours around the clock', async () => {
    const { dueAt } = await explained('2026-02-13T17:30:00+08:00', 48, 'HOUR');
    expect(dueAt).toBe('2026-02-15T17:30:00+08:00');
  });

  it('is provisional where the year has no notice yet, and says so of each such day', async () => {
    const last = Math.max(...NATIONAL_NOTICES.map(({ year }) => year));
    const { dueOn, provisional, days } = await explained(`${last}-12-30T09:00:00+08:00`, 5);
    expect(provisional).toBe(true);
    expect(dueOn > `${last + 1}-01-01`).toBe(true);
    const later = days.filter((day: { date: string }) => day.date > `${last}-12-31`);
    for (const { reason } of later) expect(reason).toContain(`${last + 1}年放假通知尚未载入，暂按周末规则`);
    const english = await explained(`${last}-12-30T09:00:00+08:00`, 5, 'WORKING_DAY', 'en');
    expect(english.days.at(-1).reason).toContain('provisional');
    expect((await explained(`${last}-06-01T09:00:00+08:00`, 5)).provisional).toBe(false);
  });

  it('gives long accounts only so often a minute to nobody in particular; short ones, and staff, as they need', async () => {
    const strict = await startTestApp({ beside: app, role: 'api', env: { PUBLIC_RATE_PER_MINUTE: '40' } });
    const codeOf = async (value: number, as?: string): Promise<string | undefined> => {
      const limit = { value, unit: 'WORKING_DAY' };
      const { errors } = await strict.gql(QUERY, { from: '2026-03-02T09:00:00+08:00', limit }, { as });
      return errors?.[0].extensions.code;
    };
    const codes = [];
    for (const days of [3_660, 3_660, 99]) codes.push(await codeOf(days));
    codes.push(await codeOf(3_660, 'clerk-1'));
    await strict.stop();
    expect(codes).toEqual([undefined, 'RATE_LIMITED', undefined, undefined]);
  });
});
