import fc from 'fast-check';
import { IMMUNISATION_SCHEDULE, NOT_FROM, VACCINES } from '../immunisation-schedule.js';
import { addDays, addMonths, laterOf } from '../../../platform/time/index.js';
import * as errors from '../health.errors.js';
import { calendarOf, doseKey, doseProblems, isOpen, type KnownDoses, type ToldDose } from './vaccinations.js';
import { whyDue } from './why-due.js';
import { antenatalDays, chronicProblem, nextChronicVisit, nextSpecialVisit, type Measured } from './visits.js';

const BORN = '2025-08-31';
const GIRL = { birthDate: BORN, sex: 'F' };
const TODAY = '2026-03-02';
const TOO_EARLY = { index: 0, field: 'givenOn', message: errors.DOSE_TOO_EARLY };

describe('the calendar of vaccinations', () => {
  it('has each dose once, in the order of ages', () => {
    const keys = IMMUNISATION_SCHEDULE.map(({ vaccine, dose }) => `${vaccine} ${dose}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { vaccine, dose, fromMonths, beforeMonths } of IMMUNISATION_SCHEDULE) {
      const before = IMMUNISATION_SCHEDULE.find((one) => one.vaccine === vaccine && one.dose === dose - 1);
      expect(dose === 1 || (before !== undefined && before.fromMonths < fromMonths)).toBe(true);
      expect(beforeMonths > fromMonths || fromMonths === 0).toBe(true);
    }
  });

  it.each([
    ['HEPB', 1, '2025-08-31', '2025-09-01'],
    ['BCG', 1, '2025-08-31', '2025-11-29'],
    ['HEPB', 3, '2026-02-28', '2026-08-30'],
    ['DTAP', 1, '2025-10-31', '2025-11-29'],
    ['MENAC', 2, '2031-08-31', '2032-08-30'],
    ['HPV', 1, '2038-08-31', '2039-08-30'],
    ['HPV', 2, '2039-02-28', '2040-02-28'],
  ])('%s %i is due from %s to %s', (vaccine, dose, dueOn, lastOn) => {
    expect(calendarOf(GIRL)).toContainEqual(expect.objectContaining({ vaccine, dose, dueOn, lastOn }));
  });

  it.each([
    ['F', '2011-11-10', 2],
    ['F', '2011-11-09', 0],
    ['M', '2012-05-01', 0],
  ])('has HPV for who is %s and born on %s: %i doses', (sex, birthDate, doses) => {
    expect(calendarOf({ birthDate, sex }).filter(({ vaccine }) => vaccine === 'HPV')).toHaveLength(doses);
  });

  it('waits for no gap and no day by which it closes where every dose is in time', () => {
    for (const { vaccine, dose, dueOn, lastOn, closesOn } of calendarOf(GIRL)) {
      const scheduled = IMMUNISATION_SCHEDULE.find((one) => one.vaccine === vaccine && one.dose === dose)!;
      expect(whyDue({ vaccine, dose, dueOn, birthDate: BORN }, dueOn)!.zh).not.toContain('间隔');
      expect([dueOn, lastOn < closesOn]).toEqual([addMonths(BORN, scheduled.fromMonths), true]);
    }
    for (const vaccine of Object.keys(VACCINES)) expect(NOT_FROM).toHaveProperty(vaccine);
  });
});

describe('doses that are told of', () => {
  const dose = (vaccine: string, number: number, givenOn: string): ToldDose => ({ vaccine, dose: number, givenOn });
  const first = dose('HEPB', 1, BORN);

  it.each<[string, ToldDose[], KnownDoses, unknown[]]>([
    ['nothing', [], new Map(), []],
    ['in any order', [dose('HEPB', 2, '2025-10-01'), first], new Map(), []],
    ['a month early at most', [dose('DTAP', 1, '2025-10-01')], new Map(), []],
    ['too early', [dose('DTAP', 1, '2025-09-29')], new Map(), [[0, 'givenOn', errors.DOSE_TOO_EARLY]]],
    ['before birth', [dose('BCG', 1, '2025-08-30')], new Map(), [[0, 'givenOn', errors.DOSE_TOO_EARLY]]],
    ['tomorrow', [dose('BCG', 1, '2026-03-03')], new Map(), [[0, 'givenOn', errors.DOSE_IN_FUTURE]]],
    ['of no vaccine', [dose('FLU', 1, TODAY)], new Map(), [[0, 'dose', errors.NO_SUCH_DOSE]]],
    ['one too many', [dose('BCG', 2, TODAY)], new Map(), [[0, 'dose', errors.NO_SUCH_DOSE]]],
    ['twice', [first, first], new Map(), [[1, 'dose', errors.doseTold(first)]]],
    ['known', [first], new Map([['HEPB:1', BORN]]), [[0, 'dose', errors.doseTold(first)]]],
    ['without the first', [dose('HEPB', 2, TODAY)], new Map(), [[0, 'dose', errors.DOSE_BEFORE_PREVIOUS]]],
    [
      'on the day of the first',
      [dose('HEPB', 2, '2025-10-01')],
      new Map([['HEPB:1', '2025-10-01']]),
      [[0, 'dose', errors.DOSE_BEFORE_PREVIOUS]],
    ],
    ['28 days after the first', [dose('HEPB', 2, '2025-10-01')], new Map([['HEPB:1', '2025-09-03']]), []],
    [
      '27 days after the first',
      [dose('HEPB', 2, '2025-10-01')],
      new Map([['HEPB:1', '2025-09-04']]),
      [[0, 'givenOn', errors.doseTooSoon({ dose: 1, days: 28 })]],
    ],
    ['waived, whatever the order', [{ ...dose('DTAP', 4, TODAY), waived: true }], new Map(), []],
    ['after one that was waived', [dose('HEPB', 2, TODAY)], new Map([['HEPB:1', null]]), []],
  ])('%s', (_, told, known, expected) => {
    const problems = doseProblems(told, GIRL, TODAY, known);
    expect(problems.map(({ index, field, message }) => [index, field, message])).toEqual(expected);
  });
});

describe('doses that were missed', () => {
  type Given = Record<string, string | null>;
  /** Born on 31 August 2018, looked at on a day: dose → from when it may be given, or null where it may not. */
  it.each<[string, Given, string, string, string | null]>([
    ['begins where nothing was had', {}, '2020-01-01', 'HEPB:1', '2018-08-31'],
    ['goes on where it was left', { 'HEPB:1': '2018-08-31' }, '2020-01-01', 'HEPB:2', '2018-09-30'],
    ['28 days after a late one', { 'POLIO:1': '2020-01-01' }, '2020-01-01', 'POLIO:2', '2020-01-29'],
    [
      '60 days after the second',
      { 'HEPB:1': '2018-08-31', 'HEPB:2': '2020-01-01' },
      '2020-01-01',
      'HEPB:3',
      '2020-03-01',
    ],
    [
      '4 months after the first',
      { 'HEPB:1': '2020-01-01', 'HEPB:2': '2020-01-29' },
      '2020-02-01',
      'HEPB:3',
      '2020-05-01',
    ],
    ['after one that was waived', { 'HEPB:1': '2018-08-31', 'HEPB:2': null }, '2020-01-01', 'HEPB:3', '2019-02-28'],
    ['6 months after the third', { 'DTAP:3': '2020-05-05' }, '2020-06-01', 'DTAP:4', '2020-11-05'],
    ['a year after a late one', { 'JE:1': '2020-05-05' }, '2020-06-01', 'JE:2', '2021-05-05'],
    ['3 months after a late one', { 'MENA:1': '2020-01-15' }, '2020-02-01', 'MENA:2', '2020-04-15'],
    ['not at two years', {}, '2020-08-31', 'MENA:1', null],
    ['not when two years come first', { 'MENA:1': '2020-07-01' }, '2020-08-01', 'MENA:2', null],
    ['at two years instead', {}, '2020-08-31', 'MENAC:1', '2020-08-31'],
    ['at two years, 3 months after one', { 'MENA:1': '2020-07-01' }, '2020-08-31', 'MENAC:1', '2020-10-01'],
    ['at three years where both were had', { 'MENA:2': '2019-06-01' }, '2020-08-31', 'MENAC:1', '2021-08-31'],
    ['a year after both', { 'MENA:2': '2020-08-30' }, '2020-09-01', 'MENAC:1', '2021-08-31'],
    ['three years after a late one', { 'MENAC:1': '2023-01-01' }, '2023-02-01', 'MENAC:2', '2026-01-01'],
    ['the day before four years', {}, '2022-08-30', 'BCG:1', '2018-08-31'],
    ['not at four years', {}, '2022-08-31', 'BCG:1', null],
    ['not at seven years', { 'DTAP:1': '2019-01-01' }, '2025-08-31', 'DTAP:2', null],
    ['still below eighteen', {}, '2036-08-30', 'MMR:1', '2019-04-30'],
    ['not at eighteen', {}, '2036-08-31', 'MMR:1', null],
  ])('%s', (_what, given, today, key, from) => {
    const calendar = calendarOf({ birthDate: '2018-08-31', sex: 'M' }, new Map(Object.entries(given)), today);
    const planned = calendar.find(({ vaccine, dose }) => `${vaccine}:${dose}` === key)!;
    expect(isOpen(planned, today) ? planned.dueOn : null).toBe(from);
    expect(planned.lastOn >= planned.dueOn).toBe(true);
  });

  it('are refused where they come too late, and of who is not in the programme', () => {
    const boy = { birthDate: '2012-03-01', sex: 'M' };
    const told = ['BCG', 'HPV', 'MMR'].map((vaccine) => ({ vaccine, dose: 1, givenOn: TODAY }));
    expect(doseProblems(told, boy, TODAY).map(({ index, message }) => [index, message])).toEqual([
      [0, errors.doseTooLate(48)],
      [1, errors.NO_SUCH_DOSE],
    ]);
    const paidFor = { vaccine: 'HPV', dose: 1, givenOn: '2022-03-01' };
    expect(doseProblems([paidFor], { ...boy, sex: 'F' }, TODAY)).toEqual([]);
  });

  it('say why they are offered', () => {
    const due = (vaccine: string, dose: number, dueOn: string) => ({ vaccine, dose, dueOn, birthDate: '2018-08-31' });
    expect(whyDue(due('MMR', 1, '2019-04-30'), '2019-05-01')!.zh).toMatch(/^满8月龄起接种[^;]*。$/);
    expect(whyDue(due('MMR', 2, '2021-01-29'), '2021-01-29')!.zh).toMatch(/第1剂间隔不少于28天.*无需从头接种/);
    expect(whyDue(due('BCG', 1, '2018-08-31'), '2019-01-01')!.zh).toMatch(/PPD/);
    expect(whyDue(due('BCG', 1, '2018-08-31'), '2018-09-01')!.zh).not.toMatch(/PPD/);
    expect(whyDue(due('MENAC', 1, '2020-08-31'), '2020-08-31')!.zh).toMatch(/满24月龄起补种/);
    expect(whyDue(due('FLU', 1, '2020-08-31'), '2020-08-31')).toBeNull();
  });
});

describe('visits', () => {
  it.each<[string, Measured, unknown]>([
    ['CONTROLLED', { systolic: 149, diastolic: 89 }, null],
    ['CONTROLLED', { fastingGlucose: 6.9 }, null],
    ['CONTROLLED', {}, { field: 'systolic', message: errors.MEASUREMENT_MISSING }],
    ['CONTROLLED', { systolic: 150, diastolic: 80 }, { field: 'systolic', message: errors.NOT_CONTROLLED }],
    ['CONTROLLED', { systolic: 130, diastolic: 90 }, { field: 'diastolic', message: errors.NOT_CONTROLLED }],
    ['CONTROLLED', { fastingGlucose: 7 }, { field: 'fastingGlucose', message: errors.NOT_CONTROLLED }],
    ['UNCONTROLLED', { systolic: 179, diastolic: 109 }, null],
    ['UNCONTROLLED', { systolic: 180, diastolic: 100 }, { field: 'systolic', message: errors.REFERRAL_NEEDED }],
    ['UNCONTROLLED', { fastingGlucose: 3.9 }, { field: 'fastingGlucose', message: errors.REFERRAL_NEEDED }],
    ['UNCONTROLLED', { fastingGlucose: 16.7 }, { field: 'fastingGlucose', message: errors.REFERRAL_NEEDED }],
    ['REFERRED', { systolic: 200, diastolic: 120 }, null],
    ['REFERRED', { systolic: 200 }, { field: 'diastolic', message: errors.PRESSURE_INCOMPLETE }],
    ['REFERRED', { systolic: 100, diastolic: 100 }, { field: 'diastolic', message: errors.DIASTOLIC_HIGH }],
  ])('%s %j', (outcome, measured, expected) => {
    expect(chronicProblem(outcome, measured)).toEqual(expected);
  });

  it.each([
    [nextChronicVisit, 'CONTROLLED', '2026-06-02'],
    [nextChronicVisit, 'UNCONTROLLED', '2026-03-16'],
    [nextChronicVisit, 'REFERRED', '2026-03-16'],
    [nextChronicVisit, 'NOT_FOUND', '2026-04-01'],
    [nextChronicVisit, 'ENDED', null],
    [nextSpecialVisit, 'STABLE', '2026-06-02'],
    [nextSpecialVisit, 'UNSTABLE', '2026-03-16'],
    [nextSpecialVisit, 'ENDED', null],
  ])('%p after %s', (next, outcome, expected) => {
    expect(next(outcome, TODAY)).toBe(expected);
  });

  it('of a pregnancy that are past are not made up for', () => {
    expect(antenatalDays('2026-01-05', TODAY)).toHaveLength(5);
    expect(antenatalDays('2025-11-30', TODAY)).toEqual(['2026-04-19', '2026-05-17', '2026-08-09', '2026-09-06']);
    expect(antenatalDays('2025-05-01', TODAY)).toEqual([]);
  });
});

it.each([
  ['is made up for by the other vaccine', { 'MENA:1': addMonths(BORN, 20) }, []],
  ['which is too early for who had it', { 'MENA:1': addMonths(BORN, 7), 'MENA:2': addMonths(BORN, 11) }, [TOO_EARLY]],
])('a second dose that was missed at 24 months %s', (_name, had, problems) => {
  const [givenOn, known] = [addMonths(BORN, 26), new Map(Object.entries(had))];
  expect(doseProblems([{ vaccine: 'MENAC', dose: 1, givenOn }], GIRL, givenOn, known)).toEqual(problems);
});

it('what the calendar offers can be recorded, however late a child comes, and comes to an end', () => {
  const born = fc.integer({ min: 0, max: 6000 }).map((days) => addDays('2009-01-01', days));
  // Mostly in time, seldom months late.
  const visits = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 900 })), {
    minLength: 60,
    maxLength: 60,
  });
  fc.assert(
    fc.property(born, fc.constantFrom('M', 'F'), visits, (birthDate, sex, late) => {
      const child = { birthDate, sex };
      const done = new Map<string, string>();
      const left = (today: string) =>
        calendarOf(child, done, today).filter((dose) => !done.has(doseKey(dose)) && isOpen(dose, today));
      let today = birthDate;
      for (const days of late) {
        const next = left(today)
          .map(({ dueOn }) => dueOn)
          .sort()[0] as string | undefined;
        if (next === undefined) return;
        today = addDays(laterOf(today, next), days);
        const offered = left(today).filter(({ dueOn }) => dueOn <= today);
        for (const dose of offered.filter(
          (one, index) => offered.findIndex((o) => o.vaccine === one.vaccine) === index,
        )) {
          expect(doseProblems([{ ...dose, givenOn: today }], child, today, done)).toEqual([]);
          done.set(doseKey(dose), today);
        }
      }
      throw new Error('the calendar does not end');
    }),
    { numRuns: 30 },
  );
});
