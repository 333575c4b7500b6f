import { CalendarError, shown } from '../errors.js';
import { DAY_MS, dayNumber, formatDay, isRealDate, two } from './civil.js';

const INSTANT = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
/** `2026-03-02T09:00:00` */
const SECONDS_END = 19;

/**
 * Reads an instant in strict RFC 3339 form, with an offset. Digits after the millisecond are cut off; a leap second
 * (`:60`) is refused, because no wall clock of the system shows one.
 * @returns milliseconds since 1970-01-01T00:00:00Z
 * @throws CalendarError BAD_INSTANT for any other text, a date that does not exist, or a missing offset
 */
export function parseInstant(text: string): number {
  if (typeof text !== 'string' || !INSTANT.test(text)) throw badInstant(text);
  const [year, month, day] = [digits(text, 0) * 100 + digits(text, 2), digits(text, 5), digits(text, 8)];
  const [hour, minute, second] = [digits(text, 11), digits(text, 14), digits(text, 17)];
  if (!isRealDate(year, month, day) || hour > 23 || minute > 59 || second > 59) throw badInstant(text);
  const millis = text[SECONDS_END] === '.' ? readMillis(text) : 0;
  const time = ((hour * 60 + minute) * 60 + second) * 1000 + millis;
  return dayNumber(year, month, day) * DAY_MS + time - readOffset(text);
}

/** The two digits at a place of a text whose form has been checked. */
function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

function readMillis(text: string): number {
  let millis = 0;
  for (let [at, unit] = [SECONDS_END + 1, 100]; unit >= 1; at += 1, unit /= 10) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    millis += digit * unit;
  }
  return millis;
}

/** Milliseconds east of UTC. */
function readOffset(text: string): number {
  const sign = text[text.length - 6];
  if (sign !== '+' && sign !== '-') return 0;
  const [hours, minutes] = [digits(text, text.length - 5), digits(text, text.length - 2)];
  if (hours > 23 || minutes > 59) throw badInstant(text);
  return (hours * 60 + minutes) * (sign === '-' ? -60_000 : 60_000);
}

/** Writes an instant at the given offset (milliseconds east of UTC), rounded to a whole minute of offset. */
export function formatAtOffset(ms: number, offsetMs: number): string {
  const offset = Math.round(offsetMs / 60_000);
  const local = ms + offset * 60_000;
  const dayNo = Math.floor(local / DAY_MS);
  const rest = local - dayNo * DAY_MS;
  const seconds = Math.floor(rest / 1000);
  const millis = rest - seconds * 1000;
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const fraction = millis === 0 ? '' : `.${String(millis).padStart(3, '0')}`;
  const size = Math.abs(offset);
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${formatDay(dayNo)}T${time}${fraction}${zone}`;
}

function badInstant(text: unknown): CalendarError {
  return new CalendarError(
    'BAD_INSTANT',
    `时刻无效（须为带时区偏移的 RFC 3339 格式）：${shown(text)}`,
    `Not a real instant in RFC 3339 form with an offset: ${shown(text)}`,
  );
}
