import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ConnectionOf, GraphQLDate } from '../../../platform/graphql/index.js';

@ObjectType({ description: 'A registration or permit that runs out (到期名单)' })
export class ResidenceDue {
  @Field(() => ID, { description: 'The entry of the register' })
  id: string;

  @Field(() => ID, { description: 'The request whose decision wrote the entry (受理编号)' })
  requestNumber: string;

  @Field(() => String)
  divisionCode: string;

  @Field(() => String)
  personName: string;

  @Field(() => GraphQLDate, { description: 'The last day on which it holds' })
  dueOn: string;

  @Field(() => Boolean, { description: 'That day has passed' })
  overdue: boolean;
}

@ObjectType({ description: '居住登记覆盖率: who is registered against the known floating population of a division' })
export class ResidenceCoverage {
  @Field(() => String)
  divisionCode: string;

  @Field(() => Int, { description: '流动人口底数: the latest count' })
  known: number;

  @Field(() => GraphQLDate, { description: 'Day of that count' })
  knownOn: string;

  @Field(() => Int, { description: 'Registrations that hold today' })
  registered: number;

  @Field(() => Int, { description: 'Registrations that ran out and were not renewed; not counted as registered' })
  overdue: number;

  @Field(() => Float, { nullable: true, description: 'Registered of known, one decimal; null when nobody is known' })
  percent: number | null;

  @Field(() => Int, { description: 'Target in per cent' })
  targetPercent: number;

  @Field(() => Int, { description: 'How many more must be registered to reach the target' })
  missing: number;
}

@ObjectType({ description: '矛盾纠纷统计 by kind, of what was found in a time' })
export class DisputeCounts {
  @Field(() => String, { description: 'A key of the form' })
  kind: string;

  @Field(() => Int)
  found: number;

  @Field(() => Int, { description: 'Waits for mediation' })
  waiting: number;

  @Field(() => Int, { description: 'Agreed, being visited' })
  mediated: number;

  @Field(() => Int)
  closed: number;

  @Field(() => Int, { description: 'No agreement: told of other remedies' })
  referred: number;
}

export const ResidenceDueConnection = ConnectionOf(ResidenceDue, 'ResidenceDueConnection');
