import { isUuid } from '../../../platform/identifiers/index.js';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { AllowDepartment, countyOfCaller, type Caller } from '../../../platform/auth/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Database, type Statement } from '../../../platform/database/index.js';
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
import { BusinessClock, isDay, zonedDay } from '../../../platform/time/index.js';
import { coverageOf } from './coverage.js';
import { DisputeCounts, ResidenceCoverage, ResidenceDueConnection, type ResidenceDue } from './lists.graphql.js';
import { COVERAGE, DISPUTE_COUNTS, PERMITS_DUE, RESIDENCES_DUE, type DueRow } from './lists.sql.js';

const By = (): ParameterDecorator =>
  Args('by', { type: () => GraphQLDate, description: 'The last due day that is listed' });
const Division = (): ParameterDecorator =>
  Args('divisionCode', { type: () => String, nullable: true, description: 'Exactly this division' });
const First = (): ParameterDecorator => Args('first', { type: () => Int, defaultValue: 20 });
const After = (): ParameterDecorator => Args('after', { type: () => String, nullable: true });

interface DueAsk {
  caller: Caller;
  by: string;
  divisionCode: string | undefined;
  first: number;
  after: string | undefined;
}

/**
 * Lists that come out of the registers by themselves: who is due, how complete the register is, how disputes stand; for
 * staff of one county those of its own.
 */
@Resolver()
export class ListsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly settings: Settings,
  ) {}

  @Query(() => ResidenceDueConnection, { description: '居住登记到期名单, by due day' })
  @AllowDepartment('public-security', 'officer', 'leader', 'system')
  residencesDue(
    @By() by: string,
    @Division() divisionCode: string | undefined,
    @First() first: number,
    @After() after: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<ResidenceDue>> {
    return this.due(RESIDENCES_DUE, { caller, by, divisionCode, first, after });
  }

  @Query(() => ResidenceDueConnection, { description: '居住证到期签注名单, by due day' })
  @AllowDepartment('public-security', 'officer', 'leader', 'system')
  residencePermitsDue(
    @By() by: string,
    @Division() divisionCode: string | undefined,
    @First() first: number,
    @After() after: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<ResidenceDue>> {
    return this.due(PERMITS_DUE, { caller, by, divisionCode, first, after });
  }

  @Query(() => [ResidenceCoverage], {
    description: '居住登记覆盖率 of each division whose floating population is known',
  })
  @AllowDepartment('public-security', 'officer', 'leader', 'system')
  @ExpectedRows(100)
  async residenceCoverage(
    @Division() divisionCode: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<ResidenceCoverage[]> {
    const rows = await this.database.run(COVERAGE, [this.today(), divisionCode ?? null, countyOfCaller(caller)]);
    return rows.map(coverageOf);
  }

  @Query(() => [DisputeCounts], { description: '矛盾纠纷统计: what was found from one day to another, by kind' })
  @AllowDepartment('public-security', 'officer', 'leader', 'system')
  @ExpectedRows(10)
  disputeCounts(
    @Args('from', { type: () => GraphQLDate }) from: string,
    @Args('to', { type: () => GraphQLDate }) to: string,
    @Division() divisionCode: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<DisputeCounts[]> {
    if (to < from) throw badInput({ zh: 'to 不能早于 from。', en: 'to must not lie before from.' }, ['to']);
    return this.database.run(DISPUTE_COUNTS, [from, to, divisionCode ?? null, countyOfCaller(caller)]);
  }

  private async due(statement: Statement<DueRow>, ask: DueAsk): Promise<Page<ResidenceDue>> {
    const first = checkPageSize(ask.first);
    const [day, id] = lastSeen(ask.after, [isDay, isUuid]);
    const values = [ask.by, ask.divisionCode ?? null, day, id, first + 1, this.today(), countyOfCaller(ask.caller)];
    const rows = await this.database.run(statement, values);
    return pageOf(
      rows,
      first,
      (row) => row,
      (row) => [row.dueOn, row.id],
    );
  }

  private today = (): string => zonedDay(this.clock.now(), this.settings.TIME_ZONE);
}
