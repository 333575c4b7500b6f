import type { LimitUnit, TimeLimit } from '../service-item.js';
import { compareLimits } from './limit-checks.js';

describe('comparing limits', () => {
  const of = (text: string): TimeLimit => {
    const [value, unit] = text.split(' ');
    return {
      value: Number(value),
      unit: { wd: 'WORKING_DAY', nd: 'NATURAL_DAY', h: 'HOUR', now: 'IMMEDIATE' }[unit] as LimitUnit,
    };
  };

  it.each([
    ['5 wd', '10 wd', -1],
    ['10 nd', '10 nd', 0],
    ['48 h', '24 h', 1],
    ['0 now', '1 h', -1],
    ['0 now', '0 now', 0],
    ['5 nd', '5 wd', -1],
    ['6 nd', '5 wd', null],
    ['5 wd', '6 nd', null],
    ['24 h', '1 wd', -1],
    ['25 h', '1 wd', null],
    ['25 h', '1 nd', null],
  ])('%s against %s: %s', (a, b, order) => {
    const sign = (value: number | null): number | null => (value === null ? null : Math.sign(value));
    expect(sign(compareLimits(of(a), of(b)))).toBe(order);
    expect(sign(compareLimits(of(b), of(a)))).toBe(order === null ? null : 0 - order);
  });
});
