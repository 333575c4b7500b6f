import { NATIONAL_NOTICES, type HolidayNotice } from '../../calendar/index.js';
import { loadCases } from '../../calendar/test-cases/load.js';
import { Basis, type ScopedLayer } from '../basis.js';
import { DEFAULT_RULES, type NewWarningRule, type WarningRule } from '../warning-rule.js';
import type { BehindRow } from './recalculation.sql.js';
import { replan, type Replanned } from './replan.js';

const numbered = (rules: readonly NewWarningRule[], version = 1): WarningRule[] =>
  rules.map((rule, index) => ({ ...rule, id: 100 * version + index, version }));

const ON_TIME = numbered(DEFAULT_RULES);
const EXTENDED: HolidayNotice = {
  id: 'cn-2026-extended',
  issuedOn: '2026-10-07',
  year: 2026,
  amends: 'cn-2026',
  off: [['国庆节(延长)', '2026-10-08', '2026-10-09']],
  removesMakeup: ['2026-10-10'],
};

const basisOf = (
  revision: number,
  { notices = NATIONAL_NOTICES as readonly HolidayNotice[], layers = [] as ScopedLayer[], rules = ON_TIME } = {},
): Basis => new Basis({ revision, notices: [...notices], layers, rules }, 'Asia/Shanghai');

const BEFORE = basisOf(1);
const AFTER = basisOf(2, { notices: [...NATIONAL_NOTICES, EXTENDED] });

const day = (date: string, time = '00:00'): string => `${date}T${time}:00+08:00`;

interface Given {
  kind?: string;
  limit?: number;
  unit?: string;
  events?: { kind: string; at: string; detail?: unknown }[];
  cards?: BehindRow['cards'];
}

/** A clock as it is stored after it was reckoned by a basis at an instant, when nothing of it had fired before that. */
function stored(basis: Basis, asOf: string, given: Given = {}): BehindRow {
  const events = given.events ?? [{ kind: 'start', at: day('2026-09-21', '09:00') }];
  const blank: BehindRow = {
    id: '00000000-0000-7000-8000-000000000001',
    request_id: '00000000-0000-7000-8000-000000000002',
    task_id: null,
    kind: given.kind ?? 'PROMISED',
    department: given.kind === 'ACCEPTANCE' ? null : 'employment',
    state: 'RUNNING',
    limit_value: given.limit ?? 8,
    limit_unit: given.unit ?? 'WORKING_DAY',
    started_at: events[0].at,
    started_on: events[0].at.slice(0, 10),
    due_at: null,
    due_on: null,
    provisional: false,
    signal: 'GREEN',
    basis: 0,
    silence_consents: false,
    division_code: '330199001',
    centre_code: 'lantian',
    item_code: 'item',
    lead_department: 'employment',
    events: events.map((event) => ({ detail: null, ...event })),
    armed: null,
    cards: given.cards ?? null,
  };
  return swept(after(blank, replan(basis, blank, new Date(events.at(-1)!.at))), new Date(asOf));
}

const iso = (at: Date): string => at.toISOString();

const after = (row: BehindRow, { clock, checkpoint }: Replanned): BehindRow => ({
  ...row,
  state: clock.state,
  due_at: clock.dueAt && iso(clock.dueAt),
  due_on: clock.dueOn,
  provisional: clock.provisional,
  basis: clock.basis,
  armed: checkpoint && {
    ...checkpoint,
    at: iso(checkpoint.at),
    later: checkpoint.later.map((alarm) => ({ ...alarm, at: iso(alarm.at) })),
  },
});

/** As the sweep leaves it: what is due has raised its cards, the next alarm is armed. */
function swept(row: BehindRow, now: Date): BehindRow {
  const cards = [...(row.cards ?? [])];
  let { armed } = row;
  while (armed && new Date(armed.at) <= now) {
    for (const id of armed.rules) {
      const rule = ON_TIME.find((one) => one.id === id)!.code;
      cards.push({ rule, at: iso(now) });
    }
    const [next, ...later]: any[] = armed.later ?? [];
    armed = next ? { ...next, later } : null;
  }
  return { ...row, armed, cards: cards.length > 0 ? cards : null };
}

const planOf = ({ checkpoint }: Replanned): string[] =>
  (checkpoint ? [checkpoint, ...checkpoint.later] : []).map(
    (alarm) =>
      `${alarm.kind} ${new Date(alarm.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)} ${alarm.signal}`,
  );

