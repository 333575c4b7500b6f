import { CalendarError, shown } from '../errors.js';
import { DAY_MS } from './civil.js';
import { formatAtOffset } from './instant.js';

/** A time zone: offsets in milliseconds east of UTC. */
export interface Zone {
  readonly name: string;
  offsetAt(ms: number): number;
  /** From `since` on the offset never changes: the fast path. */
  readonly fixed?: { readonly since: number; readonly offset: number };
}

const HOUR_MS = 3_600_000;
/** Zones without daylight saving since the given instant: mainland China ended it in September 1991. */
const FIXED: Record<string, { since: number; offset: number }> = {
  'Asia/Shanghai': { since: 694_224_000_000, offset: 8 * HOUR_MS },
  'Asia/Urumqi': { since: 694_224_000_000, offset: 6 * HOUR_MS },
  'Asia/Hong_Kong': { since: 315_532_800_000, offset: 8 * HOUR_MS },
  'Asia/Macau': { since: 315_532_800_000, offset: 8 * HOUR_MS },
  UTC: { since: -Infinity, offset: 0 },
};

const zones = new Map<string, Zone>();

/**
 * The zone of that name; formatters are made once per zone.
 * @throws CalendarError BAD_TIMEZONE for a name that is neither IANA nor a fixed offset
 */
export function zoneOf(name: string): Zone {
  const cached = zones.get(name);
  if (cached) return cached;
  const zone = makeZone(name);
  zones.set(name, zone);
  return zone;
}

function makeZone(name: string): Zone {
  const match = typeof name === 'string' ? /^([+-])([01]\d|2[0-3]):([0-5]\d)$/.exec(name) : null;
  if (match) {
    const offset = (Number(match[2]) * HOUR_MS + Number(match[3]) * 60_000) * (match[1] === '-' ? -1 : 1);
    return { name, offsetAt: () => offset, fixed: { since: -Infinity, offset } };
  }
  const slow = remembered(intlOffset(name));
  const fixed = Object.hasOwn(FIXED, name) ? FIXED[name] : undefined;
  if (!fixed) return { name, offsetAt: slow };
  return { name, fixed, offsetAt: (ms) => (ms >= fixed.since ? fixed.offset : slow(ms)) };
}

/** Reads the offset off Intl's own text, such as `1/2/2026, GMT+08:00`. */
function intlOffset(name: string): (ms: number) => number {
  let formatter: Intl.DateTimeFormat;
  try {
    if (typeof name !== 'string') throw new RangeError();
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    throw new CalendarError('BAD_TIMEZONE', `未知时区：${shown(name)}`, `Unknown time zone: ${shown(name)}`);
  }
  return (ms) => {
    const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatter.format(ms));
    if (!match) throw new Error(`No offset from Intl for ${name}`);
    if (!match[1]) return 0;
    const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
    return (match[1] === '-' ? -1000 : 1000) * seconds;
  };
}

/** Shorter than the time between any two changes of a zone that undo each other (the month of Ramadan). */
const BLOCK_MS = 8 * DAY_MS;

interface Change {
  readonly since: number;
  readonly offset: number;
}

/** Asking Intl takes microseconds, so what it said is kept: per block of days the offset, and where it changes. */
function remembered(ask: (ms: number) => number): (ms: number) => number {
  const blocks = new Map<number, readonly Change[]>();
  return (ms) => {
    const block = Math.floor(ms / BLOCK_MS);
    let changes = blocks.get(block);
    if (!changes) blocks.set(block, (changes = changesWithin(ask, block * BLOCK_MS, (block + 1) * BLOCK_MS)));
    let last = changes.length - 1;
    while (last > 0 && ms < changes[last]!.since) last -= 1;
    return changes[last]!.offset;
  };
}

function changesWithin(ask: (ms: number) => number, from: number, to: number): Change[] {
  const changes = [{ since: from, offset: ask(from) }];
  for (let cursor = from; ask(to) !== changes.at(-1)!.offset;) {
    const { offset } = changes.at(-1)!;
    let late = to;
    while (late - cursor > 1) {
      const middle = Math.floor((cursor + late) / 2);
      if (ask(middle) === offset) cursor = middle;
      else late = middle;
    }
    changes.push({ since: late, offset: ask(late) });
    cursor = late;
  }
  return changes;
}

/** The civil day, in the zone, of an instant. */
export function dayAt(zone: Zone, ms: number): number {
  return Math.floor((ms + zone.offsetAt(ms)) / DAY_MS);
}

/**
 * The instant of a local time (milliseconds of a civil day number and a time of day). A local time that does not
 * exist moves forward by the length of the gap; one that exists twice is the first.
 */
export function instantOfLocal(zone: Zone, local: number): number {
  const { fixed } = zone;
  if (fixed && local - fixed.offset >= fixed.since + 2 * DAY_MS) return local - fixed.offset;
  const before = zone.offsetAt(local - DAY_MS);
  const after = zone.offsetAt(local + DAY_MS);
  if (before === after) return local - before;
  const early = local - Math.max(before, after);
  if (zone.offsetAt(early) === Math.max(before, after)) return early;
  const late = local - Math.min(before, after);
  return zone.offsetAt(late) === Math.min(before, after) ? late : local - before;
}

/** The first instant of a civil day. */
export function startOfDay(zone: Zone, dayNo: number): number {
  return instantOfLocal(zone, dayNo * DAY_MS);
}

/** RFC 3339 text with the zone's own offset. */
export function formatInstant(zone: Zone, ms: number): string {
  return formatAtOffset(ms, zone.offsetAt(ms));
}
