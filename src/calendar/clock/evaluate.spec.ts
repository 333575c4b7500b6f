import { buildCalendar, evaluateClock, NATIONAL_NOTICES } from '../index.js';
import type { ClockArgs, ClockEvent, ClockLimit, LimitUnit } from '../index.js';

const calendar = buildCalendar(NATIONAL_NOTICES);

/** `03-02 09:00` of 2026 in Shanghai, unless a year is given. */
function at(text: string): string {
  return `${text.length === 11 ? '2026-' : ''}${text.replace(' ', 'T')}:00+08:00`;
}

function clock(value: number, unit: LimitUnit, events: [string, ClockEvent['type'], object?][], asOf?: string) {
  const args: ClockArgs = {
    limit: { value, unit },
    events: events.map(([when, type, more]) => ({ at: at(when), type, ...more })),
    ...(asOf === undefined ? {} : { asOf: at(asOf) }),
  };
  return evaluateClock(calendar, args);
}

describe('natural days', () => {
  it('end on the next working day when the last is a day off', () => {
    // Day 5 is Saturday 03-07.
    expect(clock(5, 'NATURAL_DAY', [['03-02 09:00', 'start']])).toMatchObject({
      status: 'DUE',
      dueOn: '2026-03-09',
      dueAt: '2026-03-10T00:00:00+08:00',
    });
  });

  it('end on a make-up Saturday', () => {
    expect(clock(5, 'NATURAL_DAY', [['02-09 09:00', 'start']]).dueOn).toBe('2026-02-14');
  });

  it('leave out the days that begin while paused', () => {
    const events: [string, ClockEvent['type']][] = [
      ['03-02 09:00', 'start'],
      ['03-04 10:00', 'pause'],
      ['03-10 10:00', 'resume'],
    ];
    // 3, 4 | 11, 12, 13
    expect(clock(5, 'NATURAL_DAY', events).dueOn).toBe('2026-03-13');
  });

  it('are provisional only when the last day is in an unknown year', () => {
    expect(clock(5, 'NATURAL_DAY', [['2026-12-30 09:00', 'start']])).toMatchObject({
      status: 'PROVISIONAL',
      provisional: true,
      dueOn: '2027-01-04',
    });
  });
});

describe('hours', () => {
  it('run around the clock, less the pauses united', () => {
    const result = clock(48, 'HOUR', [
      ['03-06 17:00', 'start'],
      ['03-07 10:00', 'pause', { procedure: 'inspection' }],
      ['03-07 12:00', 'pause', { procedure: 'hearing' }],
      ['03-07 14:00', 'resume', { procedure: 'inspection' }],
      ['03-07 15:00', 'resume', { procedure: 'hearing' }],
    ]);
    expect(result).toMatchObject({ status: 'DUE', dueOn: '2026-03-08', dueAt: '2026-03-08T22:00:00+08:00' });
    expect(result).toMatchObject({ consumed: 17, remaining: 31 });
  });

  it('are not undone by a pause after the due instant', () => {
    const late = clock(24, 'HOUR', [
      ['03-02 09:00', 'start'],
      ['03-03 10:00', 'pause'],
      ['03-05 10:00', 'resume'],
    ]);
    expect(late).toMatchObject({ dueAt: '2026-03-03T09:00:00+08:00', breached: true });
  });

  it('belong to the day before when they run out at midnight', () => {
    expect(clock(24, 'HOUR', [['03-05 00:00', 'start']])).toMatchObject({
      dueOn: '2026-03-05',
      dueAt: '2026-03-06T00:00:00+08:00',
    });
  });

  it('count opening hours where the item says so', () => {
    const limit: ClockLimit = { value: 4, unit: 'HOUR', openingHours: true };
    const result = evaluateClock(calendar, { limit, events: [{ at: at('03-06 16:00'), type: 'start' }] });
    // 1 h on Friday afternoon, 3 h on Monday morning.
    expect(result).toMatchObject({ dueOn: '2026-03-09', dueAt: '2026-03-09T12:00:00+08:00', remaining: 4 });
  });

  it('of opening time are paused, overdue and provisional like the others', () => {
    const limit: ClockLimit = { value: 3, unit: 'HOUR', openingHours: true };
    const start: ClockEvent = { at: at('03-06 16:00'), type: 'start' };
    const paused = { limit, events: [start, { at: at('03-06 16:30'), type: 'pause' as const }] };
    expect(evaluateClock(calendar, paused)).toMatchObject({ status: 'PAUSED', dueOn: null, remaining: 2.5 });
    expect(evaluateClock(calendar, { limit, events: [start], asOf: at('03-09 14:00') }).remaining).toBe(-1.5);
    expect(evaluateClock(calendar, { ...paused, asOf: at('03-20 09:00') }).breached).toBe(false);
    const later = { limit, events: [{ at: at('2026-12-31 16:00'), type: 'start' as const }] };
    expect(evaluateClock(calendar, later)).toMatchObject({ status: 'PROVISIONAL', dueOn: '2027-01-01' });
  });
});

