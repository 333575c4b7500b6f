import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  ConnectionOf,
  GraphQLDate,
  GraphQLDateTime,
  graphqlEnum,
  GraphQLJSONObject,
  UserError,
  type JsonObject,
} from '../platform/graphql/index.js';
import { FOLLOW_UP_STATES, type FollowUpOperation, type FollowUpState } from './follow-up.js';

export const FollowUpStateEnum = graphqlEnum('FollowUpState', FOLLOW_UP_STATES, {
  description: '回访、复核、续期的状态',
  values: {
    SCHEDULED: '未到时间',
    OPEN: '待认领',
    CLAIMED: '已认领',
    DONE: '已办',
    CANCELLED: '已取消: the entry ended before',
  },
});

export const FOLLOW_UP_COUNTINGS = ['KIND', 'DIVISION'] as const;
export type FollowUpCounting = (typeof FOLLOW_UP_COUNTINGS)[number];
export const FollowUpCountingEnum = graphqlEnum('FollowUpCounting', FOLLOW_UP_COUNTINGS, {
  values: { KIND: '按类别', DIVISION: '按行政区划' },
});

@ObjectType({ description: 'A code with its name in the caller’s language' })
export class FollowUpTerm {
  @Field(() => ID)
  code: string;

  @Field(() => String)
  name: string;
}

@ObjectType('FollowUpKind', { description: 'A kind of work that a ledger asks for by itself (回访、复核、续期的类别)' })
export class FollowUpKindView extends FollowUpTerm {
  @Field(() => Boolean, { description: 'only the leader of the department may do it' })
  leaderOnly: boolean;

  @Field(() => [FollowUpTerm], { description: 'what it can come to' })
  outcomes: FollowUpTerm[];

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'JSON Schema of what is recorded besides the outcome; null: nothing',
  })
  resultSchema: JsonObject | null;
}

@ObjectType({
  description: '回访、复核、续期: work about an entry of a ledger that comes up by itself when its day has come',
})
export class FollowUp {
  @Field(() => ID)
  id: string;

  @Field(() => FollowUpKindView)
  kind: FollowUpKindView;

  @Field(() => FollowUpTerm)
  ledger: FollowUpTerm;

  @Field(() => ID, { description: 'the entry of the ledger that it is about' })
  entryId: string;

  @Field(() => ID, { description: 'The request whose decision wrote the entry (受理编号)' })
  requestNumber: string;

  @Field(() => String, { description: '行政区划代码' })
  divisionCode: string;

  @Field(() => String)
  personName: string;

  @Field(() => GraphQLDate, { description: 'from this day on it is open' })
  opensOn: string;

  @Field(() => GraphQLDate, { description: 'the last day in time' })
  dueOn: string;

  @Field(() => FollowUpStateEnum)
  state: FollowUpState;

  @Field(() => Boolean, { description: 'true when it is late, and for ever when it was done late' })
  overdue: boolean;

  @Field(() => String, { nullable: true, description: 'who claimed it' })
  assigneeName: string | null;

  @Field(() => FollowUpTerm, { nullable: true, description: 'what it came to' })
  outcome: FollowUpTerm | null;

  @Field(() => String, { nullable: true, description: 'null unless the caller declares a purpose' })
  note: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'null unless the caller declares a purpose' })
  result: JsonObject | null;

  @Field(() => String, { nullable: true })
  doneByName: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  doneAt: Date | null;

  @Field(() => Int, { description: 'for `expectedVersion`' })
  version: number;

  @Field(() => [String], { description: 'mutations that the caller may use on it now' })
  availableOperations: FollowUpOperation[];
}

export const FollowUpConnection = ConnectionOf(FollowUp, 'FollowUpConnection');
export type FollowUpConnection = InstanceType<typeof FollowUpConnection>;

@InputType()
export class FollowUpFilter {
  @Field(() => ID, { nullable: true })
  kind?: string | null;

  @Field(() => ID, { nullable: true })
  ledger?: string | null;

  @Field(() => [FollowUpStateEnum], { nullable: true })
  state?: FollowUpState[] | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'due on this day or before' })
  dueTo?: string | null;

  @Field(() => String, { nullable: true, description: '行政区划代码 or its beginning: 2 to 12 digits' })
  divisionCode?: string | null;

  @Field(() => Boolean, { nullable: true })
  overdueOnly?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'only what the caller has claimed' })
  mine?: boolean | null;
}

@ObjectType({ description: 'Follow-ups of one kind or division, counted; cancelled ones are left out' })
export class FollowUpCount {
  @Field(() => ID, { description: 'the kind or the division code' })
  key: string;

  @Field(() => String)
  name: string;

  @Field(() => Int)
  scheduled: number;

  @Field(() => Int, { description: 'open or claimed' })
  open: number;

  @Field(() => Int, { description: 'of the open and claimed ones' })
  overdue: number;

  @Field(() => Int)
  done: number;
}

@ObjectType()
export class FollowUpPayload {
  @Field(() => FollowUp, { nullable: true })
  followUp: FollowUp | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}
