import { NATIONAL_NOTICES } from '../calendar/index.js';
import type { ClockEventRecord, ClockRecord } from '../requests/index.js';
import { Basis, type ScopedLayer, type Timing } from './basis.js';
import { addClockEvent, reckonAll, startClock } from './clock-keeping.js';
import { emptyChange } from '../requests/index.js';
import { DEFAULT_RULES, type WarningRule } from './warning-rule.js';

const place = { divisionCode: '330199001', centreCode: 'lantian', leadDepartment: 'employment', itemCode: 'some-item' };
const defaults = DEFAULT_RULES.map((rule, index): WarningRule => ({ ...rule, id: index + 1, version: 1 }));
const ruleId = (code: string, rules = defaults): number => rules.find((rule) => rule.code === code)!.id;

const timingWith = (rules: WarningRule[] = defaults, layers: ScopedLayer[] = []): Timing => ({
  basis: new Basis({ revision: 7, notices: [...NATIONAL_NOTICES], layers, rules }, 'Asia/Shanghai'),
  place,
});
/** A clock of ten working days from Monday 2 March 2026: due on Monday 16 March. */
const started = (
  kind: ClockRecord['kind'],
  timing = timingWith(),
  limit = { value: 10, unit: 'WORKING_DAY' as const },
) => startClock(emptyChange(), timing, { kind, limit, at: new Date('2026-03-02T09:00:00+08:00') });
const alarms = (clock: ClockRecord, timing = timingWith()) =>
  reckonAll(timing, clock, clock.events.at(-1)!.at).alarms.map(
    ({ kind, at, rules, signal }) => `${kind} ${local(at)} ${rules.join('+') || '-'} ${signal ?? '-'}`,
  );
const local = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);

describe('alarms of a clock', () => {
  it('warn one working day before the promised day, and when it has passed', () => {
    expect(alarms(started('PROMISED'))).toEqual([
      `WARN 2026-03-13T00:00 ${ruleId('promised-soon')} YELLOW`,
      `DUE 2026-03-17T00:00 ${ruleId('promised-passed')} YELLOW`,
    ]);
  });

  it('turn RED when the legal day has passed, and speak again every five working days', () => {
    const again = ruleId('legal-long-passed');
    expect(alarms(started('LEGAL'))).toEqual([
      `DUE 2026-03-17T00:00 ${ruleId('legal-passed')} RED`,
      `OVERDUE 2026-03-24T00:00 ${again} RED`,
      `OVERDUE 2026-03-31T00:00 ${again} RED`,
      // The 6th of April is 清明节.
      `OVERDUE 2026-04-08T00:00 ${again} RED`,
      `OVERDUE 2026-04-15T00:00 ${again} RED`,
    ]);
  });

  it('come due also where no rule speaks, since an acceptance is then deemed given', () => {
    const none = timingWith([]);
    expect(alarms(started('ACCEPTANCE', none), none)).toEqual(['DUE 2026-03-17T00:00 - -']);
  });

  it('follow the most specific rules: the item before the department before all', () => {
    const soon = defaults.find((rule) => rule.code === 'promised-soon')!;
    const ofDepartment = { ...soon, id: 101, code: 'd', value: 3, department: 'employment' };
    const ofOther = { ...soon, id: 102, code: 'o', value: 4, department: 'health' };
    const ofItem = { ...soon, id: 103, code: 'i', value: 5, itemCode: 'some-item', level: 'RED' as const };
    const first = (rules: WarningRule[]): string => {
      const timing = timingWith(rules);
      return alarms(started('PROMISED', timing), timing)[0];
    };
    expect(first([soon, ofOther])).toBe(`WARN 2026-03-13T00:00 ${soon.id} YELLOW`);
    expect(first([soon, ofOther, ofDepartment])).toBe('WARN 2026-03-11T00:00 101 YELLOW');
    expect(first([soon, ofDepartment, ofItem])).toBe('WARN 2026-03-09T00:00 103 RED');
    // Of the item, but of another department’s work in it.
    expect(first([soon, { ...ofItem, department: 'health' }])).toBe(`WARN 2026-03-13T00:00 ${soon.id} YELLOW`);
  });

  it('share an instant where two rules speak then; the graver level shows', () => {
    const passed = defaults.find((rule) => rule.code === 'promised-passed')!;
    const graver = { ...passed, id: 104, code: 'g', level: 'RED' as const };
    const timing = timingWith([passed, graver]);
    expect(alarms(started('PROMISED', timing), timing)).toEqual([`DUE 2026-03-17T00:00 ${passed.id}+104 RED`]);
  });

  it('of a limit in hours warn by the share that is left', () => {
    const limit = { value: 48, unit: 'HOUR' as const };
    const clock = startClock(emptyChange(), timingWith(), {
      kind: 'PROMISED',
      limit,
      at: new Date('2026-03-02T09:00:00+08:00'),
    });
    expect(alarms(clock)[0]).toBe(`WARN 2026-03-03T21:00 ${ruleId('promised-soon')} YELLOW`);
  });

  it('are silent while the clock is paused, but for a pause longer than expected', () => {
    const at = new Date('2026-03-04T09:00:00+08:00');
    const pause = (detail: ClockEventRecord['detail']): ClockRecord =>
      addClockEvent(emptyChange(), timingWith(), started('PROMISED'), { kind: 'pause', at, detail });
    expect(alarms(pause({ procedure: 'hearing' }))).toEqual([]);
    expect(alarms(pause({ procedure: 'hearing', expectedUntil: '2026-03-12T00:00:00+08:00' }))).toEqual([
      `PAUSE 2026-03-12T00:00 ${ruleId('pause-overrun-promised')} YELLOW`,
    ]);
  });
});

