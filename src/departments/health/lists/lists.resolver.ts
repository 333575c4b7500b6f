import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { AllowDepartment, countyOfCaller, type Caller } from '../../../platform/auth/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { badInput, type Locale } from '../../../platform/errors/index.js';
import {
  checkPageSize,
  CurrentCaller,
  CurrentLocale,
  ExpectedRows,
  GraphQLDate,
  lastSeen,
  pageOf,
  type Page,
} from '../../../platform/graphql/index.js';
import { isUuid } from '../../../platform/identifiers/index.js';
import { BusinessClock, isDay, zonedDay } from '../../../platform/time/index.js';
import { CHILD_UNKNOWN } from '../health.errors.js';
import { whyDue } from '../rules/why-due.js';
import { recordCoverage, vaccinationCoverage, vaccineName } from './coverage.js';
import {
  HealthRecordCoverage,
  VaccinationCoverage,
  VaccinationDose,
  VaccinationDueConnection,
  type VaccinationDue,
} from './lists.graphql.js';
import { RECORD_COVERAGE, VACCINATION_CALENDAR, VACCINATION_COUNTS, VACCINATIONS_DUE } from './lists.sql.js';

const Division = (): ParameterDecorator =>
  Args('divisionCode', { type: () => String, nullable: true, description: 'Exactly this division' });

/** Lists that come out of the registers of health by themselves; for staff of one county those of its own. */
@Resolver()
export class HealthListsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly settings: Settings,
  ) {}

  @Query(() => [HealthRecordCoverage], {
    description: '居民健康档案建档率 of each division whose residents are known; by default with this year’s count',
  })
  @AllowDepartment('health', 'officer', 'leader', 'system')
  @ExpectedRows(100)
  async healthRecordCoverage(
    @Args('year', { type: () => Int, nullable: true }) year: number | undefined,
    @Division() divisionCode: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<HealthRecordCoverage[]> {
    const asked = year ?? Number(this.today().slice(0, 4));
    if (asked < 1949 || asked > 9999) {
      throw badInput({ zh: 'year 须为四位数的年份。', en: 'year must be a year of four digits.' }, ['year']);
    }
    return (await this.database.run(RECORD_COVERAGE, [asked, divisionCode ?? null, countyOfCaller(caller)])).map(
      recordCoverage,
    );
  }

  @Query(() => VaccinationDueConnection, { description: '应种未种名单: doses due by a day and not given, by due day' })
  @AllowDepartment('health', 'officer', 'leader', 'system')
  async vaccinationsDue(
    @Args('by', { type: () => GraphQLDate, description: 'The last due day that is listed' }) by: string,
    @Args('overdueOnly', { type: () => Boolean, defaultValue: false, description: '逾期未种' }) overdueOnly: boolean,
    @Division() divisionCode: string | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | undefined,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<Page<VaccinationDue>> {
    const size = checkPageSize(first);
    const today = this.today();
    const values = [
      by,
      divisionCode ?? null,
      overdueOnly,
      ...lastSeen(after, [isDay, isUuid, isText, isDose]),
      size + 1,
      today,
      countyOfCaller(caller),
    ];
    const rows = await this.database.run(VACCINATIONS_DUE, values);
    return pageOf(
      rows,
      size,
      (row) => ({ ...row, vaccineName: vaccineName(row.vaccine), why: whyDue(row, today)?.[locale] ?? null }),
      ({ dueOn, childId, vaccine, dose }) => [dueOn, childId, vaccine, dose],
    );
  }

  @Query(() => [VaccinationDose], { description: '儿童预防接种日程: every dose of a child’s calendar, by due day' })
  @AllowDepartment('health', 'officer', 'leader', 'system')
  @ExpectedRows(30)
  async vaccinationCalendar(
    @Args('childId', { type: () => ID, description: 'The entry of the child' }) childId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<VaccinationDose[]> {
    const rows = isUuid(childId)
      ? await this.database.run(VACCINATION_CALENDAR, [childId, countyOfCaller(caller)])
      : [];
    if (rows.length === 0) throw badInput(CHILD_UNKNOWN, ['childId']);
    return rows.map((row) => ({ ...row, vaccineName: vaccineName(row.vaccine) }));
  }

  @Query(() => [VaccinationCoverage], { description: '国家免疫规划疫苗接种率, of each dose' })
  @AllowDepartment('health', 'officer', 'leader', 'system')
  @ExpectedRows(30)
  async vaccinationCoverage(
    @Division() divisionCode: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<VaccinationCoverage[]> {
    const rows = await this.database.run(VACCINATION_COUNTS, [
      this.today(),
      divisionCode ?? null,
      countyOfCaller(caller),
    ]);
    return rows.map(vaccinationCoverage);
  }

  private today = (): string => zonedDay(this.clock.now(), this.settings.TIME_ZONE);
}

const isText = (part: unknown): boolean => typeof part === 'string';
const isDose = (part: unknown): boolean => Number.isInteger(part) && Math.abs(part as number) < 100;
