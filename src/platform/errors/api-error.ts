import type { LocalText } from './local-text.js';

/** Codes of GraphQL errors that the caller cannot mend by changing one field (contract, "Errors"). */
export type ApiErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'GRAPHQL_PARSE_FAILED'
  | 'QUERY_TOO_COMPLEX'
  | 'RATE_LIMITED'
  | 'OVERLOADED'
  | 'INTERNAL';

/** An error of the whole operation. Its message is safe to show: it never carries personal data, SQL or a stack. */
export class ApiError extends Error {
  constructor(
    readonly code: ApiErrorCode,
    readonly text: LocalText,
    readonly details: Record<string, unknown> = {},
  ) {
    super(text.en);
    this.name = 'ApiError';
  }
}

export const unauthenticated = (): ApiError =>
  new ApiError('UNAUTHENTICATED', {
    zh: '请先登录,或登录已失效。',
    en: 'Sign in first; the token is missing, expired or not valid here.',
  });

export const forbidden = (): ApiError =>
  new ApiError('FORBIDDEN', { zh: '您没有办理此操作的权限。', en: 'Your role may not do this.' });

export const badInput = (text: LocalText, field?: string[]): ApiError =>
  new ApiError('BAD_USER_INPUT', text, field ? { field } : {});
