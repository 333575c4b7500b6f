import { GraphQLScalarType, Kind } from 'graphql';
import { badInput } from '../../errors/index.js';
import { isRealDay } from './calendar.js';
import { refuseValue } from './refuse-value.js';
import { ZoneFormat } from './zone-format.js';

const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:[Zz]|[+-](\d{2}):(\d{2}))$/;

const NOT_DATE_TIME = {
  zh: '时间须为带时区的 RFC 3339 格式,例如 2026-03-02T09:00:00+08:00。',
  en: 'A time must be RFC 3339 with its offset, e.g. 2026-03-02T09:00:00+08:00.',
};

let zoneFormat = new ZoneFormat('Asia/Shanghai');

/** Sets the zone in which instants are written; there is one per installation. */
export function writeTimesIn(timeZone: string): void {
  zoneFormat = new ZoneFormat(timeZone);
}

/**
 * Reads RFC 3339; the offset is required and the day must exist. Leap seconds are refused.
 * @throws ApiError BAD_USER_INPUT
 */
export function parseDateTime(text: string): Date {
  const match = RFC_3339.exec(text);
  if (match) {
    const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = match
      .slice(1)
      .map((n) => Number(n ?? 0));
    const sound = hour < 24 && minute < 60 && second < 60 && offsetHour < 24 && offsetMinute < 60;
    if (sound && isRealDay(year, month, day)) return new Date(text.toUpperCase());
  }
  throw badInput(NOT_DATE_TIME);
}

/** An instant as people read it: RFC 3339 in the installation's zone. */
export const writeTime = (instant: Date): string => zoneFormat.write(instant);

function writeInstant(value: unknown): string {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return writeTime(value);
  if (typeof value === 'string') return writeTime(parseDateTime(value));
  throw new TypeError('A DateTime field must resolve to a Date or an RFC 3339 string');
}

/** `scalar DateTime`: an instant. In resolvers a JS `Date`; on the wire in the installation's zone. */
export const GraphQLDateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    "An instant as RFC 3339 with offset, e.g. 2026-03-02T09:00:00+08:00, written in the installation's time zone.",
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: writeInstant,
  parseValue: (value) => (typeof value === 'string' ? parseDateTime(value) : refuseValue(NOT_DATE_TIME)),
  parseLiteral: (node) => (node.kind === Kind.STRING ? parseDateTime(node.value) : refuseValue(NOT_DATE_TIME)),
});