describe('immediate items', () => {
  it.each([
    ['03-06 09:00', '2026-03-06'],
    ['03-07 09:00', '2026-03-09'],
    ['02-14 09:00', '2026-02-14'],
    ['02-15 09:00', '2026-02-24'],
  ])('received at %s are due on %s', (start, dueOn) => {
    expect(clock(0, 'IMMEDIATE', [[start, 'start']])).toMatchObject({ status: 'DUE', dueOn, remaining: 1 });
  });

  it('wait for the day of resuming', () => {
    const events: [string, ClockEvent['type']][] = [
      ['03-05 09:00', 'start'],
      ['03-05 10:00', 'pause'],
      ['03-07 09:00', 'resume'],
    ];
    expect(clock(0, 'IMMEDIATE', events).dueOn).toBe('2026-03-09');
  });
});

describe('pauses', () => {
  const start: [string, ClockEvent['type']] = ['03-02 09:00', 'start'];

  it('leave no due date while they last, but say what will be left', () => {
    const result = clock(5, 'WORKING_DAY', [start, ['03-04 10:00', 'pause', { procedure: '公示', reason: '七日' }]]);
    expect(result).toMatchObject({
      status: 'PAUSED',
      dueOn: null,
      dueAt: null,
      breached: false,
      consumed: 2,
      remaining: 3,
      pauses: [{ from: '2026-03-04T10:00:00+08:00', to: null, procedure: '公示', reason: '七日' }],
    });
  });

  it('can leave nothing', () => {
    const paused = clock(5, 'WORKING_DAY', [start, ['03-09 10:00', 'pause']], '04-20 09:00');
    expect(paused).toMatchObject({ status: 'PAUSED', breached: false, remaining: 0 });
  });

  it('of one day exclude nothing', () => {
    const events: [string, ClockEvent['type']][] = [start, ['03-04 00:00', 'pause'], ['03-04 23:59', 'resume']];
    expect(clock(5, 'WORKING_DAY', events).dueOn).toBe('2026-03-09');
  });

  it('at midnight: the day of a pause at 00:00 counts, that of a resumption at 00:00 does not', () => {
    const events: [string, ClockEvent['type']][] = [start, ['03-04 00:00', 'pause'], ['03-06 00:00', 'resume']];
    // 3, 4 | 9, 10, 11
    expect(clock(5, 'WORKING_DAY', events).dueOn).toBe('2026-03-11');
  });

  it('may follow one another when nothing is left', () => {
    const result = clock(5, 'WORKING_DAY', [
      start,
      ['03-09 10:00', 'pause'],
      ['03-11 10:00', 'resume'],
      ['03-11 15:00', 'pause'],
      ['03-13 10:00', 'resume'],
    ]);
    expect(result).toMatchObject({ status: 'DUE', dueOn: '2026-03-13', remaining: 1 });
  });

  it('do not undo a breach', () => {
    const events: [string, ClockEvent['type']][] = [start, ['03-10 00:00', 'pause']];
    const paused = clock(5, 'WORKING_DAY', events);
    expect(paused).toMatchObject({ status: 'PAUSED', dueOn: '2026-03-09', breached: true, remaining: -1 });
    expect(paused.breachedAt).toBe('2026-03-10T00:00:00+08:00');
    const resumed = clock(5, 'WORKING_DAY', [...events, ['03-20 09:00', 'resume']]);
    expect(resumed).toMatchObject({ status: 'DUE', dueOn: '2026-03-09', breached: true });
  });
});

describe('extensions', () => {
  const start: [string, ClockEvent['type']] = ['03-02 09:00', 'start'];
  const by = (value: number, unit: LimitUnit = 'WORKING_DAY') => ({ limit: { value, unit } });

  it('move the due date', () => {
    const result = clock(5, 'WORKING_DAY', [start, ['03-05 09:00', 'extend', by(3)]]);
    expect(result).toMatchObject({ dueOn: '2026-03-12', total: 8, breached: false });
  });

  it('give days back to a paused clock', () => {
    const events: [string, ClockEvent['type'], object?][] = [
      start,
      ['03-09 10:00', 'pause'],
      ['03-10 10:00', 'extend', by(2)],
      ['03-11 10:00', 'resume'],
    ];
    expect(clock(5, 'WORKING_DAY', events).dueOn).toBe('2026-03-13');
  });

  it('do not undo a breach', () => {
    const late = clock(5, 'WORKING_DAY', [start, ['03-10 09:00', 'extend', by(5)]]);
    expect(late).toMatchObject({ dueOn: '2026-03-16', breached: true, breachedAt: '2026-03-10T00:00:00+08:00' });
  });
});

