import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RegisterStore } from '../../../department-kit/index.js';
import { AllowDepartment, countyOfCaller, type Caller } from '../../../platform/auth/index.js';
import { Database } from '../../../platform/database/index.js';
import { badInput, UserErrors, type Locale } from '../../../platform/errors/index.js';
import {
  checkPageSize,
  CurrentCaller,
  CurrentLocale,
  ExpectedRows,
  payload,
  type Page,
} from '../../../platform/graphql/index.js';
import { addMonths } from '../../../platform/time/index.js';
import { Payment } from '../registers/payment.entity.js';
import { monthsReversed } from '../social-assistance.errors.js';
import { firstDayOf } from './month.js';
import { AUDIT, type FindingRow } from './payment-audit.sql.js';
import { PaymentRuns, type PaymentRun } from './payment-runs.js';
import {
  AssistancePaymentConnection,
  AssistancePaymentFilter,
  AssistancePaymentFinding,
  AssistancePaymentRun,
  AssistancePaymentRunPayload,
  type AssistancePayment,
} from './payments.graphql.js';

const MONTH = { type: () => String, description: 'YYYY-MM' };
const MOST_MONTHS = 24;

/** 资金发放: what was prepared, paid, and whether it balances to the decisions; for staff of one county what is of it. */
@Resolver()
export class PaymentsResolver {
  constructor(
    private readonly registers: RegisterStore,
    private readonly database: Database,
    private readonly runs: PaymentRuns,
  ) {}

  @Mutation(() => AssistancePaymentRunPayload, { description: '编制发放清单; again adds only what was decided since' })
  @AllowDepartment('social-assistance', 'leader')
  prepareAssistancePayments(
    @Args('month', MONTH) month: string,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<AssistancePaymentRunPayload> {
    return payload(locale, async () => ({ run: await this.runs.prepare(month, caller) }));
  }

  @Mutation(() => AssistancePaymentRunPayload, { description: '确认发放: everything prepared for the month is paid' })
  @AllowDepartment('social-assistance', 'leader')
  confirmAssistancePayments(
    @Args('month', MONTH) month: string,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<AssistancePaymentRunPayload> {
    return payload(locale, async () => ({ run: await this.runs.confirm(month, caller) }));
  }

  @Query(() => AssistancePaymentConnection, { description: '资金发放台账, newest first' })
  @AllowDepartment('social-assistance', 'officer', 'leader', 'system')
  async assistancePayments(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => AssistancePaymentFilter, nullable: true })
    filter: AssistancePaymentFilter | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | undefined,
  ): Promise<Page<AssistancePayment>> {
    const runMonth = filter?.month ? askedMonth(filter.month, 'filter') : null;
    const equal = { runMonth, fund: filter?.fund, caseKind: filter?.caseKind };
    const page = await this.registers.page(Payment, { caller, filter, first, after, equal }, () => ({}));
    return page as unknown as Page<AssistancePayment>;
  }

  @Query(() => AssistancePaymentRun, {
    nullable: true,
    description: 'The run of a month, with sums by fund and division',
  })
  @AllowDepartment('social-assistance', 'officer', 'leader', 'system')
  assistancePaymentRun(
    @Args('month', MONTH) month: string,
    @CurrentCaller() caller: Caller,
  ): Promise<PaymentRun | null> {
    askedMonth(month, 'month');
    return this.runs.find(month, caller);
  }

  @Query(() => [AssistancePaymentFinding], { description: '发放审计: where payments do not balance to the decisions' })
  @AllowDepartment('social-assistance', 'officer', 'leader', 'system')
  @ExpectedRows(100)
  assistancePaymentAudit(
    @Args('from', MONTH) from: string,
    @Args('to', MONTH) to: string,
    @Args('first', { type: () => Int, defaultValue: 100 }) first: number,
    @CurrentCaller() caller: Caller,
  ): Promise<FindingRow[]> {
    const [begin, end] = [askedMonth(from, 'from'), askedMonth(to, 'to')];
    if (end < begin || end >= addMonths(begin, MOST_MONTHS)) throw badInput(monthsReversed, ['from']);
    return this.database.run(AUDIT, [begin, end, checkPageSize(first), countyOfCaller(caller)]);
  }
}

/** Queries have no `userErrors`: a broken month is an error of the operation. */
function askedMonth(month: string, field: string): string {
  try {
    return firstDayOf(month, field);
  } catch (error) {
    if (!(error instanceof UserErrors)) throw error;
    throw badInput(error.problems[0].message, [field]);
  }
}
