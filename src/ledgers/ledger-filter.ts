import type { LedgerDefinition } from '../department-kit/index.js';
import { checkName, parseIdentifier } from '../platform/identifiers/index.js';
import { badDivision, badIdNumber, badName, badStatus, emptyPeriod } from './ledgers.errors.js';

/** What a ledger can be narrowed by; null and undefined ask for nothing. */
export interface LedgerFilter {
  status?: string | null;
  /** The division code, or its beginning: `330199` is all of that county. */
  divisionCode?: string | null;
  /** Days as YYYY-MM-DD, both included. */
  registeredFrom?: string | null;
  registeredTo?: string | null;
  idNumber?: string | null;
  /** The name, or its beginning. */
  personName?: string | null;
}

const DIVISION = /^\d{2,12}$/;

/**
 * @param path where the filter stands in the input
 * @throws ApiError BAD_USER_INPUT that names the field
 */
export function checkFilter(ledger: LedgerDefinition, filter: LedgerFilter, path: string[] = []): void {
  const { status, divisionCode, registeredFrom, registeredTo, idNumber, personName } = filter;
  const known = Object.keys(ledger.statuses);
  if (given(status) && !known.includes(status)) throw badStatus(known, [...path, 'status']);
  if (given(divisionCode) && !DIVISION.test(divisionCode)) throw badDivision([...path, 'divisionCode']);
  if (given(registeredFrom) && given(registeredTo) && registeredTo < registeredFrom)
    throw emptyPeriod([...path, 'registeredTo']);
  // Whether the person is born yet does not matter for a look-up.
  if (given(idNumber) && !parseIdentifier(idNumber, '9999-12-31').ok) throw badIdNumber([...path, 'idNumber']);
  if (given(personName) && !checkName(personName).ok) throw badName([...path, 'personName']);
}

export const given = <Value>(value: Value | null | undefined): value is Value => value !== null && value !== undefined;
