import { buildCalendar, CalendarError, explainDueDate, NATIONAL_NOTICES, warningAt } from '../index.js';
import type { ClockArgs, ClockEvent, WarningRule } from '../index.js';

const calendar = buildCalendar(NATIONAL_NOTICES);
const start: ClockEvent = { at: '2026-03-02T09:00:00+08:00', type: 'start' };

function event(type: ClockEvent['type'], dayHour: string, more: Partial<ClockEvent> = {}): ClockEvent {
  return { at: `2026-03-${dayHour}:00:00+08:00`, type, ...more };
}

function args(value: number, unit: ClockArgs['limit']['unit'], ...events: ClockEvent[]): ClockArgs {
  return { limit: { value, unit }, events: [start, ...events] };
}

const pause = event('pause', '04T10');
const resume = event('resume', '10T10');
const extend = event('extend', '05T10', { limit: { value: 2, unit: 'WORKING_DAY' } });

describe('warningAt', () => {
  it.each<[string, ClockArgs, WarningRule, string | null]>([
    ['at the due instant when W is 0', args(5, 'WORKING_DAY'), { warnWhenRemainingAtMost: 0 }, '2026-03-10T00'],
    ['at the due instant on a Saturday too', args(4, 'WORKING_DAY'), { warnWhenRemainingAtMost: 0 }, '2026-03-07T00'],
    ['on the due day when W is 1', args(5, 'WORKING_DAY'), { warnWhenRemainingAtMost: 1 }, '2026-03-09T00'],
    ['not before the first counted day', args(2, 'WORKING_DAY'), { warnWhenRemainingAtMost: 9 }, '2026-03-03T00'],
    ['later with a pause', args(5, 'WORKING_DAY', pause, resume), { warnWhenRemainingAtMost: 2 }, '2026-03-12T00'],
    ['later with an extension', args(5, 'WORKING_DAY', extend), { warnWhenRemainingAtMost: 2 }, '2026-03-10T00'],
    ['never while paused before it', args(5, 'WORKING_DAY', pause), { warnWhenRemainingAtMost: 2 }, null],
    ['as it was when paused after it', args(5, 'WORKING_DAY', pause), { warnWhenRemainingAtMost: 4 }, '2026-03-04T00'],
    [
      'never when stopped before it',
      args(5, 'WORKING_DAY', event('stop', '05T10')),
      { warnWhenRemainingAtMost: 2 },
      null,
    ],
    ['by natural days', args(5, 'NATURAL_DAY'), { warnWhenRemainingAtMost: 2 }, '2026-03-06T00'],
    ['by a share of the days, rounded up', args(5, 'WORKING_DAY'), { fraction: 0.25 }, '2026-03-06T00'],
    ['never for IMMEDIATE', args(0, 'IMMEDIATE'), { warnWhenRemainingAtMost: 1 }, null],
    ['by a share of the hours', args(48, 'HOUR'), { fraction: 0.25 }, '2026-03-03T21'],
    ['by hours left', args(48, 'HOUR'), { warnWhenRemainingAtMost: 8 }, '2026-03-04T01'],
    ['by hours less a pause', args(72, 'HOUR', pause, resume), { fraction: 0.25 }, '2026-03-10T15'],
    ['never for hours paused before', args(72, 'HOUR', pause), { fraction: 0.25 }, null],
  ])('%s', (_title, clock, rule, expected) => {
    expect(warningAt(calendar, clock, rule)).toBe(expected === null ? null : `${expected}:00:00+08:00`);
  });

  it.each([
    {},
    null,
    { fraction: 0 },
    { fraction: 1.1 },
    { warnWhenRemainingAtMost: -1 },
    { warnWhenRemainingAtMost: 1.5 },
  ])('refuses the rule %j', (rule) => {
    const warn = () => warningAt(calendar, args(5, 'WORKING_DAY'), rule as never);
    expect(warn).toThrow(expect.objectContaining({ code: 'BAD_WARNING' }));
  });

  it('refuses what evaluateClock refuses', () => {
    const warn = () => warningAt(calendar, args(0, 'WORKING_DAY'), { warnWhenRemainingAtMost: 1 });
    expect(warn).toThrow(CalendarError);
  });
});

describe('explainDueDate', () => {
  it('names every day, the reason and the notice', () => {
    const { dueOn, dueAt, provisional, days } = explainDueDate(calendar, '2025-01-24T10:00:00+08:00', {
      value: 3,
      unit: 'WORKING_DAY',
    });
    expect({ dueOn, dueAt, provisional }).toEqual({
      dueOn: '2025-02-05',
      dueAt: '2025-02-06T00:00:00+08:00',
      provisional: false,
    });
    expect(days.map(({ date, ordinal }) => `${date.slice(5)} ${ordinal}`)).toEqual([
      ...['01-24 null', '01-25 null', '01-26 1', '01-27 2', '01-28 null', '01-29 null', '01-30 null', '01-31 null'],
      ...['02-01 null', '02-02 null', '02-03 null', '02-04 null', '02-05 3'],
    ]);
    expect(days[0]!.reason).toContain('开始的当日不计入（参照《民法典》第二百零一条）');
    expect(days[0]!.reasonEn).toContain('Civil Code 201');
    expect(
      days.filter(({ counted }) => !counted).every(({ reason }) => reason.includes('国办发明电〔2024〕12号')),
    ).toBe(true);
  });

  it('takes a civil date', () => {
    const limit = { value: 1, unit: 'WORKING_DAY' } as const;
    expect(explainDueDate(calendar, '2026-03-06', limit)).toMatchObject({ dueOn: '2026-03-09' });
  });

  it('explains a natural period that ends on a day off', () => {
    const { days } = explainDueDate(calendar, '2026-03-02', { value: 5, unit: 'NATURAL_DAY' });
    expect(days.map(({ date, ordinal }) => [date.slice(8), ordinal])).toEqual([
      ...[
        ['02', null],
        ['03', 1],
        ['04', 2],
        ['05', 3],
        ['06', 4],
        ['07', 5],
        ['08', null],
        ['09', null],
      ],
    ]);
    expect(days.at(-1)!.reason).toContain('期限顺延至本日届满');
  });

  it('explains an immediate item and hours', () => {
    const immediate = explainDueDate(calendar, '2026-03-07', { value: 0, unit: 'IMMEDIATE' });
    expect(immediate.days.map(({ ordinal }) => ordinal)).toEqual([null, null, 1]);
    const hours = explainDueDate(calendar, '2026-03-07', { value: 30, unit: 'HOUR' });
    expect(hours.days.map(({ date }) => date)).toEqual(['2026-03-07', '2026-03-08']);
  });

  it('refuses what cannot be reckoned', () => {
    const explain = () => explainDueDate(calendar, '2026-02-30', { value: 1, unit: 'HOUR' });
    expect(explain).toThrow(expect.objectContaining({ code: 'BAD_INSTANT' }));
  });
});
