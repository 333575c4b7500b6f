import type { DayCode } from '../../calendar/index.js';
import type { TimeLimit } from '../../catalogue/index.js';
import type { DueDateMove, SummaryFacts } from './summary-facts.js';

/** The account of a due date in plain English. */
export function summaryEn(facts: SummaryFacts): string {
  const said = [limit(facts), ...facts.moves.map(move), course(facts), outcome(facts)];
  return said.filter((sentence) => sentence !== '').join(' ');
}

function limit({ label, limit, result }: SummaryFacts): string {
  if (limit.unit === 'IMMEDIATE') return `The ${label}: to be done on the day.`;
  const extended = result.total! > limit.value ? `, ${result.total} with the extension` : '';
  return `The ${label} is ${amount(limit)}${extended}.`;
}

function course(facts: SummaryFacts): string {
  const { limit, result, standing } = facts;
  const parts = limit.unit === 'HOUR' ? hours(facts) : limit.unit === 'IMMEDIATE' ? immediate(facts) : days(facts);
  if (result.dueOn !== null) {
    parts.push(limit.unit === 'HOUR' ? `it ends at ${facts.hours!.to}` : `the last day is ${result.dueOn}`);
    return `${parts.join('; ')}.${standing ? ` The clock has stood since then${named(standing.procedure)}.` : ''}`;
  }
  if (!standing) return `${parts.join('; ')}. The clock stopped during the pause, so there is no last day.`;
  const { since, procedure, expectedOn } = standing;
  parts.push(
    `paused since ${since}${named(procedure)}${expectedOn === null ? '' : `, expected to end on ${expectedOn}`}`,
  );
  const left = amount({ ...limit, value: result.remaining! });
  return `${parts.join('; ')}. What is left is ${left}; the last day is known when the clock runs again.`;
}

function days({ result, tally }: SummaryFacts): string[] {
  const { off, paused, special, postponed, postponedByPause } = tally!;
  const left = [
    ...[...off].map(([code, count]) => many(count, ...DAYS[code])),
    ...[...paused].map(([procedure, count]) => `${many(count, 'day')} of pause${named(procedure)}`),
  ];
  const parts = [`It runs from ${result.startedOn}, which does not count`];
  if (left.length > 0) parts.push(`left out: ${left.join(', ')}`);
  for (const [code, count] of special) parts.push(`counted: ${many(count, ...DAYS[code])}`);
  if (postponed > 0) {
    parts.push(
      `put off by ${many(postponed, 'day')}, since it ends ${postponedByPause ? 'in a pause' : 'on a day off'}`,
    );
  }
  return parts;
}

function hours({ hours }: SummaryFacts): string[] {
  const { from, paused } = hours!;
  const parts = [`It runs around the clock from ${from}`];
  if (paused > 0) parts.push(`left out: a pause of ${duration(paused)}`);
  return parts;
}

function immediate({ result }: SummaryFacts): string[] {
  const parts = [`It began on ${result.startedOn}`];
  if (result.dueOn !== null && result.dueOn !== result.startedOn) parts.push('a day off, so it is put off');
  return parts;
}

function move({ on, from, to, extension, calendar }: DueDateMove): string {
  const moved = from === null || to === null ? '' : `; the last day moved from ${from} to ${to}`;
  if (!extension) return `The calendar changed on ${on}${calendar === null ? '' : ` (${calendar})`}${moved}.`;
  const { by, reason, notice } = extension;
  const why = reason === null ? '' : `; reason: ${reason}`;
  return `It was extended on ${on} by ${amount(by)}${moved}${why}${notice === null ? '' : ` (notice ${notice})`}.`;
}

function outcome({ result, stoppedOn }: SummaryFacts): string {
  if (stoppedOn !== null) {
    return `It stopped on ${stoppedOn}${result.breached ? ', late' : result.dueOn === null ? '' : ', in time'}.`;
  }
  const passed = result.breached ? 'It has passed.' : '';
  const provisional = result.provisional ? 'It is provisional: no holiday notice covers the whole period yet.' : '';
  return [passed, provisional].filter((sentence) => sentence !== '').join(' ');
}

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

const UNITS = { WORKING_DAY: 'working day', NATURAL_DAY: 'day', HOUR: 'hour', IMMEDIATE: 'day' };
const amount = ({ value, unit }: TimeLimit): string => many(value, UNITS[unit]);

const DAYS: Record<DayCode, [one: string, more: string]> = {
  WEEKDAY: ['working day', 'working days'],
  WEEKEND: ['weekend day', 'weekend days'],
  HOLIDAY: ['public holiday', 'public holidays'],
  MAKEUP: ['make-up working day', 'make-up working days'],
  LAYER_HOLIDAY: ['local day off', 'local days off'],
  LAYER_WORKDAY: ['local working day', 'local working days'],
};

const named = (procedure: string): string => (procedure === '' ? '' : ` for “${procedure}”`);

function duration(minutes: number): string {
  const [whole, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return [whole > 0 ? `${whole} h` : '', rest > 0 ? `${rest} min` : ''].filter((part) => part !== '').join(' ');
}
