import { GraphQLError } from 'graphql';
import { ApiError, UserErrors, type ApiErrorCode } from '../../errors/index.js';
import { databaseErrorOf } from '../../telemetry/index.js';

const NETWORK_DOWN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/** node-postgres gives these no code. */
const CONNECTION_LOST =
  /timeout exceeded when trying to connect|connection (terminated|error|timeout)|connection timeout|not queryable|after calling end on the pool/i;

/**
 * SQLSTATE classes of a server that cannot serve now: 08 connection, 53 resources, 57014 statement timeout,
 * 57P01–57P03 shutdown, and 40001/40P01, which succeed when tried again.
 */
const SERVER_BUSY = /^(08...|53...|57014|57P0[123]|40001|40P01)$/;

/** A text that PostgreSQL cannot store (U+0000): the caller's fault, wherever it was. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

export const OVERLOADED = {
  zh: '系统繁忙,请稍后再试。',
  en: 'The system is busy. Try again in a moment.',
};

export const INTERNAL = {
  zh: '系统内部错误,请稍后再试;如再次出现,请提供关联编号。',
  en: 'Something went wrong on our side. If it happens again, give the correlation id to the operator.',
};

/** What a thrown thing means to the caller. `expected` errors are not logged. */
export interface Verdict {
  error: ApiError;
  expected: boolean;
}

/** Finds the meaning of anything thrown while an operation ran. */
export function classifyThrown(thrown: unknown): Verdict {
  const cause = originOf(thrown);
  if (cause instanceof ApiError) return { error: cause, expected: cause.code !== 'INTERNAL' };
  if (cause instanceof UserErrors) return { error: fromRefusal(cause), expected: true };
  if (cause instanceof Error && isOverload(cause)) {
    return { error: new ApiError('OVERLOADED', OVERLOADED), expected: false };
  }
  if (cause instanceof Error && UNSTORABLE_TEXT.has(codeOf(cause))) {
    const text = { zh: '文本含有无法保存的字符。', en: 'A text has a character that cannot be stored.' };
    return { error: new ApiError('BAD_USER_INPUT', text), expected: true };
  }
  return { error: new ApiError('INTERNAL', INTERNAL), expected: false };
}

/** What lies under GraphQL's own wrappers. */
export function originOf(thrown: unknown): unknown {
  let cause = thrown;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** A use case refused where there is no payload to say so, e.g. in a query. */
function fromRefusal(refusal: UserErrors): ApiError {
  const [first] = refusal.problems;
  const details = first?.field ? { field: first.field } : {};
  return new ApiError('BAD_USER_INPUT', first?.message ?? INTERNAL, details);
}

const codeOf = (error: Error): string => String((databaseErrorOf(error) as { code?: unknown }).code ?? '');

function isOverload(error: Error): boolean {
  if (error instanceof AggregateError && error.errors.some((one) => one instanceof Error && isOverload(one)))
    return true;
  const code = codeOf(error);
  return NETWORK_DOWN.has(code) || SERVER_BUSY.test(code) || (code === '' && CONNECTION_LOST.test(error.message));
}

/** Apollo's codes in the words of the contract. */
export const REQUEST_ERROR_CODES: Readonly<Record<string, ApiErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  BAD_REQUEST: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};
