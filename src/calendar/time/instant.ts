import { CalendarError, shown } from '../errors.js';
import { DAY_MS, dayNumber, formatDay, isRealDate } from './civil.js';

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * Reads an instant in strict RFC 3339 form, with an offset. Digits after the millisecond are cut off; a leap second
 * (`:60`) is refused, because no wall clock of the system shows one.
 * @returns milliseconds since 1970-01-01T00:00:00Z
 * @throws CalendarError BAD_INSTANT for any other text, a date that does not exist, or a missing offset
 */
export function parseInstant(text: string): number {
  const match = typeof text === 'string' ? INSTANT.exec(text) : null;
  if (!match) throw badInstant(text);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6])];
  const [offsetHour, offsetMinute] = [Number(match[9] ?? 0), Number(match[10] ?? 0)];
  if (!isRealDate(year, month, day) || hour > 23 || minute > 59 || second > 59) throw badInstant(text);
  if (offsetHour > 23 || offsetMinute > 59) throw badInstant(text);
  const millis = match[7] ? Number(match[7].slice(0, 3).padEnd(3, '0')) : 0;
  const offset = (offsetHour * 60 + offsetMinute) * (match[8] === '-' ? -60_000 : 60_000);
  return dayNumber(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + millis - offset;
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

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function badInstant(text: unknown): CalendarError {
  return new CalendarError(
    'BAD_INSTANT',
    `时刻无效（须为带时区偏移的 RFC 3339 格式）：${shown(text)}`,
    `Not a real instant in RFC 3339 form with an offset: ${shown(text)}`,
  );
}
