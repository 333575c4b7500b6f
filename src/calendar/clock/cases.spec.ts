import { readdirSync } from 'node:fs';
import { buildCalendar, evaluateClock, explainDueDate, NATIONAL_NOTICES, warningAt } from '../index.js';
import type { ClockEvent, ClockResult } from '../index.js';
import { loadCases } from '../test-cases/load.js';

interface Expectation {
  status: string;
  lastDay?: string;
  dueAtExclusive?: string;
}

const calendar = buildCalendar(NATIONAL_NOTICES);
const unit = 'WORKING_DAY' as const;

/** cn-is-working-day is run by days/calendar.spec.ts, the others here. */
it('runs every file of cases', () => {
  const files = readdirSync(new URL('../test-cases/', import.meta.url)).filter((name) => name.endsWith('.json'));
  expect(files.sort()).toEqual([
    'cn-deadline-working-days.json',
    'cn-holiday-amended-midflight.json',
    'cn-is-working-day.json',
    'cn-pause-resume.json',
    'cn-yellow-red.json',
  ]);
});

function brief(result: ClockResult): Expectation {
  if (result.status === 'INVALID_ARGUMENT') return { status: result.status };
  return { status: result.status, lastDay: result.dueOn!, dueAtExclusive: result.dueAt! };
}

describe('cn-deadline-working-days', () => {
  const { cases } = loadCases<{
    cases: { id: string; startAt: string; workingDays: number; expect: Expectation; firstCounted?: string }[];
  }>('cn-deadline-working-days');

  it.each(cases)('$id', ({ startAt, workingDays, expect: expected, firstCounted }) => {
    const args = { limit: { value: workingDays, unit }, events: [{ at: startAt, type: 'start' as const }] };
    const result = evaluateClock(calendar, args);
    expect(brief(result)).toEqual(expected);
    expect(result.days.find(({ ordinal }) => ordinal === 1)?.date).toBe(firstCounted);
    expect(result.days.find(({ ordinal }) => ordinal === workingDays)?.date).toBe(expected.lastDay);
    if (expected.lastDay) {
      expect(explainDueDate(calendar, startAt, args.limit)).toMatchObject({ dueOn: expected.lastDay });
    } else expect(result.problem).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
  });
});

describe('cn-pause-resume', () => {
  const file = loadCases<{
    cases: {
      id: string;
      events: ClockEvent[];
      workingDays: number;
      expect: Expectation;
      expectIfEndOfDayRule: Expectation;
    }[];
    invalidSequences: { id: string; events: ClockEvent[] }[];
  }>('cn-pause-resume');

  it('has no invalid sequence but the two below', () => {
    expect(file.invalidSequences.map(({ id }) => id)).toEqual(['resume-without-pause', 'out-of-order-delivery']);
  });

  it.each(file.cases)('$id', ({ events, workingDays, expect: expected, expectIfEndOfDayRule }) => {
    const args = { limit: { value: workingDays, unit }, events };
    expect(brief(evaluateClock(calendar, args))).toEqual(expected);
    expect(brief(evaluateClock(calendar, { ...args, rule: 'START' }))).toEqual(expected);
    expect(brief(evaluateClock(calendar, { ...args, rule: 'END' }))).toEqual(expectIfEndOfDayRule);
    expect(brief(evaluateClock(calendar, { ...args, events: [...events].reverse() }))).toEqual(expected);
  });

  it('refuses a resume without a pause', () => {
    const { events } = file.invalidSequences.find(({ id }) => id === 'resume-without-pause')!;
    const result = evaluateClock(calendar, { limit: { value: 5, unit }, events });
    expect(result).toMatchObject({ status: 'INVALID_ARGUMENT', problem: { code: 'RESUME_WITHOUT_PAUSE' } });
  });

  it('sorts events that come out of order', () => {
    const { events } = file.invalidSequences.find(({ id }) => id === 'out-of-order-delivery')!;
    const sorted = [...events].sort((a, b) => (a.at < b.at ? -1 : 1));
    const result = evaluateClock(calendar, { limit: { value: 5, unit }, events });
    expect(result).toEqual(evaluateClock(calendar, { limit: { value: 5, unit }, events: sorted }));
    expect(result).toMatchObject({ status: 'DUE', dueOn: '2026-03-12' });
  });
});

describe('cn-holiday-amended-midflight', () => {
  const { amendment, cases } = loadCases<{
    amendment: string;
    cases: { id: string; startAt: string; workingDays: number; dueBefore: string; dueAfter: string }[];
  }>('cn-holiday-amended-midflight');
  const before = buildCalendar(NATIONAL_NOTICES.filter(({ id }) => id !== amendment));

  it.each(cases)('$id', ({ startAt, workingDays, dueBefore, dueAfter }) => {
    const args = { limit: { value: workingDays, unit }, events: [{ at: startAt, type: 'start' as const }] };
    expect(evaluateClock(before, args).dueOn).toBe(dueBefore);
    expect(evaluateClock(calendar, args).dueOn).toBe(dueAfter);
    expect(dueAfter >= dueBefore).toBe(true);
  });
});

describe('cn-yellow-red', () => {
  const { cases } = loadCases<{
    cases: {
      id: string;
      startAt: string;
      workingDays: number;
      warnWhenRemainingAtMost: number;
      yellowAt: string;
      redAt: string;
    }[];
  }>('cn-yellow-red');

  it.each(cases)('$id', ({ startAt, workingDays, warnWhenRemainingAtMost, yellowAt, redAt }) => {
    const args = { limit: { value: workingDays, unit }, events: [{ at: startAt, type: 'start' as const }] };
    expect(warningAt(calendar, args, { warnWhenRemainingAtMost })).toBe(yellowAt);
    expect(evaluateClock(calendar, args).dueAt).toBe(redAt);
    expect(evaluateClock(calendar, { ...args, asOf: yellowAt }).remaining).toBe(warnWhenRemainingAtMost);
    const before = new Date(Date.parse(yellowAt) - 1).toISOString();
    expect(evaluateClock(calendar, { ...args, asOf: before }).remaining).toBe(warnWhenRemainingAtMost + 1);
    expect(evaluateClock(calendar, { ...args, asOf: redAt }).breached).toBe(true);
  });
});