describe('the next alarm to arm', () => {
  const armed = (events: [ClockEventRecord['kind'], string][]): string[] => {
    const timing = timingWith();
    let clock = started('PROMISED');
    const change = emptyChange();
    for (const [kind, at] of events) {
      clock = addClockEvent(change, timing, clock, { kind, at: new Date(at), detail: { procedure: 'hearing' } });
    }
    return change.checkpoints.map(({ kind, at }) => `${kind} ${local(at)}`);
  };

  it.each([
    ['nothing while it is paused', [['pause', '2026-03-04T09:00:00+08:00']], []],
    [
      'the warning, days later, after a pause',
      [
        ['pause', '2026-03-04T09:00:00+08:00'],
        ['resume', '2026-03-06T09:00:00+08:00'],
      ],
      ['WARN 2026-03-17T00:00'],
    ],
    [
      'a warning of the past when a pause has moved the due day: one day is left at once',
      [
        ['pause', '2026-03-16T09:00:00+08:00'],
        ['resume', '2026-03-18T09:00:00+08:00'],
      ],
      ['WARN 2026-03-13T00:00'],
    ],
    ['nothing once it is stopped', [['stop', '2026-03-04T09:00:00+08:00']], []],
    [
      'nothing twice of a breach that a pause came too late for',
      [
        ['pause', '2026-03-18T09:00:00+08:00'],
        ['resume', '2026-03-19T09:00:00+08:00'],
      ],
      [],
    ],
  ] as [string, [ClockEventRecord['kind'], string][], string[]][])('is %s', (_, events, expected) => {
    expect(armed(events)).toEqual(expected);
  });
});

describe('the calendar of a clock', () => {
  const layer = (id: string, scope: ScopedLayer['scope'], scopeCode: string | null, holiday: string): ScopedLayer => ({
    id,
    scope,
    scopeCode,
    body: { id, holidays: [holiday] },
  });
  const layers = [
    layer('all', 'INSTALLATION', null, '2026-03-03'),
    layer('county', 'DIVISION', '330199', '2026-03-04'),
    layer('other-county', 'DIVISION', '330198', '2026-03-05'),
    layer('department', 'DEPARTMENT', 'employment', '2026-03-06'),
    layer('other-department', 'DEPARTMENT', 'health', '2026-03-09'),
    layer('centre', 'CENTRE', 'lantian', '2026-03-10'),
    layer('other-centre', 'CENTRE', 'yunqi', '2026-03-11'),
  ];
  const timing = timingWith(defaults, layers);

  it.each([
    // Off for a department's clock: 3, 4 and 6 March; for the centre's own: 3, 4 and 10 March.
    ['PROMISED', '2026-03-19'],
    ['LEGAL', '2026-03-19'],
    ['ACCEPTANCE', '2026-03-19'],
  ] as const)('%s', (kind, dueOn) => {
    expect(started(kind, timing).dueOn).toBe(dueOn);
  });

  it('is the body’s whose work it measures', () => {
    const limit = { value: 4, unit: 'WORKING_DAY' } as const;
    const at = new Date('2026-03-02T09:00:00+08:00');
    const due = (kind: ClockRecord['kind'], department?: string) =>
      startClock(emptyChange(), timing, {
        kind,
        limit,
        at,
        ...(department && { task: { id: '00000000-0000-7000-8000-000000000000', department } }),
      }).dueOn;
    expect(due('PROMISED')).toBe('2026-03-11');
    expect(due('STEP', 'health')).toBe('2026-03-11');
    expect(due('STEP', 'family-planning')).toBe('2026-03-10');
    expect(due('ACCEPTANCE')).toBe('2026-03-11');
    expect(started('DELIVERY', timing).department).toBeNull();
  });
});
