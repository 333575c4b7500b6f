import fc from 'fast-check';
import { buildCalendar, evaluateClock, NATIONAL_NOTICES } from '../index.js';

const calendar = buildCalendar(NATIONAL_NOTICES);
const limit = { value: 5, unit: 'WORKING_DAY' };
const start = { at: '2026-03-02T09:00:00+08:00', type: 'start' };

function event(type: string, day: string, more: object = {}): object {
  return { at: `2026-03-${day}T09:00:00+08:00`, type, ...more };
}

const day = (text: string): string => `2026-03-${text}T09:00:00+08:00`;

describe('INVALID_ARGUMENT', () => {
  it.each<[string, unknown]>([
    ['BAD_ARGUMENT', null],
    ['BAD_ARGUMENT', 'clock'],
    ['BAD_ARGUMENT', { limit }],
    ['BAD_ARGUMENT', { limit, events: {} }],
    ['BAD_LIMIT', { events: [start] }],
    ['BAD_LIMIT', { limit: null, events: [start] }],
    ['BAD_LIMIT', { limit: { value: 0, unit: 'HOUR' }, events: [start] }],
    ['BAD_LIMIT', { limit: { value: -1, unit: 'WORKING_DAY' }, events: [start] }],
    ['BAD_LIMIT', { limit: { value: 1.5, unit: 'WORKING_DAY' }, events: [start] }],
    ['BAD_LIMIT', { limit: { value: NaN, unit: 'WORKING_DAY' }, events: [start] }],
    ['BAD_LIMIT', { limit: { value: '5', unit: 'WORKING_DAY' }, events: [start] }],
    ['BAD_LIMIT', { limit: { value: 10_001, unit: 'NATURAL_DAY' }, events: [start] }],
    ['BAD_LIMIT', { limit: { value: 1e9, unit: 'WORKING_DAY' }, events: [start] }],
    ['BAD_LIMIT', { limit: { value: 5n, unit: 'WORKING_DAY' }, events: [start] }],
    ['BAD_LIMIT', { limit: { value: null, unit: 'WORKING_DAY' }, events: [start] }],
    ['BAD_LIMIT', { limit: 5, events: [start] }],
    ['BAD_LIMIT', { limit: { value: 1, unit: 'WEEK' }, events: [start] }],
    ['BAD_LIMIT', { limit: { value: 1, unit: 'HOUR', openingHours: 'yes' }, events: [start] }],
    ['BAD_RULE', { limit, events: [start], rule: 'MIDDLE' }],
    ['BAD_EVENT', { limit, events: [start, null] }],
    ['BAD_EVENT', { limit, events: [start, event('toString', '03')] }],
    ['BAD_EVENT', { limit, events: [, start] }],
    ['BAD_EVENT', { limit, events: [start, ['pause']] }],
    ['BAD_EVENT', { limit, events: [start, event('PAUSE', '03')] }],
    ['BAD_EVENT', { limit, events: [start, event('pause', '03', { procedure: { name: 'hearing' } })] }],
    ['BAD_EVENT', { limit, events: [start, event('pause', '03', { reason: 7 })] }],
    ['BAD_EVENT', { limit, events: [start, { type: { toString: null } }] }],
    ['BAD_INSTANT', { limit, events: [{ ...start, at: '2026-02-30T09:00:00+08:00' }] }],
    ['BAD_INSTANT', { limit, events: [{ ...start, at: '2026-13-01T00:00:00+08:00' }] }],
    ['BAD_INSTANT', { limit, events: [{ ...start, at: '2026-03-02T09:00:00' }] }],
    ['BAD_INSTANT', { limit, events: [{ type: 'start' }] }],
    ['BAD_INSTANT', { limit, events: [{ ...start, at: new Date(0) }] }],
    ['BAD_INSTANT', { limit, events: [{ ...start, at: 1n }] }],
    ['BAD_INSTANT', { limit, events: [start, event('stop', '03')], asOf: '2026-02-30T00:00:00+08:00' }],
    ['BAD_INSTANT', { limit, events: [start], asOf: 'now' }],
    ['NO_START', { limit, events: [] }],
    ['BEFORE_START', { limit, events: [event('pause', '01'), start] }],
    ['BEFORE_START', { limit, events: [event('stop', '01')] }],
    ['STARTED_TWICE', { limit, events: [start, event('start', '03')] }],
    ['STARTED_TWICE', { limit, events: [start, start] }],
    ['PAUSED_TWICE', { limit, events: [start, event('pause', '03'), event('pause', '04')] }],
    ['RESUME_WITHOUT_PAUSE', { limit, events: [start, event('resume', '03')] }],
    [
      'RESUME_WITHOUT_PAUSE',
      { limit, events: [start, event('pause', '03'), event('resume', '04'), event('resume', '05')] },
    ],
    [
      'RESUME_WITHOUT_PAUSE',
      { limit, events: [start, event('pause', '03', { procedure: 'a' }), event('resume', '04', { procedure: 'b' })] },
    ],
    ['AFTER_STOP', { limit, events: [start, event('stop', '03'), event('pause', '04')] }],
    ['AFTER_STOP', { limit, events: [start, event('stop', '03'), event('stop', '04')] }],
    ['BAD_LIMIT', { limit, events: [start, event('extend', '03')] }],
    ['BAD_LIMIT', { limit, events: [start, event('extend', '03', { limit: { value: -2, unit: 'WORKING_DAY' } })] }],
    ['BAD_LIMIT', { limit, events: [start, event('extend', '03', { limit: { value: 9996, unit: 'WORKING_DAY' } })] }],
    ['BAD_LIMIT', { limit, events: [start, event('extend', '03', { limit: { value: 0, unit: 'WORKING_DAY' } })] }],
    ['EXTENDED_TWICE', { limit, events: [start, event('extend', '03', { limit }), event('extend', '03', { limit })] }],
    ['FUTURE_EVENT', { limit, events: [start, event('pause', '03'), event('resume', '06')], asOf: day('05') }],
    ['FUTURE_EVENT', { limit, events: [start, event('pause', '06')], asOf: day('05') }],
    ['FUTURE_EVENT', { limit, events: [start, event('extend', '06', { limit })], asOf: day('05') }],
    ['FUTURE_EVENT', { limit, events: [start, event('stop', '06')], asOf: day('05') }],
    ['EXTENSION_UNIT', { limit, events: [start, event('extend', '03', { limit: { value: 2, unit: 'HOUR' } })] }],
    [
      'EXTENSION_UNIT',
      { limit: { unit: 'IMMEDIATE' }, events: [start, event('extend', '03', { limit: { unit: 'IMMEDIATE' } })] },
    ],
    ['OUT_OF_RANGE', { limit, events: [{ ...start, at: '9999-12-30T09:00:00+08:00' }] }],
    ['OUT_OF_RANGE', { limit, events: [{ ...start, at: '0000-01-01T00:00:00+23:00' }] }],
  ])('%s (%#)', (code, args) => {
    const result = evaluateClock(calendar, args as never);
    expect(result).toMatchObject({ status: 'INVALID_ARGUMENT', dueOn: null, dueAt: null, problem: { code } });
    expect(result.problem!.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(result.problem!.en).not.toBe('');
    expect(result).toMatchObject({ startedOn: null, consumed: null, remaining: null, pauses: [], days: [] });
  });

  it.each([null, undefined, {}, [], 'calendar', JSON.parse(JSON.stringify(calendar))])(
    'for a calendar that buildCalendar did not make (%#)',
    (value) => {
      const { status, problem } = evaluateClock(value as never, { limit, events: [start] } as never);
      expect({ status, code: problem!.code }).toEqual({ status: 'INVALID_ARGUMENT', code: 'BAD_CALENDAR' });
    },
  );

  it('for arguments that refer to themselves', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    for (const args of [cycle, { limit: cycle, events: [] }, { limit, events: [cycle] }, { limit, events: cycle }]) {
      expect(evaluateClock(calendar, args as never).status).toBe('INVALID_ARGUMENT');
    }
  });

  it('and never an exception', () => {
    const strange = fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true, withDate: true });
    const type = fc.constantFrom('start', 'pause', 'resume', 'extend', 'stop');
    const anEvent = fc.oneof(
      strange,
      fc.constant(start),
      fc.record(
        { at: fc.oneof(fc.constantFrom(day('02'), day('04')), strange), type: fc.oneof(type, strange), limit: strange },
        { requiredKeys: [] },
      ),
    );
    const args = fc.record(
      {
        limit: fc.oneof(fc.constant(limit), strange),
        events: fc.oneof(fc.array(anEvent), strange),
        rule: fc.oneof(fc.constantFrom('START', 'END'), strange),
        asOf: fc.oneof(fc.constantFrom(day('02'), day('28')), strange),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(args, strange), (value) => {
        const { status, problem, days } = evaluateClock(calendar, value as never);
        expect(status === 'INVALID_ARGUMENT').toBe(problem !== undefined);
        expect(Array.isArray(days)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('accepted sequences', () => {
  const pause = { at: '2026-03-04T10:00:00+08:00', type: 'pause' };
  const resume = { at: '2026-03-06T10:00:00+08:00', type: 'resume' };

  it('a resume without a name ends the latest pause; null stands for absent', () => {
    const events = [start, { ...pause, procedure: 'a', seq: null }, { ...resume, procedure: null }];
    const result = evaluateClock(calendar, { limit, events, asOf: null, rule: null } as never);
    expect(result).toMatchObject({ status: 'DUE', dueOn: '2026-03-11' });
  });

  it('a pause and its end at one instant, and one pause taking over from another, in any order', () => {
    const takeOver = [
      start,
      pause,
      resume,
      { ...resume, type: 'pause' },
      { ...resume, at: '2026-03-10T10:00:00+08:00' },
    ];
    const blink = [start, pause, { ...pause, type: 'resume' }];
    for (const events of [takeOver, [...takeOver].reverse(), [...takeOver.slice(2), ...takeOver.slice(0, 2)]]) {
      expect(evaluateClock(calendar, { limit, events } as never).dueOn).toBe('2026-03-13');
    }
    for (const events of [blink, [...blink].reverse()]) {
      expect(evaluateClock(calendar, { limit, events } as never).dueOn).toBe('2026-03-09');
    }
  });

  it('a start that is still to come; nothing is consumed until then', () => {
    const result = evaluateClock(calendar, { limit, events: [start], asOf: day('01') } as never);
    expect(result).toMatchObject({ status: 'DUE', dueOn: '2026-03-09', consumed: 0, remaining: 5, breached: false });
  });

  it('two extensions of one instant that their seq tells apart', () => {
    const extend = { ...pause, type: 'extend', limit };
    const events = [start, { ...extend, seq: 1 }, { ...extend, seq: 2 }];
    expect(evaluateClock(calendar, { limit, events } as never).total).toBe(15);
  });

  it('pauses of one instant in any order', () => {
    const at = { ...resume, type: 'pause' };
    const events = [start, pause, at, { ...at, procedure: 'b' }, { ...at, procedure: 'a' }, resume];
    const expected = evaluateClock(calendar, { limit, events } as never);
    expect(expected.pauses.map(({ procedure }) => procedure)).toEqual([undefined, 'a', 'b', undefined]);
    expect(evaluateClock(calendar, { limit, events: [...events].reverse() } as never)).toEqual(expected);
  });

  it('takes events of one instant by seq when they have one', () => {
    const events = [
      { ...resume, type: 'stop', seq: 3 },
      { ...resume, seq: 2 },
      { ...pause, seq: 1 },
      { ...start, seq: 0 },
    ];
    expect(evaluateClock(calendar, { limit, events } as never)).toMatchObject({ status: 'STOPPED', remaining: 3 });
    events[0]!.seq = 1.5;
    expect(evaluateClock(calendar, { limit, events } as never).problem?.code).toBe('AFTER_STOP');
  });
});
