import {
  CENTRE_STAFF,
  countyOfCaller,
  DEPARTMENT_STAFF,
  hasRole,
  isClearedForSpecialGroups,
  worksIn,
  type Caller,
} from '../platform/auth/index.js';
import type { RequestHead } from './case-file/index.js';

/**
 * What a request is besides its centre and departments that decides for whom it exists. For everybody else it is
 * absent, not masked: from pages, counts and operations alike (DOMAIN.md §8).
 */
export type ScopedRequest = Pick<RequestHead, 'divisionCode' | 'dutyDivision' | 'confidential' | 'submitter'>;

/** Whether the request is not there for the caller, whatever centre or department it is of. */
export function isAbsent(request: ScopedRequest, caller: Caller): boolean {
  const { divisionCode, dutyDivision, confidential, submitter } = request;
  const [cleared, firstContact] = readerOf(caller);
  if (confidential && !cleared && submitter !== firstContact) return true;
  return !worksIn(divisionCode, caller) && !worksIn(dutyDivision ?? divisionCode, caller);
}

/**
 * The same in SQL, about the row `r` of `service_request`.
 * @param first number of the first of the three parameters that {@link readerOf} gives
 */
export const existsForReader = (first: number): string =>
  `(not r.confidential or $${first}::boolean or r.submitter = $${first + 1}::text)
     and ($${first + 2}::text is null or $${first + 2} in (left(r.division_code, 6), left(r.duty_division, 6)))`;

/**
 * Who reads: whether requests of special groups exist for them; as whom they took requests in at a window (首问责任人),
 * which they go on seeing; their county. A partner speaks for residents and is kept to its own by other rules.
 */
export const readerOf = (caller: Caller): [cleared: boolean, firstContact: string | null, county: string | null] => [
  isClearedForSpecialGroups(caller) || !hasRole(caller, ...DEPARTMENT_STAFF, ...CENTRE_STAFF),
  hasRole(caller, 'clerk') ? caller.sub : null,
  countyOfCaller(caller),
];
