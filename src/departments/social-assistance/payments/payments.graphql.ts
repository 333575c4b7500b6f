import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { RegisterEntry, RegisterFilter } from '../../../department-kit/index.js';
import { ConnectionOf, GraphQLDate, graphqlEnum, UserError } from '../../../platform/graphql/index.js';
import type { CaseKind } from '../registers/assistance-case.entity.js';
import { PAYMENT_KINDS, PAYMENT_STATUSES, type PaymentKind, type PaymentStatus } from '../registers/payment.entity.js';
import { SocialAssistanceKind } from '../social-assistance.graphql.js';
import { AUDIT_FINDINGS, type AuditFinding } from './payment-audit.sql.js';

const AssistancePaymentKind = graphqlEnum('AssistancePaymentKind', PAYMENT_KINDS, {
  values: { REGULAR: '当月发放', BACK_PAY: '补发', RECOVERY: '追回' },
});

const AssistancePaymentStatus = graphqlEnum('AssistancePaymentStatus', PAYMENT_STATUSES, {
  values: { PREPARED: '已编制', PAID: '已发放' },
});

const AssistancePaymentProblem = graphqlEnum('AssistancePaymentProblem', AUDIT_FINDINGS, {
  values: {
    NO_DECISION: '没有决定依据的发放',
    TWICE: '同月重复发放',
    AFTER_STOP: '停发后仍发放',
    WRONG_AMOUNT: '与决定金额不符',
    UNPAID: '应发未发(含金额待核定)',
  },
});

@ObjectType({ description: 'One payment of a month (资金发放台账), with the decision that it rests on' })
export class AssistancePayment extends RegisterEntry {
  @Field(() => ID, { description: 'The case it is paid on' })
  caseId: string;

  @Field(() => SocialAssistanceKind)
  caseKind: CaseKind;

  @Field(() => AssistancePaymentKind)
  paymentKind: PaymentKind;

  @Field(() => AssistancePaymentStatus)
  status: PaymentStatus;

  @Field(() => GraphQLDate, { description: 'First day of the month that it is for' })
  month: string;

  @Field(() => GraphQLDate, { description: 'First day of the month in whose run it is paid' })
  runMonth: string;

  @Field(() => Int, { description: 'Fen; negative for money recovered' })
  amountFen: number;

  @Field(() => String, { description: '资金来源' })
  fund: string;
}

@InputType()
export class AssistancePaymentFilter extends RegisterFilter {
  @Field(() => String, { nullable: true, description: 'The run, YYYY-MM' })
  @IsOptional()
  @IsString()
  month?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  fund?: string | null;

  @Field(() => SocialAssistanceKind, { nullable: true })
  @IsOptional()
  caseKind?: CaseKind | null;

  @Field(() => AssistancePaymentStatus, { nullable: true })
  @IsOptional()
  @IsIn(PAYMENT_STATUSES)
  status?: PaymentStatus | null;
}

export const AssistancePaymentConnection = ConnectionOf(AssistancePayment, 'AssistancePaymentConnection');

@ObjectType({ description: 'Sum of a run for one fund, division and kind of allowance' })
export class AssistancePaymentTotal {
  @Field(() => String)
  fund: string;

  @Field(() => String)
  divisionCode: string;

  @Field(() => SocialAssistanceKind)
  caseKind: CaseKind;

  @Field(() => Int)
  payments: number;

  @Field(() => Float, { description: 'Fen' })
  amountFen: number;
}

@ObjectType({ description: 'The run of a month (发放批次): prepared out of the decisions, then confirmed' })
export class AssistancePaymentRun {
  @Field(() => GraphQLDate, { description: 'First day of the month' })
  month: string;

  @Field(() => GraphQLDate)
  preparedOn: string;

  @Field(() => String)
  preparedBy: string;

  @Field(() => GraphQLDate, { nullable: true })
  confirmedOn: string | null;

  @Field(() => String, { nullable: true })
  confirmedBy: string | null;

  @Field(() => [AssistancePaymentTotal])
  totals: AssistancePaymentTotal[];
}

@ObjectType()
export class AssistancePaymentRunPayload {
  @Field(() => AssistancePaymentRun, { nullable: true })
  run: AssistancePaymentRun | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}

@ObjectType({ description: 'A month of a case in which payments do not balance to the decisions' })
export class AssistancePaymentFinding {
  @Field(() => AssistancePaymentProblem)
  finding: AuditFinding;

  @Field(() => ID)
  caseId: string;

  @Field(() => ID, { description: 'The request whose decision opened the case' })
  requestNumber: string;

  @Field(() => String)
  personName: string;

  @Field(() => String)
  divisionCode: string;

  @Field(() => SocialAssistanceKind)
  caseKind: CaseKind;

  @Field(() => GraphQLDate, { description: 'First day of the month' })
  month: string;

  @Field(() => Int, { nullable: true, description: 'Fen; null where nothing was decided or the amount is not fixed' })
  decidedFen: number | null;

  @Field(() => Int, { description: 'Fen' })
  paidFen: number;
}
