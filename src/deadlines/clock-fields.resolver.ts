import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { evaluateClock, isWorkingDay, localDateOf, type Calendar } from '../calendar/index.js';
import type { GraphqlContext } from '../platform/graphql/index.js';
import { BusinessClock } from '../platform/time/index.js';
import { Clock, ClockPause, RequestLoaders, type ClockRecord } from '../requests/index.js';
import { toCalendarEvent } from './clock-keeping.js';
import { OfficialCalendar } from './official-calendar.js';

/** Fields of a clock that need the calendar or the event list. */
@Resolver(() => Clock)
export class ClockFieldsResolver {
  constructor(
    private readonly official: OfficialCalendar,
    private readonly business: BusinessClock,
    private readonly loaders: RequestLoaders,
  ) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: 'working days left, the current one included; negative when late; null once stopped',
  })
  async remainingWorkingDays(@Parent() clock: Clock, @Context() context: GraphqlContext): Promise<number | null> {
    const { record } = clock;
    const calendar = this.calendarOf(clock);
    const asOfNow = this.business.now();
    if (record.state === 'RUNNING') return remainingWorkingDays(calendar, record, asOfNow);
    if (record.state === 'STOPPED' || record.limit.unit !== 'WORKING_DAY') return null;
    const events = await this.eventsOf(record, context);
    const asOf = asOfNow.toISOString();
    return evaluateClock(calendar, { limit: record.limit, events: events.map(toCalendarEvent), asOf }).remaining;
  }

  @ResolveField(() => [ClockPause])
  async pauses(@Parent() clock: Clock, @Context() context: GraphqlContext): Promise<ClockPause[]> {
    const events = await this.eventsOf(clock.record, context);
    return pausesOf(this.calendarOf(clock), clock.record, events);
  }

  private calendarOf({ record, request }: Clock): Calendar {
    return this.official.basis.calendarOf(request, record.department);
  }

  private eventsOf(
    record: ClockRecord,
    context: GraphqlContext,
  ): Promise<ClockRecord['events']> | ClockRecord['events'] {
    return record.events.length > 0 ? record.events : this.loaders.clockEvents(context).load(record.id);
  }
}

export function pausesOf(calendar: Calendar, record: ClockRecord, events: ClockRecord['events']): ClockPause[] {
  if (!events.some((event) => event.kind === 'pause')) return [];
  const result = evaluateClock(calendar, { limit: record.limit, events: events.map(toCalendarEvent) });
  return result.pauses.map((pause) => ({
    from: new Date(pause.from),
    to: pause.to === null ? null : new Date(pause.to),
    // Nobody can suspend without naming one; only data from elsewhere could lack it.
    procedure: pause.procedure ?? 'unspecified',
    reason: pause.reason ?? null,
  }));
}

/**
 * Working days left of a running clock: those from today (or from the day after the start, when it began today) to the
 * due day, both included. After the due day the working days since, negative.
 */
export function remainingWorkingDays(
  calendar: Calendar,
  clock: Pick<ClockRecord, 'startedOn' | 'dueOn'>,
  now: Date,
): number | null {
  if (clock.dueOn === null) return null;
  const today = localDateOf(calendar, now.toISOString());
  if (today > clock.dueOn) return -workingDays(calendar, nextDay(clock.dueOn), today);
  const first = today === clock.startedOn ? nextDay(today) : today;
  return workingDays(calendar, first, clock.dueOn);
}

const memo = new WeakMap<Calendar, Map<string, number>>();
const MEMO_SIZE = 10_000;

/** Working days from `first` to `last`, both included; remembered, since a page of requests asks the same few spans. */
function workingDays(calendar: Calendar, first: string, last: string): number {
  let known = memo.get(calendar);
  if (!known || known.size > MEMO_SIZE) memo.set(calendar, (known = new Map()));
  const key = `${first}/${last}`;
  let count = known.get(key);
  if (count === undefined) {
    count = 0;
    for (let day = first; day <= last; day = nextDay(day)) if (isWorkingDay(calendar, day).working) count += 1;
    known.set(key, count);
  }
  return count;
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
