import { evaluateClock, localDateOf, type Calendar, type ClockEvent, type ClockResult } from '../../calendar/index.js';
import type { ServiceItemDefinition } from '../../catalogue/index.js';
import type { Locale } from '../../platform/errors/index.js';
import type { ClockEventRecord, ClockRecord } from '../../requests/index.js';
import { limitOf } from '../clock-effects.js';
import { asOfNow, stateOf, toCalendarEvent } from '../clock-keeping.js';
import { CLOCK_NAMES } from '../clock-names.js';
import type { ClockExplanation, ExplainedPause } from './explanation.graphql.js';
import type { DueDateMove, SummaryFacts } from './summary-facts.js';
import { summaryEn } from './summary.en.js';
import { summaryZh } from './summary.zh.js';
import { tallyOf } from './tally.js';

/** What an explanation is made from. */
export interface ClockFacts {
  /** With its events. */
  clock: ClockRecord;
  /** The one by which its due date was reckoned. */
  calendar: Calendar;
  item: ServiceItemDefinition;
  /** The step whose clock it is; null for the clocks of the whole request. */
  stepId: string | null;
  /** When the calendar changed and with it the due date of this clock. */
  changes: readonly CalendarChange[];
  now: Date;
}

export interface CalendarChange {
  at: Date;
  from: string | null;
  to: string | null;
  /** What changed it, as people call it. */
  reference: string | null;
}

/**
 * Why a clock falls due when it does, in one language. Computed from the events alone: what is stored of its due date
 * is not looked at. The account of days and the summary are made when they are read.
 * @throws when the event list is not a possible one
 */
export function explainClock(facts: ClockFacts, locale: Locale): ClockExplanation {
  const { clock, calendar } = facts;
  const { source, name } = namedLimit(facts, locale);
  const events = namedEvents(facts, locale);
  const now = asOfNow(clock, facts.now);
  const result = evaluateClock(calendar, { limit: clock.limit, events, asOf: now.toISOString() });
  if (result.status === 'INVALID_ARGUMENT') throw new Error(`Clock ${clock.id}: ${result.problem?.en}`);
  const label = locale === 'en' ? name[0].toUpperCase() + name.slice(1) : name;
  return {
    kind: clock.kind,
    label,
    limit: { ...clock.limit, source },
    state: stateOf(result),
    startedOn: result.startedOn!,
    dueOn: result.dueOn,
    dueAt: result.dueAt === null ? null : new Date(result.dueAt),
    provisional: result.provisional,
    pauses: explainedPauses(clock, result),
    get days() {
      const say = locale === 'zh' ? 'reason' : 'reasonEn';
      return result.days.map((day) => ({ ...day, reason: day[say] }));
    },
    get summary() {
      const said = summaryFacts({ ...facts, now, events, result, label: name });
      return locale === 'zh' ? summaryZh(said) : summaryEn(said);
    },
  };
}

function namedLimit({ clock, item, stepId }: ClockFacts, locale: Locale): { source: string | null; name: string } {
  const name = CLOCK_NAMES[clock.kind][locale];
  const step = stepId === null ? undefined : item.steps.find(({ id }) => id === stepId);
  if (!step) return { source: limitOf(item, clock.kind)?.source?.text ?? null, name };
  return {
    source: step.limit?.source.text ?? null,
    name: locale === 'zh' ? `${name}(${step.name.zh})` : `${name} (${step.name.en})`,
  };
}

/** The events as the calendar takes them, with procedures called by name. */
function namedEvents({ clock, item }: ClockFacts, locale: Locale): ClockEvent[] {
  return clock.events.map((event, index) => {
    const plain = toCalendarEvent(event, index);
    const procedure = item.specialProcedures.find(({ code }) => code === plain.procedure);
    return procedure ? { ...plain, procedure: procedure.name[locale] } : plain;
  });
}

function explainedPauses({ events }: ClockRecord, result: ClockResult): ExplainedPause[] {
  // Both are in the order in which the pauses began.
  const began = events.filter(({ kind }) => kind === 'pause');
  return result.pauses.map(({ from, to, procedure, reason }, index) => ({
    from: new Date(from),
    to: to === null ? null : new Date(to),
    expectedUntil: expectedUntil(began[index]),
    procedure: procedure ?? '',
    reason: reason ?? null,
    notice: began[index].detail?.notice ?? null,
  }));
}

const expectedUntil = ({ detail }: ClockEventRecord): Date | null =>
  detail?.expectedUntil === undefined ? null : new Date(detail.expectedUntil);

type Known = ClockFacts & { events: readonly ClockEvent[]; result: ClockResult; label: string };

function summaryFacts(known: Known): SummaryFacts {
  const { clock, calendar, result, label } = known;
  const { limit } = clock;
  const inDays = limit.unit === 'WORKING_DAY' || limit.unit === 'NATURAL_DAY';
  const stop = clock.events.find(({ kind }) => kind === 'stop');
  return {
    label,
    limit,
    result,
    tally: inDays ? tallyOf(calendar, limit, result) : null,
    hours: limit.unit === 'HOUR' ? hoursOf(known) : null,
    standing: result.status === 'PAUSED' ? standingOf(known) : null,
    stoppedOn: stop ? dayOf(calendar, stop.at) : null,
    moves: movesOf(known),
  };
}

function hoursOf({ clock, calendar, result, now }: Known): SummaryFacts['hours'] {
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: calendar.timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const stood = result.pauses.map(({ from, to }) => (to === null ? now : new Date(to)).getTime() - Date.parse(from));
  return {
    from: local.format(clock.startedAt),
    to: result.dueAt === null ? null : local.format(new Date(result.dueAt)),
    paused: stood.reduce((sum, one) => sum + one, 0) / 60_000,
  };
}

function standingOf({ clock, calendar, result }: Known): SummaryFacts['standing'] {
  const { procedure, from, expectedUntil: until } = explainedPauses(clock, result).findLast(({ to }) => to === null)!;
  // The last day on which it is not yet longer than expected.
  const expectedOn = until ? dayOf(calendar, new Date(until.getTime() - 1)) : null;
  return { procedure, since: dayOf(calendar, from), expectedOn };
}

/** Extensions and changes of the calendar, in order. */
function movesOf({ clock, calendar, events, changes }: Known): DueDateMove[] {
  const dueAfter = (count: number): string | null =>
    evaluateClock(calendar, { limit: clock.limit, events: events.slice(0, count) }).dueOn;
  const extensions = clock.events.flatMap(({ kind, at, detail }, index) => {
    if (kind !== 'extend') return [];
    const extension = { by: detail!.limit!, reason: said(detail?.reason), notice: detail?.notice ?? null };
    const dates = { from: dueAfter(index), to: dueAfter(index + 1) };
    return [{ at, move: { on: dayOf(calendar, at), ...dates, extension, calendar: null } }];
  });
  const calendars = changes.map(({ at, from, to, reference }) => {
    return { at, move: { on: dayOf(calendar, at), from, to, extension: null, calendar: reference } };
  });
  const moves = [...extensions, ...calendars].sort((a, b) => a.at.getTime() - b.at.getTime());
  return moves.map(({ move }) => move);
}

const dayOf = (calendar: Calendar, instant: Date): string => localDateOf(calendar, instant.toISOString());

/** A reason as it stands inside a sentence. */
const said = (reason: string | undefined): string | null => reason?.trim().replace(/[。.;;]+$/, '') || null;
