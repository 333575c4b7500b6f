import type { LedgerValue } from '../department-kit/index.js';
import type { Locale, LocalText } from '../platform/errors/index.js';

const YES: LocalText = { zh: '是', en: 'yes' };
const NO: LocalText = { zh: '否', en: 'no' };

/** A value as a table program shows it: numbers stay numbers. */
export const asCell = (value: LedgerValue, locale: Locale): string | number | null =>
  typeof value === 'boolean' ? (value ? YES : NO)[locale] : value;

export const asText = (value: LedgerValue, locale: Locale): string | null => {
  const cell = asCell(value, locale);
  return typeof cell === 'number' ? String(cell) : cell;
};
