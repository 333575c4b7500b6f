import fc from 'fast-check';
import { citizenId } from '../../../../test/support/requests.js';
import { decidedCase, exampleOf } from '../../../../test/support/assistance.js';
import type { DecidedCase } from '../../../department-kit/index.js';
import { ageOn } from '../../../platform/time/index.js';
import { childReviewOn, grantsOf, grownUpOn, oldAgeRise } from './grants.js';
import type { Standard } from './standards.js';

const STANDARDS: Standard[] = [
  { kind: 'MINIMUM_LIVING', band: '', amountFen: 110_000 },
  { kind: 'OLD_AGE', band: '80', amountFen: 10_000 },
  { kind: 'OLD_AGE', band: '90', amountFen: 20_000 },
  { kind: 'DISABILITY_NURSING', band: '2', amountFen: 25_000 },
];

const decided = (itemCode: string, form: object = {}, more: Partial<DecidedCase> = {}): DecidedCase =>
  decidedCase(itemCode, { form: { ...exampleOf(itemCode), ...form }, ...more });
const person = (idNumber: string) => ({ kind: 'PERSON' as const, name: '示例', idNumber });
const step = (stepId: string, outcome: 'APPROVED' | 'REJECTED', result: Record<string, unknown> | null = null) => ({
  stepId,
  department: 'social-assistance',
  outcome,
  result,
});

describe('what a decision gives', () => {
  it('is a household’s allowance from the next month, reviewed in a year where nobody can work', () => {
    expect(grantsOf(decided('minimum-living-allowance', {}, { result: { amountFen: 45_000 } }))).toMatchObject([
      {
        kind: 'MINIMUM_LIVING',
        amountFen: 45_000,
        householdSize: 2,
        householdIncomeFen: 62_000,
        benefitsFrom: '2026-04-01',
        nextReviewOn: '2027-03-02',
        category: 'A',
        cause: null,
      },
    ]);
  });

  it.each([
    ['B', {}, { hasLabourCapacity: true }, '2026-09-02'],
    ['C', { result: { category: 'C' } }, {}, '2026-06-02'],
  ])('is reviewed by category %s', (category, more, form, nextReviewOn) => {
    expect(grantsOf(decided('minimum-living-allowance', form, more))).toMatchObject([
      { category, nextReviewOn, amountFen: null },
    ]);
  });

  it('is an allowance for a disabled person from the month in which it was asked for', () => {
    const form = { allowances: ['LIVING', 'NURSING'] };
    const late = {
      receivedOn: '2026-01-31',
      stepOutcomes: [step('living-review', 'APPROVED'), step('nursing-review', 'APPROVED')],
    };
    const both = grantsOf(decided('disabled-two-allowances-one-matter', form, late));
    expect(both.map(({ kind, benefitsFrom }) => [kind, benefitsFrom])).toEqual([
      ['DISABILITY_LIVING', '2026-01-01'],
      ['DISABILITY_NURSING', '2026-01-01'],
    ]);
  });

  it('is refused with a category that does not exist', () => {
    const one = decided('minimum-living-allowance', {}, { result: { category: 'D' } });
    expect(() => grantsOf(one)).toThrow('INVALID_INPUT');
  });

  it.each([-1, 1.5, '100', 500_000_001, true])('is refused with %j as its amount', (amountFen) => {
    expect(() => grantsOf(decided('old-age-allowance', {}, { result: { amountFen } }))).toThrow('INVALID_INPUT');
  });

  it.each([
    ['an income above the standard gives nothing', decided('minimum-living-allowance', { monthlyIncomeYuan: 9999 }), 0],
    ['82 years', decided('old-age-allowance', {}, { applicant: person('310101194401010043') }), 10_000],
    ['91 years', decided('old-age-allowance', {}, { applicant: person('310101193501010046') }), 20_000],
    ['36 years', decided('old-age-allowance'), null],
    ['grade 2', decided('disability-allowance', { disabilityGrade: 2 }), 25_000],
    ['aid is the officer’s to fix', decided('temporary-aid'), null],
  ])('%s', (_name, one, amountFen) => expect(grantsOf(one, STANDARDS)).toMatchObject([{ amountFen }]));

  it('aid with a result that does not say how much is refused: nobody waits for money that was forgotten', () => {
    const mistyped = decided('temporary-aid', {}, { result: { amountYuan: 500 } });
    expect(() => grantsOf(mistyped, STANDARDS)).toThrow('INVALID_INPUT');
    const fixed = decided('temporary-aid', {}, { result: { amountFen: 50_000 } });
    expect(grantsOf(fixed, STANDARDS)).toMatchObject([{ amountFen: 50_000 }]);
  });

  it('is nothing in the joint item when no aid is wanted', () => {
    const stepOutcomes = [step('hardship-review', 'APPROVED')];
    const one = decided('unemployed-hardship-one-matter', { helpWanted: ['TRAINING'] }, { stepOutcomes });
    expect(grantsOf(one)).toEqual([]);
  });

  it.each([
    ['APPROVED', 'APPROVED', 1],
    ['PARTIAL', 'APPROVED', 1],
    ['PARTIAL', 'REJECTED', 0],
    ['REJECTED', 'APPROVED', 0],
  ] as const)('in the joint item: the whole %s, the own part %s', (decision, outcome, cases) => {
    const stepOutcomes = [step('hardship-review', outcome)];
    expect(grantsOf(decided('unemployed-hardship-one-matter', {}, { decision, stepOutcomes }))).toHaveLength(cases);
  });

  it('of the two allowances each has the amount of its own review', () => {
    const stepOutcomes = [step('living-review', 'APPROVED', { amountFen: 1 }), step('nursing-review', 'APPROVED')];
    const one = decided('disabled-two-allowances-one-matter', { disabilityGrade: 2 }, { stepOutcomes });
    expect(grantsOf(one, STANDARDS).map(({ amountFen }) => amountFen)).toEqual([1, 25_000]);
  });

  it('urgent aid waits for its papers for five working days', () => {
    expect(grantsOf(decided('temporary-aid-urgent'))).toMatchObject([{ papersDueOn: '2026-03-09', cause: 'FIRE' }]);
    expect(grantsOf(decided('temporary-aid'))).toMatchObject([{ papersDueOn: null }]);
  });
});

