import fc from 'fast-check';
import { buildCalendar, localDateOf, NATIONAL_NOTICES, type Calendar } from '../../calendar/index.js';
import type { ServiceItemDefinition, TimeLimit } from '../../catalogue/index.js';
import type { ClockEventRecord, ClockRecord } from '../../requests/index.js';
import { explainClock, type ClockFacts } from './explain-clock.js';

const MINUTE = 60_000;
const national = buildCalendar(NATIONAL_NOTICES);
const local = buildCalendar(NATIONAL_NOTICES, [
  { id: 'move', name: '搬迁闭馆', holidays: ['2025-03-04', '2025-10-09', '2026-03-09'], workdays: ['2025-05-10'] },
]);
const item = {
  specialProcedures: [
    { code: 'public-notice', name: { zh: '公示', en: 'public notice' } },
    { code: 'hearing', name: { zh: '听证', en: 'hearing' } },
  ],
  promisedLimit: { value: 5, unit: 'WORKING_DAY', source: { kind: 'law', text: '某法第一条' } },
  steps: [{ id: 'review', name: { zh: '审核', en: 'Review' }, limit: undefined }],
} as unknown as ServiceItemDefinition;

function clockWith(limit: TimeLimit, events: ClockEventRecord[]): ClockRecord {
  return {
    id: 'clock',
    taskId: null,
    kind: 'PROMISED',
    department: 'health',
    limit,
    events,
    state: 'RUNNING',
    startedAt: events[0].at,
    startedOn: '',
    dueAt: null,
    dueOn: null,
    provisional: false,
    signal: 'GREEN',
    basis: 1,
    silenceConsents: false,
  };
}

const event = (
  kind: ClockEventRecord['kind'],
  at: Date | string,
  detail: ClockEventRecord['detail'] = null,
): ClockEventRecord => ({ kind, at: new Date(at), detail });

function facts(limit: TimeLimit, events: ClockEventRecord[], more: Partial<ClockFacts> = {}): ClockFacts {
  const now = events.at(-1)!.at;
  return { clock: clockWith(limit, events), calendar: national, item, stepId: null, changes: [], now, ...more };
}

/** Something that may happen to a clock, so many minutes after what happened before. */
const happening = fc.record({
  after: fc.oneof(
    fc.integer({ min: 0, max: 600 }),
    fc.integer({ min: 0, max: 9 }).map((days) => days * 1440),
  ),
  what: fc.constantFrom('pause', 'extend'),
  lasts: fc.oneof(
    fc.integer({ min: 0, max: 3_000 }),
    fc.integer({ min: 0, max: 25 }).map((days) => days * 1440),
  ),
  by: fc.integer({ min: 1, max: 15 }),
  procedure: fc.constantFrom('public-notice', 'hearing'),
});
const story = fc.record({
  start: fc.integer({ min: 0, max: 700 * 1440 }).map((minutes) => Date.UTC(2024, 5, 1) + minutes * MINUTE),
  value: fc.integer({ min: 1, max: 45 }),
  unit: fc.constantFrom('WORKING_DAY' as const, 'NATURAL_DAY' as const),
  happenings: fc.array(happening, { maxLength: 6 }),
  calendar: fc.constantFrom(national, local),
});

/** A running clock to which all of that has happened, as the operations on requests would let it. */
function told({
  start,
  value,
  unit,
  happenings,
  calendar,
}: {
  start: number;
  value: number;
  unit: 'WORKING_DAY' | 'NATURAL_DAY';
  happenings: { after: number; what: string; lasts: number; by: number; procedure: string }[];
  calendar: Calendar;
}): { known: ClockFacts; total: number } {
  const events = [event('start', new Date(start))];
  let [at, total] = [start, value];
  for (const { after, what, lasts, by, procedure } of happenings) {
    at += after * MINUTE;
    if (what === 'extend') {
      events.push(event('extend', new Date(at), { limit: { value: by, unit } }));
      total += by;
      continue;
    }
    events.push(event('pause', new Date(at), { procedure }));
    at += lasts * MINUTE;
    events.push(event('resume', new Date(at), { procedure }));
  }
  return { known: facts({ value, unit }, events, { calendar }), total };
}

