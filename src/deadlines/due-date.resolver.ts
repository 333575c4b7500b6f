import { Args, Context, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { explainDueDate, CalendarError } from '../calendar/index.js';
import { TimeLimitInput } from '../catalogue/index.js';
import { AllowAnyone } from '../platform/auth/index.js';
import { badInput, type Locale } from '../platform/errors/index.js';
import {
  CurrentLocale,
  ExpectedRows,
  GraphQLDate,
  GraphQLDateTime,
  type GraphqlContext,
} from '../platform/graphql/index.js';
import { PublicRate } from '../platform/rate/index.js';
import { CountedDay, DAYS_OF_ACCOUNT } from './explain/index.js';
import { OfficialCalendar } from './official-calendar.js';

@ObjectType({ description: 'A due date that explains itself day by day (为何是这一天)' })
export class DueDateExplanation {
  @Field(() => GraphQLDate)
  dueOn: string;

  @Field(() => GraphQLDateTime, { description: 'the first instant that is late' })
  dueAt: Date;

  @Field(() => Boolean)
  provisional: boolean;

  @ExpectedRows(DAYS_OF_ACCOUNT)
  @Field(() => [CountedDay])
  days: CountedDay[];
}

/** The longest period that is explained day by day in one answer. */
const MAX_EXPLAINED = 3660;
/** What people ask about is free. So many days more in one account cost the public allowance a call each time. */
const DAYS_OF_A_CALL = 100;

@Resolver()
export class DueDateResolver {
  constructor(
    private readonly official: OfficialCalendar,
    private readonly rate: PublicRate,
  ) {}

  @AllowAnyone()
  @Query(() => DueDateExplanation, { description: 'When something begun at `from` with this limit falls due, and why' })
  async dueDate(
    @Args('from', { type: () => GraphQLDateTime }) from: Date,
    @Args('limit', { type: () => TimeLimitInput }) limit: TimeLimitInput,
    @CurrentLocale() locale: Locale,
    @Context() context: GraphqlContext,
  ): Promise<DueDateExplanation> {
    const most = limit.unit === 'HOUR' ? MAX_EXPLAINED * 24 : MAX_EXPLAINED;
    if (limit.unit !== 'IMMEDIATE' && (!Number.isInteger(limit.value) || limit.value < 1 || limit.value > most)) {
      throw badInput(
        { zh: `limit.value 须为 1 至 ${most} 的整数。`, en: `limit.value must be a whole number from 1 to ${most}.` },
        ['limit', 'value'],
      );
    }
    const days = limit.unit === 'HOUR' ? limit.value / 24 : limit.unit === 'IMMEDIATE' ? 0 : limit.value;
    const calls = Math.floor(days / DAYS_OF_A_CALL);
    if (context.caller === null && calls > 0) await this.rate.spend(context.address, calls);
    try {
      const explained = explainDueDate(this.official.calendar, from.toISOString(), limit);
      return {
        dueOn: explained.dueOn,
        dueAt: new Date(explained.dueAt),
        provisional: explained.provisional,
        days: explained.days.map((day) => ({ ...day, reason: locale === 'zh' ? day.reason : day.reasonEn })),
      };
    } catch (error) {
      if (error instanceof CalendarError) throw badInput(error.messages, ['limit']);
      throw error;
    }
  }
}
