import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Department, ItemStepView, ServiceItem, type ServiceItemDefinition } from '../../catalogue/index.js';
import { ServiceCentre } from '../../organisation/index.js';
import { ConnectionOf, GraphQLDateTime, UserError } from '../../platform/graphql/index.js';
import type {
  Channel,
  ClockRecord,
  Decision,
  RequestHead,
  RequestState,
  Signal,
  TaskRecord,
  TaskState,
} from '../case-file/index.js';
import type { Opinion } from '../opinions.js';
import type { PartState } from '../parts.js';
import {
  ChannelEnum,
  DecisionEnum,
  OpinionEnum,
  PartStateEnum,
  RequestStateEnum,
  SignalEnum,
  TaskStateEnum,
} from './enums.js';
import { Actor, Notice } from './trail.graphql.js';

/** Fields that cost a look-up (clocks, tasks, events, notices, form …) are resolved only when asked for. */
@ObjectType({ description: '办件' })
export class ServiceRequest {
  @Field(() => ID, { description: '受理编号' })
  number: string;

  @Field(() => Int)
  version: number;

  @Field(() => ServiceItem)
  item: ServiceItem;

  @Field(() => RequestStateEnum)
  state: RequestState;

  @Field(() => DecisionEnum, { nullable: true })
  decision: Decision | null;

  @Field(() => SignalEnum)
  signal: Signal;

  @Field(() => ChannelEnum)
  channel: Channel;

  @Field(() => ServiceCentre)
  centre: ServiceCentre;

  @Field(() => String, {
    nullable: true,
    description: '属地: division code of where it is worked, when that is in another county than the centre',
  })
  placeOfDuty: string | null;

  @Field(() => String)
  applicantName: string;

  @Field(() => Actor, { description: '首问责任人' })
  firstContactOfficer: Actor;

  @Field(() => GraphQLDateTime)
  receivedAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  acceptedAt: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  decidedAt: Date | null;

  /** What stands behind this view. */
  record: RequestHead;
  definition: ServiceItemDefinition;
  /** Set when the operation has loaded them already. */
  clockRecords?: ClockRecord[];
  taskRecords?: TaskRecord[];
}

@ObjectType({ description: '任务' })
export class Task {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => ServiceRequest)
  request: ServiceRequest;

  @Field(() => ItemStepView)
  step: ItemStepView;

  @Field(() => Department)
  department: Department;

  @Field(() => String, { description: 'division code of where it is worked' })
  divisionCode: string;

  @Field(() => TaskStateEnum)
  state: TaskState;

  @Field(() => Actor, { nullable: true })
  assignee: Actor | null;

  @Field(() => DecisionEnum, { nullable: true })
  outcome: Decision | null;

  @Field(() => OpinionEnum, {
    nullable: true,
    description: '协办意见; null for the lead’s own steps and until it is given',
  })
  opinion: Opinion | null;

  @Field(() => Department, { nullable: true, description: '同意并转: the department that was asked as well' })
  forwardedTo: Department | null;

  @Field(() => Boolean, { description: '默认同意: nobody gave an opinion in time' })
  bySilence: boolean;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => Department, { nullable: true, description: '退单时指明的主管部门' })
  properDepartment: Department | null;

  /** What stands behind this view. */
  record: TaskRecord;
}

/**
 * What a department has said binds nobody until the lead decides, so nothing is shown as granted or refused before the
 * decision.
 */
@ObjectType({ description: '联办件的一项: one of the things that a joint request asks for' })
export class RequestPart {
  @Field(() => ID, { description: 'id of the step that gives it' })
  step: string;

  @Field(() => String, { description: 'in the caller’s language' })
  name: string;

  @Field(() => Department, { description: 'the department that gives it' })
  department: Department;

  @Field(() => PartStateEnum)
  state: PartState;

  @Field(() => String, { nullable: true, description: 'why it was refused' })
  reason: string | null;

  @Field(() => Boolean, { description: '默认同意: its department gave no opinion in time, which counts as agreement' })
  bySilence: boolean;
}

export const ServiceRequestConnection = ConnectionOf(ServiceRequest, 'ServiceRequestConnection');
export type ServiceRequestConnection = InstanceType<typeof ServiceRequestConnection>;
export const TaskConnection = ConnectionOf(Task, 'TaskConnection');
export type TaskConnection = InstanceType<typeof TaskConnection>;

@ObjectType()
export class RequestPayload {
  @Field(() => ServiceRequest, { nullable: true })
  request: ServiceRequest | null;

  @Field(() => Notice, { nullable: true, description: 'the notice that the operation issued' })
  notice: Notice | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}

@ObjectType()
export class TaskPayload {
  @Field(() => Task, { nullable: true })
  task: Task | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}
