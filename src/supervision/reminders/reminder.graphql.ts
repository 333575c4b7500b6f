import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Department } from '../../catalogue/index.js';
import { ConnectionOf, GraphQLDate, GraphQLDateTime, graphqlEnum, UserError } from '../../platform/graphql/index.js';
import { Actor, ServiceRequest } from '../../requests/index.js';
import { REMINDER_KINDS, REMINDER_STATES, type ReminderKind, type ReminderState } from './reminder.js';

export const ReminderKindEnum = graphqlEnum('ReminderKind', REMINDER_KINDS, {
  description: 'REMINDER 催办, ORDER 督办',
});
export const ReminderStateEnum = graphqlEnum('ReminderState', REMINDER_STATES, { description: '催办督办状态' });

@ObjectType({ description: '催办或督办: somebody asks whoever holds a request to get on with it, and is answered' })
export class Reminder {
  @Field(() => ID)
  id: string;

  @Field(() => ReminderKindEnum)
  kind: ReminderKind;

  @Field(() => String)
  text: string;

  @Field(() => Actor)
  askedBy: Actor;

  @Field(() => GraphQLDateTime)
  askedAt: Date;

  @Field(() => GraphQLDate, { description: 'the last day on which an answer is in time' })
  answerDueOn: string;

  @Field(() => ReminderStateEnum)
  state: ReminderState;

  @Field(() => Boolean, { description: 'true when the answer is late, and for ever when it came late' })
  overdue: boolean;

  @Field(() => String, { nullable: true, description: '答复' })
  answer: string | null;

  @Field(() => Actor, { nullable: true })
  answeredBy: Actor | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  answeredAt: Date | null;

  @Field(() => ServiceRequest, {
    nullable: true,
    description: 'null for a partner, who sees no more of a request than `requestStatus` tells',
  })
  request: ServiceRequest | null;

  @Field(() => Department, { nullable: true, description: 'who is to answer; null: the service centre' })
  department: Department | null;
}

export const ReminderConnection = ConnectionOf(Reminder, 'ReminderConnection');
export type ReminderConnection = InstanceType<typeof ReminderConnection>;

@InputType()
export class ReminderFilter {
  @Field(() => [ReminderStateEnum], { nullable: true })
  state?: ReminderState[] | null;

  @Field(() => ReminderKindEnum, { nullable: true })
  kind?: ReminderKind | null;

  @Field(() => ID, { nullable: true, description: '受理编号' })
  request?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'only those whose answer is late or came late' })
  overdueOnly?: boolean | null;
}

@ObjectType()
export class RemindPayload {
  @Field(() => Reminder, { nullable: true })
  reminder: Reminder | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}
