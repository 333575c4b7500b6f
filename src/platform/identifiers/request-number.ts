import { readCompactDate } from './calendar-date.js';
import { mod37Radix36 } from './check-characters.js';

/** The parts of a 受理编号. */
export interface RequestNumberParts {
  /** The whole number, in upper case. */
  number: string;
  divisionCode: string;
  /** `YYYYMMDD`. */
  date: string;
  sequence: number;
  checkCharacter: string;
}

/** From a county (GB/T 2260, six digits) to a community (GB/T 10114, twelve); letters for local codes. */
const DIVISION = /^[0-9A-Z]{6,12}$/;
const LAYOUT = /^([0-9A-Z]{6,12})-([0-9]{8})-([0-9]{6})-([0-9A-Z])$/;
const LARGEST_SEQUENCE = 999_999;

/**
 * Makes a 受理编号: `<division>-<yyyymmdd>-<sequence of six digits>-<check character>`. The check character is
 * ISO 7064 MOD 37,36 over what stands before it without hyphens, so any one mistyped character is noticed.
 *
 * @throws RangeError when a part does not fit the layout: a fault of the program, not of a clerk.
 */
export function buildRequestNumber(divisionCode: string, yyyymmdd: string, sequence: number): string {
  if (!DIVISION.test(divisionCode)) throw new RangeError('division code must be 6 to 12 digits or capital letters');
  if (readCompactDate(yyyymmdd) === null) throw new RangeError('date must be a day of the calendar as YYYYMMDD');
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > LARGEST_SEQUENCE) {
    throw new RangeError(`sequence must be a whole number from 1 to ${LARGEST_SEQUENCE}`);
  }
  const padded = String(sequence).padStart(6, '0');
  return `${divisionCode}-${yyyymmdd}-${padded}-${mod37Radix36(divisionCode + yyyymmdd + padded)}`;
}

/**
 * Reads a 受理编号 as a resident typed it: lower case is accepted, nothing else is mended.
 * Null when the layout, the date or the check character (ISO 7064 MOD 37,36) is wrong.
 */
export function parseRequestNumber(input: string): RequestNumberParts | null {
  // Before upper-casing: some letters outside ASCII have an ASCII capital.
  if (!/^[0-9A-Za-z-]{24,30}$/.test(input)) return null;
  const number = input.toUpperCase();
  const match = LAYOUT.exec(number);
  if (!match) return null;
  const [, divisionCode, date, digits, checkCharacter] = match;
  const sequence = Number(digits);
  if (sequence === 0 || readCompactDate(date) === null) return null;
  if (mod37Radix36(divisionCode + date + digits) !== checkCharacter) return null;
  return { number, divisionCode, date, sequence, checkCharacter };
}
