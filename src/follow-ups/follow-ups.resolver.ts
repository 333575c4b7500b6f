import { isUuid } from '../platform/identifiers/index.js';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow, countyOfCaller, type Caller } from '../platform/auth/index.js';
import { Database } from '../platform/database/index.js';
import type { Locale } from '../platform/errors/index.js';
import {
  brokenCursor,
  checkPageSize,
  CurrentCaller,
  CurrentLocale,
  decodeCursor,
  ExpectedRows,
  pageOf,
  parseDate,
} from '../platform/graphql/index.js';
import { FollowUpDirectory } from './follow-up-directory.js';
import { FollowUpViews } from './follow-up-views.js';
import { PENDING } from './follow-up.js';
import { badDivision } from './follow-ups.errors.js';
import {
  FollowUpConnection,
  FollowUpCount,
  FollowUpCountingEnum,
  FollowUpFilter,
  type FollowUpCounting,
} from './follow-ups.graphql.js';
import { FOLLOW_UPS_ANY, FOLLOW_UPS_BY_DIVISION, FOLLOW_UPS_BY_KIND, FOLLOW_UPS_PENDING } from './follow-ups.sql.js';

const DEFAULT_PAGE = 50;
const DIVISION = /^\d{2,12}$/;
const COUNTS = { KIND: FOLLOW_UPS_BY_KIND, DIVISION: FOLLOW_UPS_BY_DIVISION };

/** 回访、复核、续期 of the caller's own department and county; others' do not exist for them. */
@Resolver()
export class FollowUpsResolver {
  constructor(
    private readonly database: Database,
    private readonly directory: FollowUpDirectory,
    private readonly views: FollowUpViews,
  ) {}

  @Allow('officer', 'leader', 'system')
  @Query(() => FollowUpConnection, {
    description: 'ordered by due date; open and claimed ones unless states are named',
  })
  async followUps(
    @Args('filter', { type: () => FollowUpFilter, nullable: true }) filter: FollowUpFilter | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<FollowUpConnection> {
    const size = checkPageSize(first ?? DEFAULT_PAGE);
    const states = filter?.state?.length ? filter.state : PENDING;
    const list = states.every((state) => PENDING.includes(state)) ? FOLLOW_UPS_PENDING : FOLLOW_UPS_ANY;
    const rows = await this.database.run(list, [
      caller.department ?? null,
      states,
      this.directory.hiddenFrom(caller),
      ...conditionsOf(filter ?? {}, caller),
      ...readCursor(after),
      size + 1,
      countyOfCaller(caller),
    ]);
    const { nodes, pageInfo } = pageOf(
      rows,
      size,
      (row) => row,
      (row) => [row.dueOn, row.id],
    );
    return { nodes: await this.views.views(nodes, caller, locale), pageInfo };
  }

  @Allow('officer', 'leader', 'system')
  @Query(() => [FollowUpCount], { description: 'groups without any are left out' })
  @ExpectedRows(DEFAULT_PAGE)
  async followUpCounts(
    @Args('by', { type: () => FollowUpCountingEnum }) by: FollowUpCounting,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<FollowUpCount[]> {
    const { department = null } = caller;
    const hidden = this.directory.hiddenFrom(caller);
    const rows = await this.database.run(COUNTS[by], [department, hidden, countyOfCaller(caller)]);
    const nameOf = (key: string): string => (by === 'KIND' ? this.views.kindName(caller, key, locale) : key);
    return rows.map((row) => ({ ...row, name: nameOf(row.key) }));
  }
}

/** Parameters 4 to 9 of the list. */
function conditionsOf(filter: FollowUpFilter, caller: Caller): unknown[] {
  const division = filter.divisionCode ?? null;
  if (division !== null && !DIVISION.test(division)) throw badDivision();
  return [
    filter.kind ?? null,
    filter.ledger ?? null,
    filter.dueTo ?? null,
    division,
    filter.overdueOnly ?? null,
    filter.mine ? caller.sub : null,
  ];
}

function readCursor(after: string | null): [dueOn: string | null, id: string | null] {
  const key = decodeCursor(after, 2);
  if (!key) return [null, null];
  const [dueOn, id] = key;
  if (typeof dueOn !== 'string' || typeof id !== 'string' || !isDate(dueOn) || !isUuid(id)) throw brokenCursor();
  return [dueOn, id];
}

function isDate(text: string): boolean {
  try {
    return parseDate(text) === text;
  } catch {
    return false;
  }
}
