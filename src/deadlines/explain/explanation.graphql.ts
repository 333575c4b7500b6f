import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { TimeLimitView } from '../../catalogue/index.js';
import { ExpectedRows, GraphQLDate, GraphQLDateTime } from '../../platform/graphql/index.js';
import { ClockKindEnum, ClockStateEnum, type ClockKind, type ClockState } from '../../requests/index.js';

/** Most limits end within two months; what a query may cost is weighed with this. */
export const DAYS_OF_ACCOUNT = 60;

@ObjectType({ description: 'One line of the account of a due date' })
export class CountedDay {
  @Field(() => GraphQLDate)
  date: string;

  @Field(() => Boolean)
  counted: boolean;

  @Field(() => Int, { nullable: true, description: '1 for the first counted day' })
  ordinal: number | null;

  @Field(() => String, { description: 'why the day counts or not, in the caller’s language' })
  reason: string;
}

@ObjectType({ description: 'A pause of a clock (停表), in the words of the applicant’s notice' })
export class ExplainedPause {
  @Field(() => GraphQLDateTime)
  from: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'null while it lasts' })
  to: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'until when it was expected to last' })
  expectedUntil: Date | null;

  @Field(() => String, { description: 'name of the special procedure (特别程序), in the caller’s language' })
  procedure: string;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => ID, { nullable: true, description: 'number of the written notice (特别程序告知书)' })
  notice: string | null;
}

@ObjectType({
  description:
    'Why a clock falls due when it does (为何是这一天): computed from its events and the calendar by which its due date was reckoned',
})
export class ClockExplanation {
  @Field(() => ClockKindEnum)
  kind: ClockKind;

  @Field(() => String, {
    description: 'name of the limit in the caller’s language, e.g. 承诺时限; of a step with its name',
  })
  label: string;

  @Field(() => TimeLimitView, {
    description: 'without extensions; `source` is the law, the guide or the policy behind it',
  })
  limit: TimeLimitView;

  @Field(() => ClockStateEnum)
  state: ClockState;

  @Field(() => GraphQLDate, { description: 'day 0: it does not count' })
  startedOn: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'the last day in time; null while the clock stands' })
  dueOn: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'the first instant that is late' })
  dueAt: Date | null;

  @Field(() => Boolean)
  provisional: boolean;

  @Field(() => String, { description: 'the account in a few sentences, and what moved the date' })
  summary: string;

  @ExpectedRows(DAYS_OF_ACCOUNT)
  @Field(() => [CountedDay], { description: 'every day from day 0 to the due day; to today while the clock stands' })
  days: CountedDay[];

  @Field(() => [ExplainedPause])
  pauses: ExplainedPause[];
}
