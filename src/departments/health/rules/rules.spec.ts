import { IMMUNISATION_SCHEDULE } from '../immunisation-schedule.js';
import * as errors from '../health.errors.js';
import { calendarOf, doseProblems, type KnownDoses, type ToldDose } from './vaccinations.js';
import { antenatalDays, chronicProblem, nextChronicVisit, nextSpecialVisit, type Measured } from './visits.js';

const BORN = '2025-08-31';
const TODAY = '2026-03-02';

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
  ])('%s %i is due from %s to %s', (vaccine, dose, dueOn, lastOn) => {
    expect(calendarOf(BORN)).toContainEqual({ vaccine, dose, dueOn, lastOn });
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
    ['of no vaccine', [dose('HPV', 1, TODAY)], new Map(), [[0, 'dose', errors.NO_SUCH_DOSE]]],
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
    ['after one that was waived', [dose('HEPB', 2, TODAY)], new Map([['HEPB:1', null]]), []],
  ])('%s', (_, told, known, expected) => {
    const problems = doseProblems(told, BORN, TODAY, known);
    expect(problems.map(({ index, field, message }) => [index, field, message])).toEqual(expected);
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