describe('stop, breach and remaining', () => {
  const start: [string, ClockEvent['type']] = ['03-02 09:00', 'start'];

  it.each([
    ['03-09 23:59', false, 1],
    ['03-10 00:00', true, -1],
  ])('stopped at %s: breached %s', (stop, breached, remaining) => {
    const result = clock(5, 'WORKING_DAY', [start, [stop, 'stop']], '2027-06-01 00:00');
    expect(result).toMatchObject({ status: 'STOPPED', dueOn: '2026-03-09', breached, remaining });
  });

  it('ends an open pause', () => {
    const result = clock(5, 'WORKING_DAY', [start, ['03-04 10:00', 'pause'], ['03-30 10:00', 'stop']]);
    expect(result).toMatchObject({ status: 'STOPPED', dueOn: null, breached: false, remaining: 3 });
    expect(result.pauses[0]!.to).toBe('2026-03-30T10:00:00+08:00');
  });

  it.each([
    ['03-01 09:00', 0, 5],
    ['03-02 10:00', 0, 5],
    ['03-03 09:00', 1, 5],
    ['03-06 09:00', 4, 2],
    ['03-07 09:00', 4, 1],
    ['03-09 09:00', 5, 1],
    ['03-10 00:00', 5, -1],
    ['03-13 09:00', 5, -4],
    ['03-14 09:00', 5, -4],
    ['03-16 09:00', 5, -5],
  ])('as of %s: %i consumed, %i left, the current day included', (asOf, consumed, remaining) => {
    const result = clock(5, 'WORKING_DAY', [start], asOf);
    expect(result).toMatchObject({ consumed, remaining, breached: remaining < 0 });
  });

  it('is overdue by at least one day, on a Saturday too', () => {
    expect(clock(4, 'WORKING_DAY', [start], '03-07 09:00').remaining).toBe(-1);
  });

  it('counts natural days and hours late in their own unit', () => {
    expect(clock(3, 'NATURAL_DAY', [start], '03-08 09:00').remaining).toBe(-3);
    expect(clock(24, 'HOUR', [start], '03-03 10:30').remaining).toBe(-1.5);
  });
});

describe('provisional', () => {
  const paused = (start: string, pause: string, resume: string): [string, ClockEvent['type']][] => [
    [start, 'start'],
    [pause, 'pause'],
    [resume, 'resume'],
  ];

  it('when a counted day lies in a year with no notice', () => {
    expect(clock(2, 'WORKING_DAY', [['2026-12-30 09:00', 'start']])).toMatchObject({
      status: 'PROVISIONAL',
      dueOn: '2027-01-01',
      provisional: true,
    });
    expect(clock(1, 'WORKING_DAY', [['2026-12-30 09:00', 'start']]).status).toBe('DUE');
  });

  it('when the period only passes through such a year', () => {
    const result = clock(5, 'WORKING_DAY', [['2019-12-30 09:00', 'start']]);
    expect(result).toMatchObject({ status: 'PROVISIONAL', dueOn: '2020-01-07' });
    expect(clock(5, 'WORKING_DAY', [['2019-12-31 09:00', 'start']]).status).toBe('DUE');
  });

  it('by the days that count, not by those of a pause', () => {
    // 2021 and 2022 have no notice here.
    const before = clock(25, 'WORKING_DAY', paused('2022-12-01 09:00', '2022-12-12 09:00', '2023-02-01 09:00'));
    expect(before).toMatchObject({ status: 'PROVISIONAL', dueOn: '2023-02-27' });
    const across = clock(5, 'WORKING_DAY', paused('2020-12-28 09:00', '2020-12-30 09:00', '2023-01-09 09:00'));
    expect(across).toMatchObject({ status: 'DUE', dueOn: '2023-01-12' });
  });

  it('when a clock with nothing left resumes in such a year', () => {
    const events = paused('2026-12-22 09:00', '2026-12-29 10:00', '2027-01-04 10:00');
    expect(clock(5, 'WORKING_DAY', events)).toMatchObject({ status: 'PROVISIONAL', dueOn: '2027-01-04' });
  });

  it('no longer when a notice or a layer covers the days', () => {
    const layered = buildCalendar(NATIONAL_NOTICES, [{ holidays: ['2027-01-01'], workdays: ['2027-01-02'] }]);
    const args: ClockArgs = {
      limit: { value: 2, unit: 'WORKING_DAY' },
      events: [{ at: at('2026-12-30 09:00'), type: 'start' }],
    };
    expect(evaluateClock(layered, args)).toMatchObject({ status: 'DUE', dueOn: '2027-01-02' });
  });
});

describe('the length of a limit', () => {
  it('does not matter: a pause of centuries and the longest limit', () => {
    const result = clock(10_000, 'WORKING_DAY', [
      ['03-02 09:00', 'start'],
      ['03-03 09:00', 'pause'],
      ['8900-01-01 09:00', 'resume'],
    ]);
    expect(result).toMatchObject({ status: 'PROVISIONAL', dueOn: '8938-05-01' });
  });

  it('reaches far into the past of a clock that is overdue', () => {
    expect(clock(1, 'NATURAL_DAY', [['03-02 09:00', 'start']], '9026-03-03 00:00').remaining).toBe(-2_556_697);
  });
});
