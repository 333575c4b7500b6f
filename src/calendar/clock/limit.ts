import { CalendarError, shown } from '../errors.js';
import type { ClockLimit, LimitUnit } from '../types.js';

export const MAX_LIMIT = 10_000;

const UNITS: readonly LimitUnit[] = ['WORKING_DAY', 'NATURAL_DAY', 'HOUR', 'IMMEDIATE'];

/** Checks a limit and copies it. @throws CalendarError BAD_LIMIT */
export function checkLimit(limit: ClockLimit | undefined): ClockLimit {
  if (typeof limit !== 'object' || limit === null || !UNITS.includes(limit.unit)) throw notALimit(limit);
  const { value, unit, openingHours } = limit;
  if (unit !== 'IMMEDIATE' && !isCount(value)) throw badCount(value);
  if (typeof (openingHours ?? false) !== 'boolean') throw notALimit(limit);
  return openingHours === true ? { value, unit, openingHours } : { value, unit };
}

/** Checks an extension against the clock's limit, whose unit it must share, and returns what it adds. */
export function checkExtension(extension: ClockLimit | undefined, unit: LimitUnit, soFar: number): number {
  const { value, unit: own } = checkLimit(extension);
  if (own !== unit || unit === 'IMMEDIATE') {
    throw new CalendarError(
      'EXTENSION_UNIT',
      `延期的单位（${own}）须与时限的单位（${unit}）一致，且即办件不可延期`,
      `An extension in ${own} cannot be added to a limit in ${unit}`,
    );
  }
  if (soFar + value > MAX_LIMIT) throw badCount(soFar + value);
  return value;
}

function notALimit(limit: unknown): CalendarError {
  return new CalendarError('BAD_LIMIT', `时限无效：${shown(limit)}`, `Not a time limit: ${shown(limit)}`);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_LIMIT;
}

function badCount(value: unknown): CalendarError {
  return new CalendarError(
    'BAD_LIMIT',
    `时限须为 1 至 ${MAX_LIMIT} 的整数：${shown(value)}`,
    `A limit is a whole number from 1 to ${MAX_LIMIT}: ${shown(value)}`,
  );
}
