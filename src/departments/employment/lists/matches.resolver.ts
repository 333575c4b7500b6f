import { isUuid } from '../../../platform/identifiers/index.js';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { AllowDepartment, countyOfCaller, type Caller } from '../../../platform/auth/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { badInput, type Locale } from '../../../platform/errors/index.js';
import { checkPageSize, CurrentCaller, CurrentLocale, ExpectedRows } from '../../../platform/graphql/index.js';
import { BusinessClock, zonedDay } from '../../../platform/time/index.js';
import { UNKNOWN_ENTRY } from '../employment.errors.js';
import { MATCH_CANDIDATES } from '../employment.policy.js';
import { VacancyCandidate, VacancyMatch, type VacancyMatchReason } from './lists.graphql.js';
import { OPENING_BY_ID, OPENINGS, SEEKER_BY_ID, SEEKERS } from './lists.sql.js';
import { match, type Match } from './matching.js';

const First = (): ParameterDecorator => Args('first', { type: () => Int, defaultValue: 10 });
/** The digits of a division code that name the prefecture: further away nothing is recommended. */
const CITY_DIGITS = 4;

/**
 * 人岗匹配: vacancies for somebody, and people for a vacancy, among the latest of the same city; for staff of one county
 * both of its own.
 */
@Resolver()
export class EmploymentMatchesResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly settings: Settings,
  ) {}

  @Query(() => [VacancyMatch], { description: '岗位推荐 for an entry of the unemployment register, the best first' })
  @AllowDepartment('employment', 'officer', 'leader', 'system')
  @ExpectedRows(10)
  async vacancyMatches(
    @Args('entryId', { type: () => ID }) entryId: string,
    @First() first: number,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<VacancyMatch[]> {
    const size = checkPageSize(first);
    const county = countyOfCaller(caller);
    const [seeker] = await this.database.run(SEEKER_BY_ID, [knownId(entryId, 'entryId'), county]);
    if (!seeker) throw badInput(UNKNOWN_ENTRY, ['entryId']);
    const city = seeker.divisionCode.slice(0, CITY_DIGITS);
    const openings = await this.database.run(OPENINGS, [city, this.today(), MATCH_CANDIDATES, county]);
    return best(openings, (opening) => match(seeker, opening), { size, locale });
  }

  @Query(() => [VacancyCandidate], { description: '人选推荐 for a vacancy, the best first' })
  @AllowDepartment('employment', 'officer', 'leader', 'system')
  @ExpectedRows(10)
  async vacancyCandidates(
    @Args('vacancyId', { type: () => ID }) vacancyId: string,
    @First() first: number,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<VacancyCandidate[]> {
    const size = checkPageSize(first);
    const county = countyOfCaller(caller);
    const asked = [knownId(vacancyId, 'vacancyId'), this.today(), county];
    const [opening] = await this.database.run(OPENING_BY_ID, asked);
    if (!opening) throw badInput(UNKNOWN_ENTRY, ['vacancyId']);
    const city = opening.divisionCode.slice(0, CITY_DIGITS);
    const seekers = await this.database.run(SEEKERS, [city, MATCH_CANDIDATES, county]);
    return best(seekers, (seeker) => match(seeker, opening), { size, locale });
  }

  private today = (): string => zonedDay(this.clock.now(), this.settings.TIME_ZONE);
}

/** The best matches; among equals the newest stays first. */
function best<Row extends object>(
  rows: Row[],
  matchOf: (row: Row) => Match | null,
  { size, locale }: { size: number; locale: Locale },
): (Row & { score: number; reasons: VacancyMatchReason[] })[] {
  return rows
    .flatMap((row) => {
      const found = matchOf(row);
      return found ? [{ ...row, score: found.score, found }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, size)
    .map(({ found, ...row }) => ({
      ...(row as unknown as Row & { score: number }),
      reasons: found.reasons.map(({ aspect, points, text }) => ({ aspect, points, text: text[locale] })),
    }));
}

function knownId(id: string, field: string): string {
  if (isUuid(id)) return id;
  throw badInput(UNKNOWN_ENTRY, [field]);
}
