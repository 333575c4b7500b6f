import { GraphQLScalarType, Kind } from 'graphql';
import { badInput } from '../../errors/index.js';
import { isRealDay } from './calendar.js';
import { refuseValue } from './refuse-value.js';

const NOT_DATE = {
  zh: '日期须为真实存在的 YYYY-MM-DD,例如 2026-03-02。',
  en: 'A date must be a day that exists, as YYYY-MM-DD, e.g. 2026-03-02.',
};

/** @throws ApiError BAD_USER_INPUT unless the text is YYYY-MM-DD and the day exists. */
export function parseDate(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match && isRealDay(Number(match[1]), Number(match[2]), Number(match[3]))) return text;
  throw badInput(NOT_DATE);
}

/** `scalar Date`: a day in the installation's zone. In resolvers a string; a JS `Date` is refused, it has no zone. */
export const GraphQLDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: "An ISO 8601 day in the installation's time zone, e.g. 2026-03-02.",
  serialize: (value) => {
    if (typeof value !== 'string') throw new TypeError('A Date field must resolve to a YYYY-MM-DD string');
    return parseDate(value);
  },
  parseValue: (value) => (typeof value === 'string' ? parseDate(value) : refuseValue(NOT_DATE)),
  parseLiteral: (node) => (node.kind === Kind.STRING ? parseDate(node.value) : refuseValue(NOT_DATE)),
});
