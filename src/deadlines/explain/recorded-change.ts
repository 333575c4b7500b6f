import type { CalendarChange } from './explain-clock.js';

/** What the trail keeps of a due date that the calendar has moved, and of whose. */
export interface RecordedChange extends CalendarChange {
  clockId: string | null;
}

type Data = Record<string, unknown> | null;

/** Reads a DUE_DATE_CHANGED event. */
export const recordedChange = ({ at, data }: { at: string; data: Data }): RecordedChange => ({
  at: new Date(at),
  from: text(data?.from),
  to: text(data?.to),
  reference: nameOfChange(data),
  clockId: text(data?.clockId),
});

/** How people call what changed the calendar: a notice by its document number, a layer by its name. */
export function nameOfChange(data: Data): string | null {
  const names = [text(data?.docNo), text(data?.layerName)].filter((name) => name !== null);
  return names.length > 0 ? names.join('、') : text(data?.reference);
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
