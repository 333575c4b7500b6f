import { department } from './index.js';
import { birthOf, inYuan, sexOf } from '../../department-kit/index.js';

const { items, ledgers = [], followUps = [] } = department;

describe('what the department publishes', () => {
  it('has items with a place rule and sources', () => {
    expect(items.length).toBeGreaterThanOrEqual(12);
    for (const item of items) {
      expect([item.code, Boolean(item.place), Boolean(item.sources)]).toEqual([item.code, true, true]);
      expect(item.name.en).not.toBe('');
    }
  });

  it('has follow-ups about its own ledgers, and days last in every ledger', () => {
    const codes = ledgers.map(({ code }) => code);
    for (const { ledger } of followUps) expect(codes).toContain(ledger);
    for (const { columns } of ledgers) expect(columns.at(-1)!.title.zh).toMatch(/日期|至$/);
  });
});

it.each([
  ['110101199201010011', '男', '1992-01-01'],
  ['110101197501010020', '女', '1975-01-01'],
  ['110***********0020', null, null],
  [null, null, null],
])('of %s tells %s born %s', (idNumber, sex, birth) => {
  expect(sexOf(idNumber)).toBe(sex);
  expect(birthOf(idNumber)).toBe(birth);
});

it('writes money in yuan', () => {
  expect([inYuan(600_005), inYuan(0), inYuan(null)]).toEqual(['6000.05', '0.00', null]);
});
