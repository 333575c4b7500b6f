import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Department } from '../../catalogue/index.js';
import type { CardLevel } from '../../deadlines/index.js';
import { ServiceCentre } from '../../organisation/index.js';
import { ConnectionOf, GraphQLDate, GraphQLDateTime, graphqlEnum, UserError } from '../../platform/graphql/index.js';
import { ClockKindEnum, ServiceRequest, type ClockKind } from '../../requests/index.js';
import { CardLevelEnum, WarningRule } from '../rules/index.js';
import { CARD_RULINGS, CARD_STATES, type CardOperation, type CardState } from './card.js';

export const CardStateEnum = graphqlEnum('CardState', CARD_STATES, {
  description: '预警牌状态',
  values: { RAISED: '亮牌', REBUTTED: '已申辩', UPHELD: '裁定维持', WITHDRAWN: '裁定撤销' },
});
export const CardRulingEnum = graphqlEnum('CardRuling', CARD_RULINGS, { description: 'UPHELD 维持, WITHDRAWN 撤销' });

export const LEDGER_GROUPS = ['DEPARTMENT', 'OFFICER', 'ITEM'] as const;
export type LedgerGroup = (typeof LEDGER_GROUPS)[number];
export const LedgerGroupEnum = graphqlEnum('CardLedgerGroup', LEDGER_GROUPS);

@ObjectType({ description: '预警牌: raised by a rule, can be rebutted, and the supervisor rules on it' })
export class WarningCard {
  @Field(() => ID)
  id: string;

  @Field(() => WarningRule, { description: 'the version of the rule that raised it' })
  rule: WarningRule;

  @Field(() => CardLevelEnum)
  level: CardLevel;

  @Field(() => ServiceRequest)
  request: ServiceRequest;

  @Field(() => ClockKindEnum, { nullable: true, description: 'null when it is about something that happened' })
  clockKind: ClockKind | null;

  @Field(() => Department, { nullable: true, description: 'whose card it is; null: the service centre' })
  department: Department | null;

  @Field(() => ServiceCentre)
  centre: ServiceCentre;

  @Field(() => String, { nullable: true, description: 'who worked on it then' })
  officerName: string | null;

  @Field(() => GraphQLDateTime)
  raisedAt: Date;

  @Field(() => CardStateEnum)
  state: CardState;

  @Field(() => GraphQLDate, { description: 'the last day on which it can be rebutted' })
  rebuttalDueOn: string;

  @Field(() => String, { nullable: true, description: '申辩' })
  rebuttal: string | null;

  @Field(() => String, { nullable: true })
  rebuttedBy: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  rebuttedAt: Date | null;

  @Field(() => String, { nullable: true, description: '裁定理由' })
  ruling: string | null;

  @Field(() => String, { nullable: true })
  ruledBy: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  ruledAt: Date | null;

  @Field(() => [String], { description: 'mutations that the caller may use on the card now' })
  availableOperations: CardOperation[];
}

export const WarningCardConnection = ConnectionOf(WarningCard, 'WarningCardConnection');
export type WarningCardConnection = InstanceType<typeof WarningCardConnection>;

@InputType()
export class WarningCardFilter {
  @Field(() => [CardStateEnum], { nullable: true })
  state?: CardState[] | null;

  @Field(() => CardLevelEnum, { nullable: true })
  level?: CardLevel | null;

  @Field(() => ID, { nullable: true })
  department?: string | null;

  @Field(() => ID, { nullable: true, description: 'an officer’s key in `cardLedger`' })
  officer?: string | null;

  @Field(() => ID, { nullable: true })
  item?: string | null;

  @Field(() => ID, { nullable: true, description: '受理编号' })
  request?: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  raisedFrom?: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  raisedTo?: string | null;
}

@ObjectType()
export class WarningCardPayload {
  @Field(() => WarningCard, { nullable: true })
  card: WarningCard | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}

@ObjectType({ description: 'Cards of one department, officer or item, counted from the cards themselves' })
export class CardLedgerRow {
  @Field(() => ID, { nullable: true, description: 'null: the service centre itself, or nobody in particular' })
  key: string | null;

  @Field(() => String, { description: 'in the caller’s language' })
  name: string;

  @Field(() => Int)
  raised: number;

  @Field(() => Int)
  yellow: number;

  @Field(() => Int)
  red: number;

  @Field(() => Int, { description: 'ever rebutted, whatever was ruled' })
  rebutted: number;

  @Field(() => Int)
  withdrawn: number;

  @Field(() => Int)
  upheld: number;

  @Field(() => Int, { description: 'not withdrawn' })
  standing: number;
}
