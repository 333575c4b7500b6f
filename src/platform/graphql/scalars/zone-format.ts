const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FIRST_SAMPLED = Date.UTC(2000, 0, 1);
const LAST_SAMPLED = Date.UTC(2100, 0, 1);
/** Every summer time known lasts longer than this, so sampling cannot step over one. */
const SAMPLE_STEP = 14 * DAY;
/** Changes of offset happen on the quarter hour of UTC. */
const OFFSET_GRAIN = 15 * MINUTE;
const MAX_KNOWN = 10_000;

/**
 * Writes instants as RFC 3339 in one time zone, e.g. `2026-03-02T09:00:00+08:00`; milliseconds only when there are
 * any. Zones without summer time since 2000, such as Asia/Shanghai, need no look-up in the zone's rules.
 */
export class ZoneFormat {
  private readonly parts: Intl.DateTimeFormat;
  private readonly fixedOffset: number | null;
  private readonly knownOffsets = new Map<number, number>();
  /** Due instants are midnights, so a page of requests writes the same few again and again. */
  private readonly written = new Map<number, string>();

  constructor(timeZone: string) {
    this.parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    this.fixedOffset = this.findFixedOffset();
  }

  write(instant: Date): string {
    const ms = instant.getTime();
    let text = this.written.get(ms);
    if (text === undefined) {
      if (this.written.size >= MAX_KNOWN) this.written.clear();
      text = this.format(ms);
      this.written.set(ms, text);
    }
    return text;
  }

  private format(ms: number): string {
    const offset = this.offsetMinutes(ms);
    const local = new Date(ms + offset * MINUTE).toISOString();
    const time = local.endsWith('.000Z') ? local.slice(0, -5) : local.slice(0, -1);
    return time + writeOffset(offset);
  }

  private offsetMinutes(ms: number): number {
    if (this.fixedOffset !== null && ms >= FIRST_SAMPLED && ms < LAST_SAMPLED) return this.fixedOffset;
    const grain = Math.floor(ms / OFFSET_GRAIN);
    let offset = this.knownOffsets.get(grain);
    if (offset === undefined) {
      if (this.knownOffsets.size >= MAX_KNOWN) this.knownOffsets.clear();
      offset = this.readOffset(ms);
      this.knownOffsets.set(grain, offset);
    }
    return offset;
  }

  private findFixedOffset(): number | null {
    const offset = this.readOffset(FIRST_SAMPLED);
    for (let ms = FIRST_SAMPLED; ms <= LAST_SAMPLED; ms += SAMPLE_STEP) {
      if (this.readOffset(ms) !== offset) return null;
    }
    return offset;
  }

  /** RFC 3339 knows whole minutes only; seconds of old local mean times are cut off. */
  private readOffset(ms: number): number {
    const name = this.parts.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name);
    if (!match?.[1]) return 0;
    const minutes = Number(match[2]) * 60 + Number(match[3]);
    return match[1] === '-' ? -minutes : minutes;
  }
}

function writeOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
}
