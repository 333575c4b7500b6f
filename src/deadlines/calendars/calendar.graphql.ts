import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ConnectionOf, GraphQLDate, GraphQLDateTime, graphqlEnum, UserError } from '../../platform/graphql/index.js';
import type { LayerScope } from '../basis.js';
import { CalendarScopeEnum } from './calendar-input.graphql.js';
import { PROPOSAL_STATES, type ProposalState } from './proposal.js';

export const ProposalStateEnum = graphqlEnum('CalendarProposalState', PROPOSAL_STATES, {
  description: '待审核、已批准、未批准',
});

@ObjectType({ description: '放假区间' })
export class HolidayRange {
  @Field(() => String)
  name: string;

  @Field(() => GraphQLDate)
  first: string;

  @Field(() => GraphQLDate)
  last: string;
}

@ObjectType('HolidayNotice', { description: '放假通知' })
export class HolidayNoticeView {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: '文号' })
  docNo: string | null;

  @Field(() => GraphQLDate)
  issuedOn: string;

  @Field(() => Int)
  year: number;

  @Field(() => ID, { nullable: true })
  amends: string | null;

  @Field(() => [HolidayRange])
  off: HolidayRange[];

  @Field(() => [GraphQLDate])
  makeup: string[];

  @Field(() => [GraphQLDate])
  removesMakeup: string[];

  @Field(() => String, { nullable: true })
  source: string | null;
}

const Open = (): PropertyDecorator => Field(() => [[String]], { nullable: true });

@ObjectType()
export class WeeklyHours {
  @Open()
  mon?: string[][];
  @Open()
  tue?: string[][];
  @Open()
  wed?: string[][];
  @Open()
  thu?: string[][];
  @Open()
  fri?: string[][];
  @Open()
  sat?: string[][];
  @Open()
  sun?: string[][];
}

@ObjectType()
export class DatedHours {
  @Field(() => GraphQLDate)
  date: string;

  @Field(() => [[String]])
  open: string[][];
}

@ObjectType('CalendarLayer', { description: '日历图层' })
export class CalendarLayerView {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true })
  name: string | null;

  @Field(() => CalendarScopeEnum)
  scope: LayerScope;

  @Field(() => ID, { nullable: true })
  scopeCode: string | null;

  @Field(() => WeeklyHours, { nullable: true })
  hours: WeeklyHours | null;

  @Field(() => [DatedHours])
  shifts: DatedHours[];

  @Field(() => [DatedHours])
  breaks: DatedHours[];

  @Field(() => [GraphQLDate])
  holidays: string[];

  @Field(() => [GraphQLDate])
  workdays: string[];
}

@ObjectType({ description: '日历变更: one administrator proposes it, another decides' })
export class CalendarProposal {
  @Field(() => ID)
  id: string;

  @Field(() => ProposalStateEnum)
  state: ProposalState;

  @Field(() => HolidayNoticeView, { nullable: true, description: 'what is proposed: either this' })
  notice: HolidayNoticeView | null;

  @Field(() => CalendarLayerView, { nullable: true, description: 'or this' })
  layer: CalendarLayerView | null;

  @Field(() => String)
  proposedBy: string;

  @Field(() => GraphQLDateTime)
  proposedAt: Date;

  @Field(() => String, { nullable: true })
  decidedBy: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'why it was rejected' })
  reason: string | null;

  @Field(() => Int, { nullable: true, description: 'the revision that it made' })
  revision: number | null;
}

export const CalendarProposalConnection = ConnectionOf(CalendarProposal, 'CalendarProposalConnection');
export type CalendarProposalConnection = InstanceType<typeof CalendarProposalConnection>;

@ObjectType()
export class CalendarProposalPayload {
  @Field(() => CalendarProposal, { nullable: true, description: 'null also for a notice that came with the product' })
  proposal: CalendarProposal | null;

  @Field(() => Boolean, { nullable: true, description: 'the same content holds already; nothing was written' })
  holdsAlready: boolean | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}

@ObjectType({ description: 'How far calendars and warning rules have been carried into open requests' })
export class CalendarRevision {
  @Field(() => Int)
  revision: number;

  @Field(() => String, { description: 'NOTICE, LAYER or RULE' })
  cause: string;

  @Field(() => String, { description: 'id of the notice or layer, code of the rule' })
  reference: string;

  @Field(() => GraphQLDateTime)
  establishedAt: Date;

  @Field(() => Int, { description: 'clocks of open requests that are still to be reckoned by it' })
  openClocksBehind: number;
}
