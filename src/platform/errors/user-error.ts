import type { LocalText } from './local-text.js';

/** What the caller can mend (可由办理人更正的问题). The list is part of the public contract. */
export const USER_ERROR_CODES = [
  'INVALID_INPUT',
  'UNKNOWN_ITEM',
  'ITEM_NOT_AVAILABLE',
  'MATERIAL_MISSING',
  'NOT_FOUND',
  'STATE_CONFLICT',
  'VERSION_CONFLICT',
  'ALREADY_CLAIMED',
  'DUPLICATE_KEY_MISMATCH',
  'TOO_LATE',
  'ALREADY_RATED',
  'RULE',
] as const;
export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

/** One refusal that the caller can mend; `field` is the path into the input, e.g. `['input', 'applicant', 'idNumber']`. */
export interface UserProblem {
  code: UserErrorCode;
  message: LocalText;
  field?: string[];
}

/** Thrown by a use case to refuse; nothing has been written. The resolver turns it into `userErrors`. */
export class UserErrors extends Error {
  constructor(readonly problems: UserProblem[]) {
    super(problems.map((problem) => problem.code).join(', '));
    this.name = 'UserErrors';
  }
}

export function refuse(code: UserErrorCode, message: LocalText, field?: string[]): UserErrors {
  return new UserErrors([{ code, message, field }]);
}
