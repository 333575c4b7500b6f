import type { Locale } from '../../errors/index.js';

/**
 * GraphQL's technical messages repeat values that the client wrote into the query text; these may be personal data.
 * Names of types, fields and enum values stay.
 */
export function withoutValues(message: string): string {
  return message
    .replace(/\b(found|Unexpected) (Name|String|BlockString|Int|Float|Comment) "[^]*?"(?=[.,;]|$)/g, '$1 $2')
    .replace(/(Invalid number|Unexpected character|Invalid character)[^]*$/, '$1.')
    .replace(/(Expected value of type "[^"]*"), found [^]*$/, '$1.')
    .replace(/(cannot represent[^:"]*):? [^]*$/, '$1.')
    .replace(/^Value "[^]*?" does not exist in ("\w+" enum)[^]*$/, 'The value does not exist in $1.');
}

const PREFIX = {
  GRAPHQL_PARSE_FAILED: '查询语句有语法错误:',
  GRAPHQL_VALIDATION_FAILED: '查询不符合接口定义:',
  BAD_USER_INPUT: '请求有误:',
};

/** A developer's message: GraphQL's English, after a Chinese sentence that says what kind of problem it is. */
export function technicalMessage(code: keyof typeof PREFIX, message: string, locale: Locale): string {
  const safe = withoutValues(message);
  return locale === 'zh' ? PREFIX[code] + safe : safe;
}
