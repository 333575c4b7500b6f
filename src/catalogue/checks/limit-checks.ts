import type { LimitUnit, ServiceItemDefinition, TimeLimit } from '../service-item.js';
import type { AddProblem } from './publish-problem.js';

const LIMIT_FIELDS = ['acceptanceLimit', 'legalLimit', 'promisedLimit', 'deliveryLimit', 'extension'] as const;

/** Every limit is sound and says where it comes from; promised ≤ legal. */
export function checkLimits(item: ServiceItemDefinition, add: AddProblem): void {
  const limits = [
    ...LIMIT_FIELDS.map((field) => ({ field: field as string, limit: item[field] })),
    ...item.steps.map((step, index) => ({ field: `steps.${index}.limit`, limit: step.limit })),
  ];
  for (const { field, limit } of limits) {
    if (!limit) continue;
    const least = limit.unit === 'IMMEDIATE' ? 0 : 1;
    if (!Number.isInteger(limit.value) || limit.value < least || limit.value > 10_000) {
      add('LIMIT_MALFORMED', field, '时限须为 1 至 10000 的整数。', 'Make the limit a whole number from 1 to 10000.');
    }
    if (!limit.source?.text) {
      add(
        'LIMIT_WITHOUT_SOURCE',
        field,
        '请写明时限的依据;没有依据的时限不得发布。',
        'Name the source of the limit; a limit without one is not published.',
      );
    }
  }
  checkPromiseAgainstLaw(item, add);
}

function checkPromiseAgainstLaw(
  { legalLimit: legal, promisedLimit: promised }: ServiceItemDefinition,
  add: AddProblem,
) {
  if (!legal || !promised) return;
  const order = compareLimits(promised, legal);
  if (order === null) {
    add(
      'LIMITS_NOT_COMPARABLE',
      'promisedLimit',
      '承诺时限与法定时限的单位不可比较,请统一单位。',
      'Give the promised and the legal limit comparable units.',
    );
  } else if (order > 0) {
    add(
      'PROMISE_OVER_LEGAL',
      'promisedLimit',
      '承诺时限长于法定时限,请缩短承诺时限。',
      'The promised limit is longer than the legal one; shorten it.',
    );
  }
}

/**
 * Negative, zero or positive as `a` is shorter than, equal to or longer than `b`; null where units do not compare.
 * IMMEDIATE is the shortest of all. n working days last at least n natural days, so n working days are never
 * "at most" n natural days: the two do not compare, except that m natural days ≤ n working days when m ≤ n.
 */
export function compareLimits(a: TimeLimit, b: TimeLimit): number | null {
  if (a.unit === 'IMMEDIATE' || b.unit === 'IMMEDIATE') {
    return Number(a.unit !== 'IMMEDIATE') - Number(b.unit !== 'IMMEDIATE');
  }
  if (a.unit === b.unit) return a.value - b.value;
  const pair: `${LimitUnit}<${LimitUnit}` = `${a.unit}<${b.unit}`;
  if (pair === 'NATURAL_DAY<WORKING_DAY' && a.value <= b.value) return -1;
  if (pair === 'WORKING_DAY<NATURAL_DAY' && b.value <= a.value) return 1;
  if (a.unit === 'HOUR' && a.value <= b.value * 24) return -1;
  if (b.unit === 'HOUR' && b.value <= a.value * 24) return 1;
  return null;
}