describe('the account of any clock', () => {
  it('counts exactly the limit, in order, up to the due day', () => {
    fc.assert(
      fc.property(story, (any) => {
        const { known, total } = told(any);
        const { days, dueOn, startedOn } = explainClock(known, 'zh');
        const counted = days.filter((day) => day.counted);
        expect(counted.map((day) => day.ordinal)).toEqual(counted.map((_, index) => index + 1));
        expect(counted).toHaveLength(total);
        expect([days[0].date, days.at(-1)!.date]).toEqual([startedOn, dueOn]);
        expect(startedOn).toBe(localDateOf(any.calendar, known.clock.startedAt.toISOString()));
        expect(days[0].counted).toBe(false);
        expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is summed up without losing a day, in both languages alike', () => {
    fc.assert(
      fc.property(story, (any) => {
        const { known, total } = told(any);
        const { days, summary, dueOn } = explainClock(known, 'zh');
        const { summary: english, days: inEnglish } = explainClock(known, 'en');
        // The day of the start is in the account and in no figure.
        const notCounted = days.length - 1 - total;
        expect(leftOut(summary, ['不计入', '顺延'], / (\d+) 天/g)).toBe(notCounted);
        expect(leftOut(english, ['left out', 'put off'], /(\d+) [a-z]/g)).toBe(notCounted);
        expect(summary).toContain(dueOn);
        expect(english).toContain(dueOn);
        expect(inEnglish.map(({ date, ordinal }) => [date, ordinal])).toEqual(
          days.map(({ date, ordinal }) => [date, ordinal]),
        );
      }),
      { numRuns: 150 },
    );
  });
});

/** The days that a summary says are not counted: the figures of the parts that begin so. */
function leftOut(summary: string, beginnings: string[], figure: RegExp): number {
  const parts = summary.split(/[;。]|\. /).map((part) => part.trim());
  const said = parts.filter((part) => beginnings.some((beginning) => part.includes(beginning)));
  return said.flatMap((part) => [...part.matchAll(figure)]).reduce((sum, match) => sum + Number(match[1]), 0);
}

describe('the summary', () => {
  const FIVE = { value: 5, unit: 'WORKING_DAY' } as const;
  const started = event('start', '2026-03-02T09:00:00+08:00');
  const paused = event('pause', '2026-03-04T10:00:00+08:00', {
    procedure: 'public-notice',
    expectedUntil: '2026-03-12T00:00:00+08:00',
  });
  const both = (known: ClockFacts): string[] =>
    (['zh', 'en'] as const).map((locale) => explainClock(known, locale).summary);

  it.each<[string, ClockFacts, string, string]>([
    [
      'a clock that stands says what is left and until when it is expected to stand',
      facts(FIVE, [started, paused], { now: new Date('2026-03-10T09:00:00+08:00') }),
      '承诺时限为 5 个工作日。自 2026-03-02 起算,当日不计;不计入周末 2 天、停表(公示) 4 天;2026-03-04 起停表(公示),预计 2026-03-11 结束。还剩 3 个工作日,恢复计时后才能确定最后一天。',
      'The promised time limit is 5 working days. It runs from 2026-03-02, which does not count; left out: 2 weekend days, 4 days of pause for “public notice”; paused since 2026-03-04 for “public notice”, expected to end on 2026-03-11. What is left is 3 working days; the last day is known when the clock runs again.',
    ],
    [
      'one that fell due before it was paused keeps its day',
      facts(FIVE, [started, event('pause', '2026-03-11T10:00:00+08:00', { procedure: 'hearing' })]),
      '承诺时限为 5 个工作日。自 2026-03-02 起算,当日不计;不计入周末 2 天;最后一天为 2026-03-09。此后停表(听证)。已逾期。',
      'The promised time limit is 5 working days. It runs from 2026-03-02, which does not count; left out: 2 weekend days; the last day is 2026-03-09. The clock has stood since then for “hearing”. It has passed.',
    ],
    [
      'stopped during a pause there is no last day',
      facts(FIVE, [started, paused, event('stop', '2026-03-05T10:00:00+08:00')]),
      '承诺时限为 5 个工作日。自 2026-03-02 起算,当日不计;不计入停表(公示) 1 天。停表期间停止计时,没有最后一天。2026-03-05 停止计时。',
      'The promised time limit is 5 working days. It runs from 2026-03-02, which does not count; left out: 1 day of pause for “public notice”. The clock stopped during the pause, so there is no last day. It stopped on 2026-03-05.',
    ],
    [
      'stopped too late',
      facts(FIVE, [started, event('stop', '2026-03-10T00:00:00+08:00')]),
      '承诺时限为 5 个工作日。自 2026-03-02 起算,当日不计;不计入周末 2 天;最后一天为 2026-03-09。2026-03-10 停止计时,已逾期。',
      'The promised time limit is 5 working days. It runs from 2026-03-02, which does not count; left out: 2 weekend days; the last day is 2026-03-09. It stopped on 2026-03-10, late.',
    ],
    [
      'natural days end on a working day: 4 April 2026 is 清明节',
      facts({ value: 10, unit: 'NATURAL_DAY' }, [event('start', '2026-03-25T09:00:00+08:00')]),
      '承诺时限为 10 日。自 2026-03-25 起算,当日不计;期满之日休息,顺延 3 天;最后一天为 2026-04-07。',
      'The promised time limit is 10 days. It runs from 2026-03-25, which does not count; put off by 3 days, since it ends on a day off; the last day is 2026-04-07.',
    ],
    [
      'resumed with nothing left: the end of the day of resuming',
      facts(FIVE, [
        started,
        event('pause', '2026-03-09T10:00:00+08:00', { procedure: 'hearing' }),
        event('resume', '2026-03-11T10:00:00+08:00', { procedure: 'hearing' }),
      ]),
      '承诺时限为 5 个工作日。自 2026-03-02 起算,当日不计;不计入周末 2 天;期满之日停表,顺延 2 天;最后一天为 2026-03-11。',
      'The promised time limit is 5 working days. It runs from 2026-03-02, which does not count; left out: 2 weekend days; put off by 2 days, since it ends in a pause; the last day is 2026-03-11.',
    ],
    [
      'hours less a pause',
      facts({ value: 48, unit: 'HOUR' }, [
        started,
        event('pause', '2026-03-02T20:00:00+08:00', { procedure: 'hearing' }),
        event('resume', '2026-03-03T01:30:00+08:00', { procedure: 'hearing' }),
      ]),
      '承诺时限为 48 小时。自 2026-03-02 09:00 起连续计算;停表 5 小时 30 分不计;2026-03-04 14:30 届满。',
      'The promised time limit is 48 hours. It runs around the clock from 2026-03-02 09:00; left out: a pause of 5 h 30 min; it ends at 2026-03-04 14:30.',
    ],
    [
      'at once, on a Saturday',
      facts({ value: 1, unit: 'IMMEDIATE' }, [event('start', '2026-03-07T09:00:00+08:00')]),
      '承诺时限为当日办结。2026-03-07 开始;当日休息,顺延;最后一天为 2026-03-09。',
      'The promised time limit: to be done on the day. It began on 2026-03-07; a day off, so it is put off; the last day is 2026-03-09.',
    ],
    [
      'an extension and a change of the calendar, in order',
      facts(
        FIVE,
        [
          started,
          event('extend', '2026-03-04T09:00:00+08:00', {
            limit: { value: 1, unit: 'WORKING_DAY' },
            reason: '人手不足。',
            notice: 'N-1',
          }),
        ],
        {
          calendar: buildCalendar(NATIONAL_NOTICES, [{ id: 'x', name: '停电', holidays: ['2026-03-05'] }]),
          changes: [
            { at: new Date('2026-03-03T09:00:00+08:00'), from: '2026-03-09', to: '2026-03-10', reference: '停电' },
          ],
        },
      ),
      '承诺时限为 5 个工作日,延长后共 6 个工作日。2026-03-03 因放假安排或者工作日历变动(停电),最后一天由 2026-03-09 改为 2026-03-10。2026-03-04 延长 1 个工作日,最后一天由 2026-03-10 改为 2026-03-11,理由:人手不足(延长期限通知书 N-1)。自 2026-03-02 起算,当日不计;不计入本地休息 1 天、周末 2 天;最后一天为 2026-03-11。',
      'The promised time limit is 5 working days, 6 with the extension. The calendar changed on 2026-03-03 (停电); the last day moved from 2026-03-09 to 2026-03-10. It was extended on 2026-03-04 by 1 working day; the last day moved from 2026-03-10 to 2026-03-11; reason: 人手不足 (notice N-1). It runs from 2026-03-02, which does not count; left out: 1 local day off, 2 weekend days; the last day is 2026-03-11.',
    ],
    [
      'a year without a notice',
      facts({ value: 1, unit: 'WORKING_DAY' }, [event('start', '2031-03-03T09:00:00+08:00')]),
      '承诺时限为 1 个工作日。自 2031-03-03 起算,当日不计;最后一天为 2031-03-04。期限涉及的年份尚未公布放假安排,日期暂定。',
      'The promised time limit is 1 working day. It runs from 2031-03-03, which does not count; the last day is 2031-03-04. It is provisional: no holiday notice covers the whole period yet.',
    ],
  ])('%s', (_, known, zh, en) => {
    expect(both(known)).toEqual([zh, en]);
  });

  it('names a step, and the source of the limit', () => {
    const step = explainClock({ ...facts(FIVE, [started]), stepId: 'review' }, 'en');
    expect(step).toMatchObject({ label: 'Promised time limit (Review)', limit: { source: null } });
    expect(explainClock(facts(FIVE, [started]), 'zh')).toMatchObject({
      label: '承诺时限',
      limit: { value: 5, unit: 'WORKING_DAY', source: '某法第一条' },
    });
  });

  it('an impossible list of events is a fault, not an answer', () => {
    expect(() => explainClock(facts(FIVE, [started, started]), 'zh')).toThrow('has started already');
  });

  it('a process whose clock is behind looks from the last event', () => {
    const early = facts(FIVE, [started, paused], { now: new Date('2026-03-03T09:00:00+08:00') });
    expect(explainClock(early, 'zh')).toMatchObject({ state: 'PAUSED', dueOn: null });
  });
});