describe('a clock under a new revision', () => {
  it('comes out as it is when the calendar says nothing new about its days', () => {
    const row = stored(BEFORE, day('2026-09-25'), { limit: 5 });
    expect(row.due_on).toBe('2026-09-29');
    expect(replan(AFTER, row, new Date(day('2026-09-25')))).toMatchObject({ moved: false, changed: false });
  });

  it('moves, with the alarms that have not spoken yet', () => {
    const row = stored(BEFORE, day('2026-10-07'));
    expect(row.due_on).toBe('2026-10-09');
    const result = replan(AFTER, row, new Date(day('2026-10-07')));
    expect(result).toMatchObject({ moved: true, changed: true, clock: { dueOn: '2026-10-13', basis: 2 } });
    expect(planOf(result)).toEqual(['WARN 2026-10-12 YELLOW', 'DUE 2026-10-14 YELLOW']);
  });

  it('is not warned of again where it was warned of', () => {
    const row = stored(BEFORE, day('2026-10-08', '08:00'));
    const result = replan(AFTER, row, new Date(day('2026-10-08', '08:00')));
    expect(planOf(result)).toEqual(['DUE 2026-10-14 YELLOW']);
  });

  it('is warned of at once when its due date moves close', () => {
    const row = stored(AFTER, day('2026-10-08', '08:00'));
    const result = replan(BEFORE, row, new Date(day('2026-10-08', '08:00')));
    expect(result.clock.dueOn).toBe('2026-10-09');
    expect(planOf(result)).toEqual(['WARN 2026-10-08 YELLOW', 'DUE 2026-10-10 YELLOW']);
  });

  it('that was late before stays so: what has fired stays fired', () => {
    const row = stored(BEFORE, day('2026-10-10', '08:00'), { kind: 'LEGAL' });
    expect(planOf(replan(BEFORE, row, new Date(day('2026-10-10', '08:00'))))).toHaveLength(4);
    const result = replan(AFTER, row, new Date(day('2026-10-10', '08:00')));
    // Six working days late and so on count from the new due day; the RED of the old one is not given twice.
    expect(planOf(result).map((alarm) => alarm.split(' ')[0])).toEqual(['OVERDUE', 'OVERDUE', 'OVERDUE', 'OVERDUE']);
    expect(result.clock.signal).toBe(row.signal);
  });

  it('loses one repetition for each that was spoken', () => {
    const late = new Date(day('2026-10-20', '08:00'));
    const row = stored(BEFORE, late.toISOString(), { kind: 'LEGAL' });
    expect(row.cards!.map(({ rule }) => rule)).toEqual(['legal-passed', 'legal-long-passed']);
    expect(planOf(replan(AFTER, row, late))).toHaveLength(3);
  });

  it('an acceptance that would be deemed given on a later day still is, without a second card', () => {
    const row = stored(BEFORE, day('2026-10-10', '08:00'), { kind: 'ACCEPTANCE' });
    expect(row.armed).toBeNull();
    const result = replan(AFTER, row, new Date(day('2026-10-10', '08:00')));
    expect(planOf(result)).toEqual(['DUE 2026-10-14 null']);
    expect(result.checkpoint!.rules).toEqual([]);
  });

  it('a silence that would consent on a later day still does', () => {
    const now = day('2026-10-10', '08:00');
    const row = stored(BEFORE, now, { kind: 'STEP' });
    expect(row.cards!.map(({ rule }) => rule)).toContain('step-passed');
    expect(planOf(replan(AFTER, { ...row, silence_consents: true }, new Date(now)))).toEqual(['DUE 2026-10-14 null']);
    expect(planOf(replan(AFTER, row, new Date(now)))).toEqual([]);
  });

  it('what was spoken before its last event counts no more', () => {
    const cards = [{ rule: 'promised-soon', at: day('2026-09-24') }];
    const events = [
      { kind: 'start', at: day('2026-09-21', '09:00') },
      { kind: 'extend', at: day('2026-09-28', '09:00'), detail: { limit: { value: 3, unit: 'WORKING_DAY' } } },
    ];
    const row = stored(BEFORE, day('2026-09-29'), { limit: 5, events, cards });
    const result = replan(AFTER, row, new Date(day('2026-09-29')));
    expect(planOf(result)).toEqual(['WARN 2026-10-12 YELLOW', 'DUE 2026-10-14 YELLOW']);
  });

  it('stands while it is paused, and only its revision is new', () => {
    const events = [
      { kind: 'start', at: day('2026-09-21', '09:00') },
      { kind: 'pause', at: day('2026-09-22', '09:00'), detail: { procedure: 'x', expectedUntil: day('2026-10-09') } },
    ];
    const row = stored(BEFORE, day('2026-09-29'), { events });
    const result = replan(AFTER, row, new Date(day('2026-09-29')));
    expect(result).toMatchObject({ moved: false, changed: false, clock: { state: 'PAUSED', dueAt: null, basis: 2 } });
    expect(planOf(result)).toEqual(['PAUSE 2026-10-09 YELLOW']);
  });

  it('loses `provisional` when the notice comes, also where no date moves', () => {
    const row = stored(BEFORE, day('2026-12-22'), {
      limit: 9,
      events: [{ kind: 'start', at: day('2026-12-21', '09:00') }],
    });
    expect(row).toMatchObject({ provisional: true, due_on: '2027-01-01' });
    const known: HolidayNotice = { id: 'cn-2027', issuedOn: '2026-11-01', year: 2027, off: [] };
    const result = replan(basisOf(2, { notices: [...NATIONAL_NOTICES, known] }), row, new Date(day('2026-12-22')));
    expect(result).toMatchObject({ moved: false, changed: true, clock: { provisional: false, dueOn: '2027-01-01' } });
  });

  it('whose last event lies a little in the future is reckoned all the same', () => {
    const row = stored(BEFORE, day('2026-09-21', '09:00'));
    expect(replan(AFTER, row, new Date(day('2026-09-21', '08:59'))).clock.dueOn).toBe('2026-10-13');
  });
});

