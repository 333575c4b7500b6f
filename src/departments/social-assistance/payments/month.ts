import { refuse } from '../../../platform/errors/index.js';
import { badMonth } from '../social-assistance.errors.js';

/** The first day of a month written YYYY-MM. @throws UserErrors INVALID_INPUT for anything else */
export function firstDayOf(month: string, field: string): string {
  if (/^20\d{2}-(0[1-9]|1[0-2])$/.test(month)) return `${month}-01`;
  throw refuse('INVALID_INPUT', badMonth, [field]);
}
