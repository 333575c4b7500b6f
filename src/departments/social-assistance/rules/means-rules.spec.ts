import { applicationFor as application } from '../../../../test/support/assistance.js';
import type { Standard } from '../registers/standards.js';
import * as errors from '../social-assistance.errors.js';
import { meansRules, toFen } from './means-rules.js';

const STANDARDS: Standard[] = [
  { kind: 'MINIMUM_LIVING', band: '', amountFen: 110_000 },
  { kind: 'LOW_INCOME_FAMILY', band: '', amountFen: 165_000 },
];
const MLA = 'minimum-living-allowance';

describe('means against the local standard', () => {
  it.each<[string, object, string[]]>([
    ['the example', {}, []],
    // Two persons: a fen below twice 1,100 yuan, and just that.
    ['a fen below the standard', { monthlyIncomeYuan: 2199.99 }, []],
    ['the standard itself', { monthlyIncomeYuan: 2200 }, ['monthlyIncomeYuan']],
    ['savings of 24 standards each', { savingsYuan: 52_800 }, []],
    ['a fen more', { savingsYuan: 52_800.01 }, ['savingsYuan']],
    ['three homes and a car', { homesOwned: 3, vehiclesOwned: 1 }, ['homesOwned', 'vehiclesOwned']],
  ])('%s', (_name, form, fields) => {
    const violations = meansRules(application(MLA, undefined, { ...form }), STANDARDS);
    expect(violations.map(({ field }) => field)).toEqual(fields.map((field) => ['form', field]));
  });

  it('a family on low income may earn half as much again', () => {
    const form = { monthlyIncomeYuan: 3299.99 };
    expect(meansRules(application('low-income-family-recognition', undefined, form), STANDARDS)).toEqual([]);
  });

  it('a division without a standard is refused by name', () => {
    const asked = { ...application(MLA), divisionCode: '110101001' };
    const message = errors.noStandard('MINIMUM_LIVING', '110101001');
    expect(meansRules(asked, [])).toEqual([{ message, field: ['itemCode'] }]);
    expect(meansRules(application('temporary-aid'), [])).toEqual([]);
  });

  it('counts money in fen without losing one', () => {
    expect([0.1, 0.29, 1.005, 2100.5].map(toFen)).toEqual([10, 29, 100, 210_050]);
  });
});
