import { Field, ID, ObjectType } from '@nestjs/graphql';
import { GraphQLDate, GraphQLDateTime } from '../../platform/graphql/index.js';
import type { ClockKind, ClockRecord, ClockState, RequestHead, Signal } from '../case-file/index.js';
import { ClockKindEnum, ClockStateEnum, SignalEnum } from './enums.js';

@ObjectType({ description: 'A pause of a clock (停表)' })
export class ClockPause {
  @Field(() => GraphQLDateTime)
  from: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  to: Date | null;

  @Field(() => String)
  procedure: string;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => String, { nullable: true, description: '批准人' })
  approver: string | null;

  @Field(() => ID, { nullable: true, description: 'number of the written notice (特别程序告知书)' })
  notice: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'from this instant on it lasts longer than expected' })
  expectedUntil: Date | null;
}

/** `remainingWorkingDays` and `pauses` are resolved by `deadlines/`, which knows the calendar. */
@ObjectType({ description: '时限' })
export class Clock {
  @Field(() => ClockKindEnum)
  kind: ClockKind;

  @Field(() => ClockStateEnum)
  state: ClockState;

  @Field(() => GraphQLDate)
  startedOn: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'the first instant that is late' })
  dueAt: Date | null;

  @Field(() => GraphQLDate, { nullable: true })
  dueOn: string | null;

  @Field(() => Boolean, {
    description: 'true while the calendar of a year that the period reaches has not been announced',
  })
  provisional: boolean;

  @Field(() => SignalEnum)
  signal: Signal;

  /** The stored clock behind this view, and whose it is. */
  record: ClockRecord;
  request: RequestHead;
}

export const clockView = (record: ClockRecord, request: RequestHead): Clock => ({
  kind: record.kind,
  state: record.state,
  startedOn: record.startedOn,
  dueAt: record.dueAt,
  dueOn: record.dueOn,
  provisional: record.provisional,
  signal: record.signal,
  record,
  request,
});
