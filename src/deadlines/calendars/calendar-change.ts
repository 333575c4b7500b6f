import { createHash } from 'node:crypto';
import type { CalendarLayer, HolidayNotice, OpenInterval, WeekdayKey } from '../../calendar/index.js';
import { canonicalJson } from '../../platform/crypto/index.js';
import type { ScopedLayer } from '../basis.js';
import type {
  CalendarLayerInput,
  DatedHoursInput,
  HolidayNoticeInput,
  WeeklyHoursInput,
} from './calendar-input.graphql.js';

/** What is proposed: a notice, or a layer with where it holds. */
export type CalendarChange = { kind: 'NOTICE'; body: HolidayNotice } | { kind: 'LAYER'; body: ScopedLayer };

export const WEEKDAY_KEYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies WeekdayKey[];

/** As it was given, in the form in which the calendar reads it. */
export function noticeOf(input: HolidayNoticeInput): HolidayNotice {
  const { id, docNo, issuedOn, year, amends, off, makeup, removesMakeup, source } = input;
  return {
    id,
    docNo: docNo ?? null,
    issuedOn,
    year,
    ...(amends == null ? {} : { amends }),
    off: (off ?? []).map(({ name, first, last }) => [name, first, last] as const),
    makeup: makeup ?? [],
    removesMakeup: removesMakeup ?? [],
    ...(source == null ? {} : { source }),
  };
}

/** What was given twice or contradicts itself has been refused before. */
export function layerOf(input: CalendarLayerInput): ScopedLayer {
  const body: CalendarLayer = {
    ...(input.name == null ? {} : { name: input.name }),
    ...(input.hours == null ? {} : { hours: weekOf(input.hours) }),
    ...given('shifts', tableOf(input.shifts)),
    ...given('breaks', tableOf(input.breaks)),
    ...given('holidays', sorted(input.holidays)),
    ...given('workdays', sorted(input.workdays)),
  };
  return { id: input.id, scope: input.scope, scopeCode: input.scopeCode ?? null, body };
}

const weekOf = (hours: WeeklyHoursInput): CalendarLayer['hours'] =>
  Object.fromEntries(
    WEEKDAY_KEYS.flatMap((day) => (hours[day]?.length ? [[day, hours[day] as unknown as OpenInterval[]]] : [])),
  );

const tableOf = (dated: readonly DatedHoursInput[] | null | undefined): Record<string, OpenInterval[]> =>
  Object.fromEntries((dated ?? []).map(({ date, open }) => [date, open as unknown as OpenInterval[]]));

const given = <Key extends string, T extends object>(key: Key, value: T): { [K in Key]?: T } =>
  Object.keys(value).length === 0 ? {} : ({ [key]: value } as { [K in Key]: T });

const sorted = (days: readonly string[] | null | undefined): string[] => [...new Set(days ?? [])].sort();

/** Equal for what says the same, in whatever order. Where a notice's text was found is no part of what it says. */
export function digestOf(change: CalendarChange): string {
  const body = change.kind === 'NOTICE' ? saidBy(change.body) : change.body;
  return createHash('sha256')
    .update(canonicalJson({ kind: change.kind, body }))
    .digest('hex');
}

const saidBy = ({ id, docNo, issuedOn, year, amends, off, makeup, removesMakeup }: HolidayNotice): object => ({
  id,
  docNo: docNo ?? null,
  issuedOn,
  year,
  amends: amends ?? null,
  off: [...(off ?? [])].map((range) => range.join(' ')).sort(),
  makeup: sorted(makeup),
  removesMakeup: sorted(removesMakeup),
});
