import fc from 'fast-check';
import { addBusinessMinutes, buildCalendar, businessMinutesBetween } from './index.js';
import { evaluateClock, localDateOf, NATIONAL_NOTICES } from './index.js';
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
        const expected = { ...evaluateClock(calendar, { limit: lim, events: sent }) };
        expect({ ...evaluateClock(calendar, { limit: lim, events: delivered }) }).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('is the day on which one day is left, and never a day off', () => {
    fc.assert(
      fc.property(limit, minute, pauses, (lim, start, list) => {
        const all = events(start, list);
        const { dueAt } = evaluateClock(calendar, { limit: lim, events: all });
        const seenAt = (asOf: number) =>
          evaluateClock(calendar, {
            limit: lim,
            events: all.filter(({ at }) => Date.parse(at) <= asOf),
            asOf: new Date(asOf).toISOString(),
          });
        const last = seenAt(Date.parse(dueAt!) - 1);
        expect(last).toMatchObject({ breached: false, dueAt });
        expect(seenAt(Date.parse(dueAt!))).toMatchObject({ breached: true, dueAt });
        if (lim.unit !== 'HOUR') expect(last.remaining).toBe(1);
      }),
    );
  });
});

describe('the account', () => {
  it('comes to the whole limit, and ends on the due day', () => {
    fc.assert(
      fc.property(limit, rule, minute, pauses, (lim, which, start, list) => {
        const args = { limit: lim, rule: which, events: events(start, list) };
        const { days, dueOn, total } = evaluateClock(calendar, args);
        expect(days.at(-1)!.date).toBe(dueOn);
        expect(days.map(({ date }) => Date.parse(date) - Date.parse(days[0]!.date))).toEqual(
          days.map((_, index) => index * 1440 * MINUTE),
        );
        if (lim.unit === 'HOUR') {
          expect(days.reduce((sum, { minutes }) => sum + minutes!, 0)).toBeCloseTo(total! * 60, 6);
          return;
        }
        const counted = days.filter((day) => day.counted);
        expect(counted.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: total! }, (_, index) => index + 1));
        const resumedOn = list.map(({ after, length: size }) => localDateOf(calendar, text(start + after + size)));
        const putOff = lim.unit === 'NATURAL_DAY' || resumedOn.some((date) => date > counted.at(-1)!.date);
        if (!putOff) expect(counted.at(-1)!.date).toBe(dueOn);
      }),
      { numRuns: 400 },
    );
  });

  it('agrees with what is consumed and left at any moment', () => {
    const spans = fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 6 });
    fc.assert(
      fc.property(limit, minute, spans, fc.nat({ max: 40_000 }), (lim, start, list, later) => {
        // Pause and resume in turn.
        const sent: ClockEvent[] = [{ at: text(start), type: 'start' }];
        let at = start;
        for (const [index, size] of list.entries()) {
          sent.push({ at: text((at += size)), type: index % 2 === 0 ? 'pause' : 'resume' });
        }
        const asOf = text(at + later);
        const result = evaluateClock(calendar, { limit: lim, events: sent, asOf });
        const { status, consumed, remaining, total, breached, days } = result;
        if (breached) {
          if (status !== 'PAUSED' || result.dueAt !== null)
            expect(remaining).toBeLessThan(lim.unit === 'HOUR' ? 1e-9 : 0);
          return;
        }
        if (lim.unit === 'HOUR') {
          expect(consumed! + remaining!).toBeCloseTo(total!, 6);
          return;
        }
        const today = localDateOf(calendar, asOf);
        if (lim.unit !== 'IMMEDIATE') {
          expect(consumed).toBe(days.filter(({ date, counted }) => counted && date <= today).length);
        }
        // What is left: while paused exactly the rest; while running the current day as well, at least one.
        if (status === 'PAUSED') {
          if (lim.unit !== 'IMMEDIATE') expect(remaining).toBe(total! - consumed!);
        } else {
          const before = days.filter(({ date, counted }) => counted && date < today).length;
          expect(remaining).toBe(Math.max(1, total! - before));
        }
      }),
      { numRuns: 600 },
    );
  });
});

describe('a breach', () => {
  it('is not undone by what comes after it', () => {
    const after = fc.integer({ min: 0, max: 30_000 });
    fc.assert(
      fc.property(
        limit,
        rule,
        minute,
        pauses,
        after,
        after,
        fc.boolean(),
        (lim, which, start, list, gap, size, open) => {
          const args = { limit: lim, rule: which, events: events(start, list) };
          const { dueAt, dueOn } = evaluateClock(calendar, args);
          const late = (Date.parse(dueAt!) - BASE) / MINUTE;
          const whole = args.events.filter(({ at }) => Date.parse(at) < Date.parse(dueAt!));
          const from = Math.ceil(late) + gap;
          const more: ClockEvent[] = [
            { at: text(from), type: 'pause' },
            ...(lim.unit === 'IMMEDIATE' ? [] : [{ at: text(from), type: 'extend' as const, limit: lim }]),
            ...(open ? [] : [{ at: text(from + size), type: 'resume' as const }]),
          ];
          const { breached, breachedAt } = evaluateClock(calendar, { ...args, events: [...whole, ...more] });
          expect({ breached, breachedAt }).toEqual({ breached: true, breachedAt: dueAt });
          const paused = evaluateClock(calendar, { ...args, events: [...whole, more[0]!] });
          expect(paused).toMatchObject({ status: 'PAUSED', dueOn, dueAt, breached: true });
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('opening time', () => {
  const weekend = { sat: [['22:00', '24:00']], sun: [['00:00', '05:00']] } as const;
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu'];
  const calendars = [calendar, ...zones.map((timezone) => buildCalendar([], [{ timezone, hours: weekend }]))];
  const holesOf = (from: number, list: readonly { after: number; length: number }[]) =>
    list.map(({ after, length: size }) => [text(from + after), text(from + after + size)] as const);

  it('added and then measured is the same, to the millisecond', () => {
    const amount = fc.oneof(
      fc.integer({ min: 0, max: 3000 }),
      fc.nat({ max: 60_000_000 }).map((ms) => ms / MINUTE),
    );
    fc.assert(
      fc.property(fc.constantFrom(...calendars), minute, amount, pauses, (on, from, minutes, list) => {
        const holes = holesOf(from, list);
        const end = addBusinessMinutes(on, text(from), minutes, holes);
        expect(businessMinutesBetween(on, text(from), end, holes)).toBeCloseTo(minutes, 9);
        expect(addBusinessMinutes(on, text(from), minutes, [...holes].reverse())).toBe(end);
      }),
      { numRuns: 300 },
    );
  });

  it('measured in two parts is the same as in one', () => {
    const later = fc.nat({ max: 40_000 });
    fc.assert(
      fc.property(fc.constantFrom(...calendars), minute, later, later, pauses, (on, from, first, second, list) => {
        const holes = holesOf(from, list);
        const [a, b, c] = [text(from), text(from + first), text(from + first + second)];
        const parts = businessMinutesBetween(on, a, b, holes) + businessMinutesBetween(on, b, c, holes);
        expect(businessMinutesBetween(on, a, c, holes)).toBeCloseTo(parts, 9);
      }),
      { numRuns: 300 },
    );
  });
});
