import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ConnectionOf, graphqlEnum, GraphQLDate } from '../platform/graphql/index.js';
import type { LedgerFilter } from './ledger-filter.js';
import { LEDGER_COUNTINGS } from './ledger.sql.js';

@ObjectType({ description: 'A standing of an entry (登记状态)' })
export class LedgerStatus {
  @Field(() => ID)
  code: string;

  @Field(() => String)
  name: string;
}

@ObjectType({
  description:
    '台账: a register as the department lists, counts and reports it. It is derived from handled requests and recorded follow-ups; nothing can be typed into it.',
})
export class Ledger {
  @Field(() => ID, { description: 'unique in its department' })
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => [LedgerStatus])
  statuses: LedgerStatus[];

  @Field(() => [String], { description: '上报表式: titles of the columns, in the order in which they are reported' })
  columns: string[];

  @Field(() => Boolean, { description: '重点人群: exists only for leaders and for officers cleared for it' })
  confidential: boolean;
}

@InputType()
export class LedgerFilterInput implements LedgerFilter {
  @Field(() => ID, { nullable: true })
  status?: string | null;

  @Field(() => String, { nullable: true, description: '行政区划代码 or its beginning: 2 to 12 digits' })
  divisionCode?: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  registeredFrom?: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'the last day, included' })
  registeredTo?: string | null;

  @Field(() => String, { nullable: true, description: 'exactly this citizen ID number or credit code' })
  idNumber?: string | null;

  @Field(() => String, { nullable: true, description: '姓名 or its beginning' })
  personName?: string | null;
}

@ObjectType()
export class LedgerEntry {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'The request whose decision wrote the entry (受理编号)' })
  requestNumber: string;

  @Field(() => ID)
  status: string;

  @Field(() => GraphQLDate)
  registeredOn: string;

  @Field(() => [String], {
    nullable: 'items',
    description:
      'in the order of the ledger’s columns; identifiers are masked and addresses absent unless the caller declares a purpose',
  })
  values: (string | null)[];
}

export const LedgerEntryConnection = ConnectionOf(LedgerEntry, 'LedgerEntryConnection');
export type LedgerEntryConnection = InstanceType<typeof LedgerEntryConnection>;

export const LedgerCountingEnum = graphqlEnum('LedgerCounting', LEDGER_COUNTINGS, {
  description: '台账统计口径',
  values: { STATUS: '按状态', DIVISION: '按行政区划', MONTH: '按登记月份: the month of registration, YYYY-MM' },
});

@ObjectType()
export class LedgerCount {
  @Field(() => ID, { description: 'the status, division code or month' })
  key: string;

  @Field(() => String)
  name: string;

  @Field(() => Int)
  count: number;
}
