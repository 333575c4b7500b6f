import type { GraphQLError } from 'graphql';
import { ApiError, type LocalText } from '../../errors/index.js';

/** What one operation may ask for. An operation over a limit is refused before any of it runs. */
export const LIMITS = {
  /** Levels of fields. */
  depth: 12,
  /** Aliases in all, in the operation and the fragments it uses. */
  aliases: 15,
  /** Look-ups of one root field: more would let one request try many numbers. */
  sameRootField: 5,
  rootFields: 20,
  /** Lexical tokens of the document. */
  tokens: 2_000,
  /** Estimated number of field values in the answer. */
  cost: 100_000,
} as const;

export const DEPTH: LocalText = {
  zh: `查询嵌套过深,最多 ${LIMITS.depth} 层。`,
  en: `The query is too deep; at most ${LIMITS.depth} levels.`,
};
export const ALIASES: LocalText = {
  zh: `查询的别名过多,最多 ${LIMITS.aliases} 个。`,
  en: `The query has too many aliases; at most ${LIMITS.aliases}.`,
};
export const ROOT_FIELDS: LocalText = {
  zh: `一次请求中同一操作最多 ${LIMITS.sameRootField} 次,全部操作最多 ${LIMITS.rootFields} 项。`,
  en: `One request may use the same operation at most ${LIMITS.sameRootField} times and ${LIMITS.rootFields} operations in all.`,
};
export const TOKENS: LocalText = {
  zh: `查询过长,最多 ${LIMITS.tokens} 个词元。`,
  en: `The query is too long; at most ${LIMITS.tokens} tokens.`,
};
export const COST: LocalText = {
  zh: '查询要求的数据过多,请减少每页条数或字段。',
  en: 'The query asks for too much data; ask for fewer rows or fields.',
};

export const tooComplex = (text: LocalText): ApiError => new ApiError('QUERY_TOO_COMPLEX', text);

/** Whether the parser gave up because of `LIMITS.tokens`; graphql-js has no code for it. */
export const isTokenLimit = (error: GraphQLError): boolean =>
  /Document contains more that? \d+ tokens/.test(error.message);
