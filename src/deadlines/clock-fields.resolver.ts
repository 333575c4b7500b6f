import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { evaluateClock, isWorkingDay, localDateOf, countWorkingDays, type Calendar } from '../calendar/index.js';
import { Catalogue } from '../catalogue/index.js';
import type { GraphqlContext } from '../platform/graphql/index.js';
import { BusinessClock } from '../platform/time/index.js';
import { Clock, ClockPause, RequestLoaders, type ClockRecord } from '../requests/index.js';
import { asOfNow, toCalendarEvent } from './clock-keeping.js';
import { ClockExplainer, ClockExplanation } from './explain/index.js';
import { OfficialCalendar } from './official-calendar.js';

/** Fields of a clock that need the calendar or the event list. */
@Resolver(() => Clock)
export class ClockFieldsResolver {
  constructor(
    private readonly official: OfficialCalendar,
    private readonly business: BusinessClock,
    private readonly loaders: RequestLoaders,
    private readonly catalogue: Catalogue,
    private readonly explainer: ClockExplainer,
  ) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: 'working days left, the current one included; negative when late; null once stopped',
  })
  async remainingWorkingDays(@Parent() clock: Clock, @Context() context: GraphqlContext): Promise<number | null> {
    const { record } = clock;
    const calendar = this.calendarOf(clock);
    const now = this.business.now();
    if (record.state === 'RUNNING') return remainingWorkingDays(calendar, record, now);
    if (record.state === 'STOPPED' || record.limit.unit !== 'WORKING_DAY') return null;
    const events = await this.eventsOf(record, context);
    const asOf = asOfNow({ events }, now).toISOString();
    return evaluateClock(calendar, { limit: record.limit, events: events.map(toCalendarEvent), asOf }).remaining;
  }

  @ResolveField(() => [ClockPause])
  async pauses(@Parent() clock: Clock, @Context() context: GraphqlContext): Promise<ClockPause[]> {
    const events = await this.eventsOf(clock.record, context);
    return pausesOf(this.calendarOf(clock), clock.record, events);
  }

  @ResolveField(() => ClockExplanation, { description: 'why it falls due when it does (为何是这一天)' })
  async explanation(
    @Parent() { record, request }: Clock,
    @Context() context: GraphqlContext,
  ): Promise<ClockExplanation> {
    const item = await this.catalogue.version(request.itemCode, request.itemVersion);
    return this.explainer.explain(record, { requestId: request.id, place: request, item }, context);
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
  return result.pauses.map((pause) => {
    const from = new Date(pause.from);
    const began = events.find((event) => event.kind === 'pause' && event.at.getTime() === from.getTime());
    const { approver, notice, expectedUntil } = began?.detail ?? {};
    return {
      from,
      to: pause.to === null ? null : new Date(pause.to),
      // Nobody can suspend without naming one; only data from elsewhere could lack it.
      procedure: pause.procedure ?? 'unspecified',
      reason: pause.reason ?? null,
      approver: approver ?? null,
      notice: notice ?? null,
      expectedUntil: expectedUntil === undefined ? null : new Date(expectedUntil),
    };
  });
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
  if (today > clock.dueOn) return -countWorkingDays(calendar, clock.dueOn, today);
  // On the day of the start, which does not count, nothing is used up yet.
  const current = today !== clock.startedOn && isWorkingDay(calendar, today).working ? 1 : 0;
  return current + countWorkingDays(calendar, today, clock.dueOn);
}
