import { isUuid } from '../../../platform/identifiers/index.js';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { readPosition } from '../../../department-kit/index.js';
import { AllowDepartment, countyOfCaller, type Caller } from '../../../platform/auth/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { badInput } from '../../../platform/errors/index.js';
import {
  checkPageSize,
  CurrentCaller,
  ExpectedRows,
  lastSeen,
  pageOf,
  type Page,
} from '../../../platform/graphql/index.js';
import { BusinessClock, isDay, zonedDay } from '../../../platform/time/index.js';
import {
  EmploymentOffer,
  OfferKindEnum,
  PensionDue,
  PensionDueConnection,
  PensionDueCount,
  ZeroEmploymentHousehold,
  ZeroEmploymentHouseholdConnection,
  type OfferKind,
} from './lists.graphql.js';
import { OFFERS, PENSIONS_DUE, PENSIONS_DUE_COUNT, ZERO_EMPLOYMENT_HOUSEHOLDS } from './lists.sql.js';

const First = (): ParameterDecorator => Args('first', { type: () => Int, defaultValue: 20 });
const After = (): ParameterDecorator => Args('after', { type: () => ID, nullable: true });
const Year = (): ParameterDecorator => Args('year', { type: () => Int });
const Division = (): ParameterDecorator =>
  Args('divisionCode', { type: () => String, nullable: true, description: '行政区划代码的开头' });

/** Lists that come out of the registers of employment by themselves; for staff of one county those of its own. */
@Resolver()
export class EmploymentListsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly settings: Settings,
  ) {}

  @Query(() => ZeroEmploymentHouseholdConnection, {
    description:
      '零就业家庭发现: families in the unemployment register of which nobody who can work does, newest first',
  })
  @AllowDepartment('employment', 'officer', 'leader', 'system')
  async zeroEmploymentHouseholds(
    @Division() divisionCode: string | undefined,
    @Args('unrecognisedOnly', { type: () => Boolean, defaultValue: false }) unrecognisedOnly: boolean,
    @First() first: number,
    @After() after: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<ZeroEmploymentHousehold>> {
    const size = checkPageSize(first);
    const last = readPosition(after);
    const asked = [divisionCode ?? null, unrecognisedOnly, last?.at ?? null, last?.id ?? null, size + 1];
    const rows = await this.database.run(ZERO_EMPLOYMENT_HOUSEHOLDS, [...asked, countyOfCaller(caller)]);
    return pageOf(
      rows,
      size,
      (row) => row,
      (row) => [row.registeredAt.getTime(), row.entryId],
    );
  }

  @Query(() => [EmploymentOffer], { description: '培训班次、公益性岗位及其名额, those that end first' })
  @AllowDepartment('employment', 'officer', 'leader', 'system')
  @ExpectedRows(20)
  employmentOffers(
    @Args('kind', { type: () => OfferKindEnum }) kind: OfferKind,
    @First() first: number,
    @CurrentCaller() caller: Caller,
  ): Promise<EmploymentOffer[]> {
    return this.database.run(OFFERS, [kind, this.today(), checkPageSize(first), countyOfCaller(caller)]);
  }

  @Query(() => PensionDueConnection, {
    description: '养老保险待遇领取资格待认证名单: who is due in a year, the earliest first',
  })
  @AllowDepartment('employment', 'officer', 'leader', 'system')
  async pensionConfirmationsDue(
    @Year() year: number,
    @Args('done', { type: () => Boolean, nullable: true }) done: boolean | undefined,
    @Division() divisionCode: string | undefined,
    @First() first: number,
    @After() after: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<PensionDue>> {
    checkYear(year);
    const size = checkPageSize(first);
    const asked = [year, divisionCode ?? null, done ?? null, ...lastSeen(after, [isDay, isUuid]), size + 1];
    const rows = await this.database.run(PENSIONS_DUE, [...asked, countyOfCaller(caller)]);
    return pageOf(
      rows,
      size,
      (row) => row,
      (row) => [row.nextDueOn, row.entryId],
    );
  }

  @Query(() => PensionDueCount, { description: '年度认证进度' })
  @AllowDepartment('employment', 'officer', 'leader', 'system')
  async pensionConfirmationCount(
    @Year() year: number,
    @Division() divisionCode: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<PensionDueCount> {
    checkYear(year);
    const [count] = await this.database.run(PENSIONS_DUE_COUNT, [year, divisionCode ?? null, countyOfCaller(caller)]);
    return count;
  }

  private today = (): string => zonedDay(this.clock.now(), this.settings.TIME_ZONE);
}

function checkYear(year: number): void {
  if (year >= 1949 && year <= 9999) return;
  throw badInput({ zh: 'year 须为四位数的年份。', en: 'year must be a year of four digits.' }, ['year']);
}
