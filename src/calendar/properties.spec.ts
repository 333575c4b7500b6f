import fc from 'fast-check';
import { addBusinessMinutes, buildCalendar, businessMinutesBetween, evaluateClock, NATIONAL_NOTICES } from './index.js';
import type { Calendar, ClockArgs, ClockEvent, ClockLimit, ClockRule } from './index.js';

const calendar = buildCalendar(NATIONAL_NOTICES);
const MINUTE = 60_000;
const BASE = Date.UTC(2024, 8, 1);

/** The instant so many minutes after the base. */
function text(minutes: number): string {
  return new Date(BASE + minutes * MINUTE).toISOString();
}

function due(on: Calendar, args: ClockArgs): number {
  const { dueAt, problem } = evaluateClock(on, args);
  expect(problem).toBeUndefined();
  return dueAt === null ? Infinity : Date.parse(dueAt);
}

/** Minutes over two years, midnights (Shanghai: 16:00 UTC) and weekends well represented. */
const minute = fc.oneof(
  fc.integer({ min: 0, max: 700_000 }),
  fc.integer({ min: 0, max: 480 }).map((day) => day * 1440 + 960),
);
const limit: fc.Arbitrary<ClockLimit> = fc.oneof(
  fc.record({ value: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom('WORKING_DAY', 'NATURAL_DAY') }),
  fc.record({ value: fc.integer({ min: 1, max: 200 }), unit: fc.constant('HOUR'), openingHours: fc.boolean() }),
  fc.constant({ value: 0, unit: 'IMMEDIATE' }),
) as fc.Arbitrary<ClockLimit>;
const rule = fc.constantFrom<ClockRule>('START', 'END');
/** Offsets after the start and lengths, in minutes: short ones, whole days, and the endless. */
const length = fc.oneof(
  fc.integer({ min: 0, max: 3000 }),
  fc.integer({ min: 0, max: 20_000 }),
  fc.integer({ min: 0, max: 12 }).map((days) => days * 1440),
);
const pause = fc.record({ after: length, length });
const pauses = fc.array(pause, { maxLength: 5 });

function events(start: number, list: readonly { after: number; length: number }[]): ClockEvent[] {
  return [
    { at: text(start), type: 'start' },
    ...list.flatMap(({ after, length: size }, index): ClockEvent[] => [
      { at: text(start + after), type: 'pause', procedure: `p${index}` },
      { at: text(start + after + size), type: 'resume', procedure: `p${index}` },
    ]),
  ];
}

describe('a due date', () => {
  it('is never earlier for a later start', () => {
    fc.assert(
      fc.property(limit, rule, minute, fc.integer({ min: 0, max: 5000 }), pauses, (lim, which, start, later, list) => {
        const shifted = list.map(({ after, length: size }) => ({ after: after + later, length: size }));
        const early = due(calendar, { limit: lim, rule: which, events: events(start, shifted) });
        const late = due(calendar, { limit: lim, rule: which, events: events(start + later, list) });
        expect(late).toBeGreaterThanOrEqual(early);
      }),
      { numRuns: 400 },
    );
  });

  it('is never earlier for one more pause', () => {
    fc.assert(
      fc.property(limit, rule, minute, pauses, pause, (lim, which, start, list, more) => {
        const without = due(calendar, { limit: lim, rule: which, events: events(start, list) });
        const having = due(calendar, { limit: lim, rule: which, events: events(start, [...list, more]) });
        expect(having).toBeGreaterThanOrEqual(without);
      }),
      { numRuns: 400 },
    );
  });

  it('is never earlier for one more day off', () => {
    fc.assert(
      fc.property(limit, rule, minute, pauses, fc.nat({ max: 40 }), (lim, which, start, list, day) => {
        const holidays = [new Date(BASE + (start + day * 1440) * MINUTE).toISOString().slice(0, 10)];
        const args = { limit: lim, rule: which, events: events(start, list) };
        expect(due(buildCalendar(NATIONAL_NOTICES, [{ holidays }]), args)).toBeGreaterThanOrEqual(due(calendar, args));
      }),
      { numRuns: 400 },
    );
  });

  it('does not change when a pause is split', () => {
    fc.assert(
      fc.property(
        limit,
        rule,
        minute,
        pause,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (lim, which, start, one, cut) => {
          const first = Math.floor(one.length * cut);
          const split = [
            { after: one.after, length: first },
            { after: one.after + first, length: one.length - first },
          ];
          const whole = due(calendar, { limit: lim, rule: which, events: events(start, [one]) });
          expect(due(calendar, { limit: lim, rule: which, events: events(start, split) })).toBe(whole);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is the same whatever the order of delivery', () => {
    const deliveries = fc.tuple(limit, minute, pauses).chain(([lim, start, list]) => {
      const sent = events(start, list);
      return fc.tuple(fc.constant(lim), fc.constant(sent), fc.shuffledSubarray(sent, { minLength: sent.length }));
    });
    fc.assert(
      fc.property(deliveries, ([lim, sent, delivered]) => {
        const { pauses: _sent, ...expected } = evaluateClock(calendar, { limit: lim, events: sent });
        expect(evaluateClock(calendar, { limit: lim, events: delivered })).toMatchObject(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('is the day on which one day is left, and never a day off', () => {
    fc.assert(
      fc.property(limit, minute, pauses, (lim, start, list) => {
        const args = { limit: lim, events: events(start, list), explain: true };
        const { dueAt, days } = evaluateClock(calendar, args);
        const asOf = new Date(Date.parse(dueAt!) - 1).toISOString();
        const last = evaluateClock(calendar, { ...args, asOf });
        expect(last.breached).toBe(false);
        expect(evaluateClock(calendar, { ...args, asOf: dueAt! }).breached).toBe(true);
        if (lim.unit === 'HOUR') return;
        expect(last.remaining).toBe(1);
        expect(days!.filter(({ counted }) => counted)).toHaveLength(last.total!);
      }),
    );
  });
});

describe('opening time', () => {
  it('added and then measured is the same', () => {
    const berlin = buildCalendar(
      [],
      [{ timezone: 'Europe/Berlin', hours: { sat: [['22:00', '24:00']], sun: [['00:00', '05:00']] } }],
    );
    fc.assert(
      fc.property(
        fc.constantFrom(calendar, berlin),
        minute,
        fc.integer({ min: 0, max: 3000 }),
        pauses,
        (on, from, amount, list) => {
          const holes = list.map(({ after, length: size }) => [text(from + after), text(from + after + size)] as const);
          const end = addBusinessMinutes(on, text(from), amount, holes);
          expect(businessMinutesBetween(on, text(from), end, holes)).toBe(amount);
        },
      ),
      { numRuns: 200 },
    );
  });
});
