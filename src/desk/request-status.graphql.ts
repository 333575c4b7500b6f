import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ServiceItemDefinition } from '../catalogue/index.js';
import type { CasePlace } from '../deadlines/index.js';
import { GraphQLDate, GraphQLDateTime } from '../platform/graphql/index.js';
import {
  DecisionEnum,
  RequestStateEnum,
  SignalEnum,
  type ClockRecord,
  type Decision,
  type RequestState,
  type Signal,
} from '../requests/index.js';

@ObjectType()
export class TimelineEntry {
  @Field(() => GraphQLDateTime)
  at: Date;

  @Field(() => String)
  label: string;
}

@ObjectType({ description: 'What a resident, or a partner front end on their behalf, may see.' })
export class RequestStatus {
  @Field(() => ID)
  number: string;

  @Field(() => String)
  itemName: string;

  @Field(() => RequestStateEnum)
  state: RequestState;

  @Field(() => DecisionEnum, { nullable: true })
  decision: Decision | null;

  @Field(() => SignalEnum)
  signal: Signal;

  @Field(() => String, { nullable: true, description: 'the body that holds the request now' })
  heldBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: '属地: division code of where it is worked, when that is in another county',
  })
  placeOfDuty: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  dueOn: string | null;

  @Field(() => Boolean)
  provisional: boolean;

  @Field(() => Int, { nullable: true })
  remainingWorkingDays: number | null;

  @Field(() => String, { nullable: true, description: 'why the clock stands, when it does' })
  pausedBecause: string | null;

  @Field(() => [TimelineEntry])
  timeline: TimelineEntry[];

  /** What `clocks` is explained from, when it is asked for. */
  stored: {
    requestId: string;
    place: CasePlace;
    item: ServiceItemDefinition;
    clocks: ClockRecord[];
    notAsked: string[];
  };
}
