import { buildCalendar, evaluateClock, explainDueDate, NATIONAL_NOTICES } from '../index.js';
import type { ClockArgs, ClockEvent } from '../index.js';

const calendar = buildCalendar(NATIONAL_NOTICES, [{ id: 'north', name: '北区', holidays: ['2026-03-12'] }]);
const start: ClockEvent = { at: '2026-03-02T09:00:00+08:00', type: 'start' };
const hearing = { procedure: '听证' };

function event(type: ClockEvent['type'], dayHour: string, more: Partial<ClockEvent> = {}): ClockEvent {
  return { at: `2026-03-${dayHour}:00:00+08:00`, type, ...more };
}

function args(value: number, unit: ClockArgs['limit']['unit'], ...events: ClockEvent[]): ClockArgs {
  return { limit: { value, unit }, events: [start, ...events] };
}

describe('the account of days', () => {
  it('says which procedure paused the clock', () => {
    const events = [event('pause', '04T10', hearing), event('resume', '06T10', hearing)];
    const { days, dueOn } = evaluateClock(calendar, args(5, 'WORKING_DAY', ...events));
    expect(days.filter(({ reason }) => reason.includes('计时中止（听证）')).map(({ date }) => date)).toEqual([
      '2026-03-05',
      '2026-03-06',
    ]);
    expect(days.at(-1)).toMatchObject({ date: dueOn, ordinal: 5, counted: true });
  });

  it('names the notice or the layer behind each day', () => {
    const { days } = evaluateClock(calendar, args(8, 'WORKING_DAY'));
    expect(days.find(({ date }) => date === '2026-03-12')).toEqual({
      date: '2026-03-12',
      counted: false,
      ordinal: null,
      reason: '星期四，本地休息日（北区）',
      reasonEn: 'Thursday, local day off (北区)',
      layer: 'north',
    });
    expect(days.filter(({ layer }) => layer === undefined).every(({ notice }) => notice === 'cn-2026')).toBe(true);
  });

  it('goes up to today while paused', () => {
    const clock = { ...args(5, 'WORKING_DAY', event('pause', '04T10')), asOf: '2026-03-09T09:00:00+08:00' };
    const { days } = evaluateClock(calendar, clock);
    expect(days.at(-1)).toMatchObject({ date: '2026-03-09', counted: false });
    expect(days.filter(({ counted }) => counted)).toHaveLength(2);
  });

  it('does not say that a paused clock is due, with nothing left or to be done at once', () => {
    for (const limit of [args(5, 'WORKING_DAY'), args(0, 'IMMEDIATE')]) {
      const pause = limit.limit.unit === 'IMMEDIATE' ? event('pause', '02T10') : event('pause', '09T10');
      const { days } = evaluateClock(calendar, { ...limit, events: [start, pause], asOf: '2026-03-11T09:00:00+08:00' });
      expect(days.at(-1)).toMatchObject({ date: '2026-03-11', counted: false });
      expect(days.at(-1)!.reason).toMatch(/计时中止，不计入$/);
    }
  });

  it('goes up to the due day of a clock that was paused only after it', () => {
    const { days, status } = evaluateClock(calendar, args(5, 'WORKING_DAY', event('pause', '11T10')));
    expect(status).toBe('PAUSED');
    expect(days.at(-1)).toMatchObject({ date: '2026-03-09', ordinal: 5 });
  });
});

describe('the account of hours', () => {
  const shown = (result: { days: readonly { date: string; minutes?: number }[] }): unknown[] =>
    result.days.map(({ date, minutes }) => [date.slice(8), minutes]);

  it('says how many minutes of each day ran', () => {
    const events = [event('pause', '02T21', hearing), event('resume', '04T12', hearing)];
    const result = evaluateClock(calendar, args(30, 'HOUR', ...events));
    expect(shown(result)).toEqual([
      ['02', 720],
      ['03', 0],
      ['04', 720],
      ['05', 360],
    ]);
    expect(result.days[1]).toMatchObject({ counted: false, ordinal: null });
    expect(result.days[2]!.reason).toMatch(/按小时连续计入 720 分钟，已扣除计时中止（听证）$/);
    expect(result.days[3]!.reasonEn).toMatch(/360 minutes count \(around the clock\)$/);
  });

  it('leaves out what is closed', () => {
    const limit = { value: 8, unit: 'HOUR', openingHours: true } as const;
    const friday = { at: '2026-03-06T16:00:00+08:00', type: 'start' } as const;
    const result = evaluateClock(calendar, { limit, events: [friday] });
    expect(shown(result)).toEqual([
      ['06', 60],
      ['07', 0],
      ['08', 0],
      ['09', 390],
      ['10', 30],
    ]);
    expect(result.days[0]!.reason).toMatch(/按开放时间计入 60 分钟$/);
  });

  it('goes up to now while paused', () => {
    const clock = { ...args(30, 'HOUR', event('pause', '02T10')), asOf: '2026-03-03T01:00:00+08:00' };
    expect(shown(evaluateClock(calendar, clock))).toEqual([
      ['02', 60],
      ['03', 0],
    ]);
  });
});

describe('the account is made when it is read', () => {
  it('and is then the same, whatever else has been evaluated and whatever became of the arguments', () => {
    const limit = { value: 1, unit: 'WORKING_DAY' as const };
    const events: ClockEvent[] = [{ ...start }];
    const results = Array.from({ length: 1000 }, (_, index) => {
      limit.value = (index % 20) + 1;
      return evaluateClock(calendar, { limit, events });
    });
    Object.assign(limit, { value: 7, unit: 'NATURAL_DAY' });
    events[0] = event('start', '20T09');
    const wrong = results.filter(({ days, dueOn }, index) => {
      const last = days.at(-1)!;
      return last.ordinal !== (index % 20) + 1 || last.date !== dueOn;
    });
    expect(wrong).toEqual([]);
    expect(results[0]!.days).toBe(results[0]!.days);
  });

  it('and goes with every copy', () => {
    const result = evaluateClock(calendar, args(5, 'WORKING_DAY'));
    const { days } = explainDueDate(calendar, start.at, { value: 5, unit: 'WORKING_DAY' });
    expect(days).toHaveLength(8);
    const copies = [JSON.parse(JSON.stringify(result)), { ...result }, structuredClone(result)];
    for (const copy of copies) expect(copy).toEqual({ ...copies[0], days });
    expect(Object.keys(result)).toContain('days');
    expect(JSON.parse(JSON.stringify(evaluateClock(calendar, null as never))).days).toEqual([]);
  });
});