const numberOf = (birthDate: string): string => citizenId(2, birthDate.replaceAll('-', ''));
const day = (min: string, max: string) =>
  fc
    .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
    .map((instant) => instant.toISOString().slice(0, 10));

it('a child is reviewed within a year, never after its eighteenth birthday while that lies ahead', () => {
  fc.assert(
    fc.property(day('2006-01-01', '2026-01-01'), day('2026-01-01', '2032-01-01'), (birthDate, today) => {
      const idNumber = numberOf(birthDate);
      const next = childReviewOn(idNumber, today);
      expect(next > today).toBe(true);
      expect(Number(next.slice(0, 4)) - Number(today.slice(0, 4))).toBeLessThanOrEqual(1);
      if (ageOn(birthDate, today) < 18) expect(next <= grownUpOn(idNumber)).toBe(true);
    }),
  );
  expect(childReviewOn(citizenId(2, '20080229'), '2025-06-01')).toBe('2026-02-28');
});

describe('the old-age allowance', () => {
  const granted = { registeredOn: '2025-03-02', benefitsFrom: '2025-04-01', amountFen: 10_000 };
  it.each([
    ['1935-08-31', '2025-09-01'],
    ['1935-03-01', null],
    ['1935-03-20', '2025-04-01'],
    ['1936-02-29', '2026-03-01'],
    ['1936-03-03', null],
  ])('of somebody born on %s rises from %s', (birthDate, validFrom) => {
    const risen = validFrom === null ? null : { validFrom, amountFen: 20_000 };
    expect(oldAgeRise(numberOf(birthDate), granted, '2026-03-02', STANDARDS)).toEqual(risen);
  });

  it('never falls, and rises from a month in which the band was reached', () => {
    fc.assert(
      fc.property(day('1920-01-01', '1946-01-01'), fc.integer({ min: 0, max: 30_000 }), (birthDate, amountFen) => {
        const rise = oldAgeRise(numberOf(birthDate), { ...granted, amountFen }, '2026-03-02', STANDARDS);
        if (rise === null) return;
        expect(rise.amountFen).toBeGreaterThan(amountFen);
        expect(rise.validFrom >= '2025-04-01' && rise.validFrom.endsWith('-01')).toBe(true);
        expect([80, 90]).toContain(ageOn(birthDate, rise.validFrom));
      }),
    );
  });
});