describe('a changed rule only plans alarms anew', () => {
  const now = new Date(day('2026-09-30', '08:00'));
  const rules = (change: (rule: NewWarningRule) => NewWarningRule[]): Basis =>
    basisOf(2, { rules: numbered(DEFAULT_RULES.flatMap(change), 2) });

  it('an earlier warning is given when it is still to come', () => {
    const row = stored(BEFORE, day('2026-09-22'), { limit: 8 });
    const earlier = rules((rule) => (rule.code === 'promised-soon' ? [{ ...rule, value: 4 }] : [rule]));
    const result = replan(earlier, row, new Date(day('2026-09-22')));
    expect(result).toMatchObject({ moved: false, changed: true });
    expect(planOf(result)).toEqual(['WARN 2026-09-28 YELLOW', 'DUE 2026-10-10 YELLOW']);
  });

  it('is not given for an instant that has passed already', () => {
    const row = stored(BEFORE, now.toISOString());
    const earlier = rules((rule) => (rule.code === 'promised-soon' ? [{ ...rule, value: 6 }] : [rule]));
    expect(planOf(replan(earlier, row, now))).toEqual(['DUE 2026-10-10 YELLOW']);
  });

  it('does not speak again in its new version', () => {
    const warned = new Date(day('2026-10-08', '08:00'));
    const row = stored(BEFORE, warned.toISOString());
    const later = rules((rule) => (rule.code === 'promised-soon' ? [{ ...rule, value: 0, level: 'RED' }] : [rule]));
    expect(planOf(replan(later, row, warned))).toEqual(['DUE 2026-10-10 YELLOW']);
  });

  it('leaves in place what is due and not yet swept', () => {
    const row = stored(BEFORE, day('2026-10-07'));
    const result = replan(
      rules((rule) => [rule]),
      row,
      new Date(day('2026-10-10', '00:01')),
    );
    expect(planOf(result)).toEqual(['WARN 2026-10-08 YELLOW', 'DUE 2026-10-10 YELLOW']);
  });
});

describe('the amendment of 26 January 2020, which came while clocks were running', () => {
  const { cases } = loadCases<{
    cases: { id: string; startAt: string; workingDays: number; dueBefore: string; dueAfter: string }[];
  }>('cn-holiday-amended-midflight');
  const unamended = basisOf(1, { notices: NATIONAL_NOTICES.filter(({ id }) => id !== 'cn-2020-1') });

  it.each(cases)('$id', ({ startAt, workingDays, dueBefore, dueAfter }) => {
    const row = stored(unamended, startAt, { limit: workingDays, events: [{ kind: 'start', at: startAt }] });
    expect(row.due_on).toBe(dueBefore);
    const result = replan(basisOf(2), row, new Date(day('2020-01-26', '12:00')));
    expect([result.clock.dueOn, result.moved]).toEqual([dueAfter, dueBefore !== dueAfter]);
    expect(replan(basisOf(3), after(row, result), new Date(day('2020-01-26', '12:01'))).changed).toBe(false);
  });
});
