/** The civil day (YYYY-MM-DD) of an instant in a time zone. */
export const zonedDay = (at: Date, timeZone: string): string =>
  new Date(at.getTime() + offsetOf(at.getTime(), timeZone)).toISOString().slice(0, 10);

/** The first instant of a civil day (YYYY-MM-DD, plus `addDays`) in a time zone. */
export function startOfZonedDay(day: string, timeZone: string, addDays = 0): Date {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`) + addDays * 86_400_000;
  // Two rounds settle the offset also where it changes near midnight.
  let at = utcMidnight;
  for (let round = 0; round < 2; round += 1) at = utcMidnight - offsetOf(at, timeZone);
  return new Date(at);
}

/** Making one costs far more than using it; zones are few. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  return format;
}

function offsetOf(at: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT([+-])(\d{2}):(\d{2})$/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
