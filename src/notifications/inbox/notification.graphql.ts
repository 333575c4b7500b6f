import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { NOTIFICATION_KINDS, type NotificationKind } from '../../deadlines/index.js';
import { ConnectionOf, GraphQLDateTime, graphqlEnum, UserError } from '../../platform/graphql/index.js';

export const NotificationKindEnum = graphqlEnum('NotificationKind', NOTIFICATION_KINDS, {
  description: 'What a message is about',
  values: {
    CARD: '黄牌、红牌: a warning card was raised',
    CARD_REBUTTED: '申诉: the department rebuts a card',
    CARD_RULED: 'the supervisor has ruled on a rebutted card',
    REMINDER: '催办: somebody asks how a request stands',
    ORDER: '督办: a supervisor orders an answer by a date',
    ANSWERED: 'a reminder or an order was answered',
    NOTICE: 'a notice was issued; told to the applicant, outside of the system',
    DUE_DATE_CHANGED: 'a due date moved with the calendar or a rule',
    CALENDAR: 'a calendar notice or layer was proposed or decided',
    FOLLOW_UP: '回访、复核、续期: follow-ups of the department came up or are late',
  },
});

@ObjectType({ description: 'A message to a person or to all who share a role (消息). It names no resident.' })
export class Notification {
  @Field(() => ID)
  id: string;

  @Field(() => NotificationKindEnum)
  kind: NotificationKind;

  @Field(() => String, { description: 'in the language of Accept-Language' })
  title: string;

  @Field(() => String, { description: 'in the language of Accept-Language' })
  body: string;

  @Field(() => ID, { nullable: true, description: '受理编号 of the request that it is about' })
  requestNumber: string | null;

  @Field(() => GraphQLDateTime, { description: 'when it was written down' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'when it was told: in office hours' })
  sentAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'when the caller marked it as read' })
  readAt: Date | null;
}

export const NotificationConnection = ConnectionOf(Notification, 'NotificationConnection');
export type NotificationConnection = InstanceType<typeof NotificationConnection>;

@ObjectType()
export class ReadNotificationsPayload {
  @Field(() => [Notification], { nullable: true, description: 'those that were named, newest first' })
  notifications: Notification[] | null;

  @Field(() => Int, { nullable: true, description: 'as `unreadNotifications` answers now' })
  unread: number | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}
