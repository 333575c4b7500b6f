import { decidedCase, exampleOf } from '../../../../test/support/assistance.js';
import type { DecidedCase } from '../../../department-kit/index.js';
import { grantsOf } from './grants.js';
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
