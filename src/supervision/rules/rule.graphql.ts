import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Department } from '../../catalogue/index.js';
import {
  CARD_LEVELS,
  CARD_RECIPIENTS,
  WARNING_TRIGGERS,
  type CardLevel,
  type CardRecipient,
  type WarningTrigger,
} from '../../deadlines/index.js';
import { GraphQLDateTime, graphqlEnum, UserError } from '../../platform/graphql/index.js';
import { ClockKindEnum, type ClockKind } from '../../requests/index.js';
import type { StoredRule } from './rules.sql.js';

export const CardLevelEnum = graphqlEnum('CardLevel', CARD_LEVELS, { description: 'YELLOW 黄牌, RED 红牌' });
export const WarningTriggerEnum = graphqlEnum('WarningTrigger', WARNING_TRIGGERS, {
  description: '预警触发条件',
  values: {
    BEFORE_DUE: 'so many days before a clock is due; for limits in hours, when so large a share of it is left',
    AT_DUE: 'when a clock is due and still runs',
    OVERDUE_FOR: 'so many working days after a clock was due, and again if wanted',
    PAUSE_OVERRUN: 'when a special procedure takes longer than was expected',
    RETURNED_TIMES: 'when a step was returned (退单) so many times',
    REFUSED_WITHOUT_REASON: 'when a request is refused (不予受理) with a reason of fewer characters',
    ANSWER_OVERDUE: 'when a reminder (催办) or an order (督办) is not answered in time',
  },
});
export const CardRecipientEnum = graphqlEnum('CardRecipient', CARD_RECIPIENTS, {
  description: 'Who is told of a card',
  values: {
    OFFICER: 'who works on it; the officers of the department (or clerks of the centre) while nobody does',
    LEADER: 'the leader of the department',
    SUPERVISOR: 'the supervisor of the service centre',
    FIRST_CONTACT: '首问责任人',
  },
});

@ObjectType({
  description: 'A rule that raises warning cards (预警规则). A changed rule is a new version; cards keep theirs',
})
export class WarningRule {
  @Field(() => ID)
  code: string;

  @Field(() => Int)
  version: number;

  @Field(() => WarningTriggerEnum)
  trigger: WarningTrigger;

  @Field(() => ClockKindEnum, { nullable: true, description: 'null for a rule about something that happens' })
  clockKind: ClockKind | null;

  @Field(() => Int, { nullable: true, description: 'days, working days, returns or characters, by the trigger' })
  value: number | null;

  @Field(() => Float, { nullable: true, description: 'the share of a limit in hours that is left' })
  fraction: number | null;

  @Field(() => CardLevelEnum)
  level: CardLevel;

  @Field(() => [CardRecipientEnum])
  recipients: CardRecipient[];

  @Field(() => Int, { nullable: true, description: 'once more every so many working days' })
  repeatEvery: number | null;

  @Field(() => Int, { description: 'so many times more' })
  repeatTimes: number;

  @Field(() => Department, { nullable: true, description: 'only for the work of this department' })
  department: Department | null;

  @Field(() => ID, { nullable: true, description: 'only for this item' })
  itemCode: string | null;

  @Field(() => String)
  savedBy: string;

  @Field(() => GraphQLDateTime)
  savedAt: Date;

  @Field(() => String, { nullable: true })
  retiredBy: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'null for the version in force' })
  retiredAt: Date | null;

  /** What stands behind this view. */
  record: StoredRule;
}

@InputType({
  description:
    "A rule in force: a code that exists gets a new version. An item's own rules replace its department's, and those the general ones, trigger by trigger",
})
export class WarningRuleInput {
  @Field(() => ID)
  code: string;

  @Field(() => WarningTriggerEnum)
  trigger: WarningTrigger;

  @Field(() => ClockKindEnum, { nullable: true, description: 'for BEFORE_DUE, AT_DUE, OVERDUE_FOR, PAUSE_OVERRUN' })
  clockKind?: ClockKind | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'BEFORE_DUE: days, 1 to 100. OVERDUE_FOR: working days, 1 to 100. RETURNED_TIMES: 1 or 2. REFUSED_WITHOUT_REASON: characters, 1 to 100',
  })
  value?: number | null;

  @Field(() => Float, { nullable: true, description: 'BEFORE_DUE of limits in hours: more than 0, at most 1' })
  fraction?: number | null;

  @Field(() => CardLevelEnum)
  level: CardLevel;

  @Field(() => [CardRecipientEnum])
  recipients: CardRecipient[];

  @Field(() => Int, { nullable: true, description: 'OVERDUE_FOR: working days, 1 to 100' })
  repeatEvery?: number | null;

  @Field(() => Int, { nullable: true, description: 'OVERDUE_FOR: 0 to 20' })
  repeatTimes?: number | null;

  @Field(() => ID, { nullable: true })
  department?: string | null;

  @Field(() => ID, { nullable: true })
  itemCode?: string | null;
}

@ObjectType()
export class WarningRulePayload {
  @Field(() => WarningRule, { nullable: true, description: 'the version now in force, or the one that was retired' })
  rule: WarningRule | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}
