import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import {
  AllowDepartment,
  countyOfCaller,
  isClearedForSpecialGroups,
  type Caller,
} from '../../../platform/auth/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { badInput } from '../../../platform/errors/index.js';
import {
  checkPageSize,
  CurrentCaller,
  ExpectedRows,
  GraphQLDate,
  lastSeen,
  pageOf,
  type Page,
} from '../../../platform/graphql/index.js';
import { isUuid } from '../../../platform/identifiers/index.js';
import { addDays, addMonths, BusinessClock, isDay, zonedDay } from '../../../platform/time/index.js';
import { BENEFIT_NAMES } from '../ledgers.js';
import { FamilyDue, FamilyDueConnection, FamilyDueList, FamilyPaymentTotal } from './lists.graphql.js';
import { DUE_LISTS, PAYMENT_TOTALS } from './lists.sql.js';

const Division = (): ParameterDecorator =>
  Args('divisionCode', { type: () => String, nullable: true, description: '行政区划代码的开头' });

/**
 * Lists that come out of the registers by themselves: who falls due by a date of birth, and what is to be paid; for
 * staff of one county those of its own.
 */
@Resolver()
export class FamilyListsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly settings: Settings,
  ) {}

  @Query(() => FamilyDueConnection, {
    description: '到期名单: whose turn comes in a year, or in one of its months, the earliest first',
  })
  @AllowDepartment('family-planning', 'officer', 'leader', 'system')
  async familyDue(
    @Args('list', { type: () => FamilyDueList }) list: FamilyDueList,
    @Args('year', { type: () => Int }) year: number,
    @Args('month', { type: () => Int, nullable: true, description: '1 to 12' }) month: number | undefined,
    @Division() divisionCode: string | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => ID, nullable: true }) after: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<FamilyDue>> {
    const size = checkPageSize(first);
    const values = [
      ...daysOf(year, month),
      divisionCode ?? null,
      ...lastSeen(after, [isDay, isUuid, isSeat]),
      size + 1,
      this.today(),
      countyOfCaller(caller),
    ];
    const rows = await this.database.run(DUE_LISTS[list], values);
    return pageOf(
      rows,
      size,
      (row) => row,
      (row) => [row.dueOn, row.entryId, row.seat],
    );
  }

  @Query(() => [FamilyPaymentTotal], {
    description: '奖励扶助资金汇总: what was listed for payment from one day to another, by benefit',
  })
  @AllowDepartment('family-planning', 'officer', 'leader', 'system')
  @ExpectedRows(10)
  async familyPaymentTotals(
    @CurrentCaller() caller: Caller,
    @Args('from', { type: () => GraphQLDate }) from: string,
    @Args('to', { type: () => GraphQLDate }) to: string,
    @Division() divisionCode: string | undefined,
  ): Promise<FamilyPaymentTotal[]> {
    if (to < from) throw badInput({ zh: 'to 不能早于 from。', en: 'to must not lie before from.' }, ['to']);
    const values = [from, to, divisionCode ?? null, isClearedForSpecialGroups(caller), countyOfCaller(caller)];
    const rows = await this.database.run(PAYMENT_TOTALS, values);
    return rows.map((row) => ({ ...row, name: BENEFIT_NAMES[row.kind] ?? row.kind }));
  }

  private today = (): string => zonedDay(this.clock.now(), this.settings.TIME_ZONE);
}

/** First and last day of a year, or of one of its months. */
function daysOf(year: number, month: number | undefined): [string, string] {
  if (year < 1949 || year > 9998) {
    throw badInput({ zh: 'year 须为四位数的年份。', en: 'year must be a year of four digits.' }, ['year']);
  }
  if (month !== undefined && month !== null && (month < 1 || month > 12)) {
    throw badInput({ zh: 'month 须为 1 至 12。', en: 'month must be from 1 to 12.' }, ['month']);
  }
  const from = `${year}-${String(month ?? 1).padStart(2, '0')}-01`;
  return [from, addDays(addMonths(from, month ? 1 : 12), -1)];
}

/** Of the two parents. */
const isSeat = (part: unknown): boolean => part === 0 || part === 1;
