import { readCompactDate } from './calendar-date.js';
import { CREDIT_CODE_ALPHABET, creditCodeCheck, mod11Radix2, organisationCodeCheck } from './check-characters.js';

export type IdentifierProblem =
  'BAD_LENGTH' | 'BAD_CHARACTER' | 'BAD_DATE' | 'FUTURE_BIRTH' | 'BAD_CHECKSUM' | 'BAD_DIVISION';

export interface PersonIdentifier {
  ok: true;
  kind: 'PERSON';
  value: string;
  /** `YYYY-MM-DD`. */
  birthDate: string;
  sex: 'M' | 'F';
  /** GB/T 2260 code of the place of first registration. */
  divisionCode: string;
}

export interface OrganisationIdentifier {
  ok: true;
  kind: 'ORGANISATION';
  value: string;
  /** GB/T 2260 code of the registering authority. */
  divisionCode: string;
}

export interface RefusedIdentifier {
  ok: false;
  problem: IdentifierProblem;
}

export type ParsedIdentifier = PersonIdentifier | OrganisationIdentifier | RefusedIdentifier;

/** First two digits of GB/T 2260 codes; 83 stands on the residence permits of residents of Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** 登记管理部门 (GB 32100-2015 with its amendments): who registers the organisation. */
const REGISTERING_AUTHORITIES = '123456789ANY';

const CREDIT_CODE_CHARACTERS = new RegExp(`^[${CREDIT_CODE_ALPHABET}]{18}$`);

/**
 * Reads a 公民身份号码 (GB 11643-1999) or a 统一社会信用代码 (GB 32100-2015), the key of 一证通.
 *
 * Only a final lower-case `x` after 17 digits is normalised; everything else must be exact. The two spaces
 * overlap where a credit code has no letters: such a value is an ID number if it passes as one, else a
 * credit code if it passes as one, else the ID number's problem is told.
 * Policy: an age over 130 years is accepted; whether to ask the clerk again is not decided here.
 *
 * @param today the local day, `YYYY-MM-DD`; someone born today is accepted.
 */
export function parseIdentifier(input: string, today: string): ParsedIdentifier {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new RangeError('today must be YYYY-MM-DD');
  if (input.length !== 18) return refuse('BAD_LENGTH');
  if (!/^[0-9]{17}[0-9Xx]$/.test(input)) return parseCreditCode(input);

  const value = input.toUpperCase();
  const person = parseIdNumber(value, today);
  if (person.ok || !hasOrganisationCode(value)) return person;
  const organisation = parseCreditCode(value);
  return organisation.ok ? organisation : person;
}

function parseIdNumber(value: string, today: string): ParsedIdentifier {
  if (!PROVINCES.has(value.slice(0, 2))) return refuse('BAD_DIVISION');
  const birthDate = readCompactDate(value.slice(6, 14));
  if (birthDate === null) return refuse('BAD_DATE');
  if (birthDate > today) return refuse('FUTURE_BIRTH');
  if (mod11Radix2(value.slice(0, 17)) !== value[17]) return refuse('BAD_CHECKSUM');
  const sex = Number(value[16]) % 2 === 1 ? 'M' : 'F';
  return { ok: true, kind: 'PERSON', value, birthDate, sex, divisionCode: value.slice(0, 6) };
}

/**
 * The 机构类别 (second character) is any digit but 0: amendments add classes, and a code of a class that is
 * new since this was written must not be refused at the window.
 */
function parseCreditCode(value: string): ParsedIdentifier {
  if (!CREDIT_CODE_CHARACTERS.test(value)) return refuse('BAD_CHARACTER');
  if (!REGISTERING_AUTHORITIES.includes(value[0]) || !/[1-9]/.test(value[1])) return refuse('BAD_CHARACTER');
  const divisionCode = value.slice(2, 8);
  const central = divisionCode === '100000';
  if (!/^[0-9]{6}$/.test(divisionCode) || !(central || PROVINCES.has(divisionCode.slice(0, 2)))) {
    return refuse('BAD_DIVISION');
  }
  if (creditCodeCheck(value.slice(0, 17)) !== value[17]) return refuse('BAD_CHECKSUM');
  return { ok: true, kind: 'ORGANISATION', value, divisionCode };
}

/**
 * Asked only of values shaped like an ID number: without it one mistyped ID number in 31 of some prefectures
 * (those whose digits 3 and 4 look like a province) would be taken for an organisation.
 */
function hasOrganisationCode(value: string): boolean {
  return organisationCodeCheck(value.slice(8, 16)) === value[16];
}

function refuse(problem: IdentifierProblem): RefusedIdentifier {
  return { ok: false, problem };
}
