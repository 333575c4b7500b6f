import { buildCalendar, CalendarError, type CalendarLayer } from '../../calendar/index.js';
import type { BasisRows, ScopedLayer } from '../basis.js';
import { digestOf, WEEKDAY_KEYS, type CalendarChange } from './calendar-change.js';
import { calendarRefuses, emptyLayer, noticeStands } from './calendars.errors.js';

type Standing = Pick<BasisRows, 'notices' | 'layers'>;

/** Whether what is proposed holds already. */
export function holdsAlready(standing: Standing, change: CalendarChange): boolean {
  const holding: CalendarChange[] =
    change.kind === 'NOTICE'
      ? standing.notices.filter(({ id }) => id === change.body.id).map((body) => ({ kind: 'NOTICE', body }))
      : standing.layers.filter(({ id }) => id === change.body.id).map((body) => ({ kind: 'LAYER', body }));
  const digest = digestOf(change);
  return holding.some((one) => digestOf(one) === digest);
}

/**
 * Builds the calendar as it would be with the change.
 * @param root path of the change in the arguments; `exact` is false when the argument is only its id
 * @throws UserErrors with the field at fault, as far as it can be told
 */
export function checkChange(standing: Standing, change: CalendarChange, root: string[], exact = true): void {
  const { kind, body } = change;
  if (kind === 'NOTICE' && standing.notices.some(({ id }) => id === body.id)) {
    throw noticeStands(body.id, exact ? [...root, 'id'] : root);
  }
  if (kind === 'LAYER' && saysNothing(body) && !standing.layers.some(({ id }) => id === body.id)) {
    throw emptyLayer(root);
  }
  const notices = kind === 'NOTICE' ? [...standing.notices, body] : standing.notices;
  const layers = kind === 'LAYER' ? [...standing.layers.filter(({ id }) => id !== body.id), body] : standing.layers;
  try {
    buildCalendar(notices, layers.map(bodyOf));
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw calendarRefuses(error.messages, exact ? [...root, ...faultIn(change, error)] : root);
  }
}

const saysNothing = ({ body }: ScopedLayer): boolean => Object.keys(body).every((key) => key === 'name');

const bodyOf = ({ id, body }: ScopedLayer): CalendarLayer => ({ ...body, id });

const faultIn = (change: CalendarChange, error: CalendarError): string[] =>
  change.kind === 'NOTICE' ? noticeFault(change.body, error) : layerFault(change.body);

type NoticeBody = Extract<CalendarChange, { kind: 'NOTICE' }>['body'];

/** The calendar's message names the date or the range that it is about. */
function noticeFault(notice: NoticeBody, { code, messages }: CalendarError): string[] {
  const named = (value: string): boolean => messages.en.includes(value);
  const range = (place: 0 | 1 | 2): string[] =>
    indexed(
      'off',
      (notice.off ?? []).findIndex((one) => named(one[place])),
    );
  const day = (field: 'makeup' | 'removesMakeup'): string[] => indexed(field, (notice[field] ?? []).findIndex(named));
  switch (code) {
    case 'MAKEUP_NOT_WEEKEND':
    case 'DAY_OFF_AND_MAKEUP':
      return day('makeup');
    case 'UNKNOWN_MAKEUP':
      // Another notice, issued later, may be the one that no longer fits.
      return (notice.removesMakeup ?? []).some(named) ? day('removesMakeup') : [];
    case 'RANGE_REVERSED':
      return range(0);
    case 'OUTSIDE_YEAR':
      return (notice.makeup ?? []).some(named) ? day('makeup') : range(1);
    case 'DUPLICATE_YEAR':
      return ['year'];
    case 'UNKNOWN_AMENDED_NOTICE':
      return ['amends'];
    case 'AMENDS_LATER_NOTICE':
      return ['issuedOn'];
    default:
      return [];
  }
}

const indexed = (field: string, index: number): string[] => (index < 0 ? [field] : [field, String(index)]);

/** Which part of a layer the calendar refuses, found by offering it part by part. */
function layerFault({ body }: ScopedLayer): string[] {
  const refused = (part: CalendarLayer): boolean => {
    try {
      buildCalendar([], [part]);
      return false;
    } catch {
      return true;
    }
  };
  const weekday = WEEKDAY_KEYS.find((key) => refused({ hours: { [key]: body.hours?.[key] ?? [] } }));
  if (weekday) return ['hours', weekday];
  for (const table of ['shifts', 'breaks'] as const) {
    const dates = Object.entries(body[table] ?? {});
    const index = dates.findIndex(([date, open]) => refused({ [table]: { [date]: open } }));
    if (index >= 0) return [table, String(index)];
  }
  return [];
}
