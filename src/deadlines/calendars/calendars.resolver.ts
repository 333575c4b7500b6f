import { isUuid } from '../../platform/identifiers/index.js';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.js';
import { Database } from '../../platform/database/index.js';
import { brokenCursor, checkPageSize, decodeCursor, pageOf } from '../../platform/graphql/index.js';
import { BASIS } from '../basis.sql.js';
import { CLOCKS_BEHIND } from '../recalculation/index.js';
import { layerView, noticeView, proposalView } from './calendar-views.js';
import {
  CalendarLayerView,
  CalendarProposalConnection,
  CalendarRevision,
  HolidayNoticeView,
  ProposalStateEnum,
} from './calendar.graphql.js';
import { NEWEST_REVISION, PROPOSAL_PAGE, proposalOf } from './calendars.sql.js';
import type { ProposalState } from './proposal.js';

/** What the calendar is, what is proposed, and how far it has been carried into open requests. */
@Resolver()
export class CalendarsResolver {
  constructor(private readonly database: Database) {}

  @Allow('admin', 'supervisor')
  @Query(() => CalendarProposalConnection, { description: '日历变更, newest first' })
  async calendarProposals(
    @Args('state', { type: () => ProposalStateEnum, nullable: true }) state: ProposalState | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<CalendarProposalConnection> {
    const size = checkPageSize(first ?? 20);
    const [at, id] = readCursor(after);
    const rows = await this.database.run(PROPOSAL_PAGE, [state ?? null, at, id, size + 1]);
    return pageOf(
      rows,
      size,
      (row) => proposalView(proposalOf(row)),
      (row) => [row.proposed_at.toISOString(), row.id],
    );
  }

  @Allow('admin', 'supervisor')
  @Query(() => [HolidayNoticeView], { description: '已载入的放假通知, in the order of issue' })
  async calendarNotices(
    @Args('year', { type: () => Int, nullable: true }) year: number | null,
  ): Promise<HolidayNoticeView[]> {
    const [{ notices }] = await this.database.run(BASIS, []);
    return notices.filter((notice) => year == null || notice.year === year).map(noticeView);
  }

  @Allow('admin', 'supervisor')
  @Query(() => [CalendarLayerView], { description: '现行日历图层, in the order in which they apply' })
  async calendarLayers(): Promise<CalendarLayerView[]> {
    const [{ layers }] = await this.database.run(BASIS, []);
    return layers.map(layerView);
  }

  @Allow('admin', 'supervisor')
  @Query(() => CalendarRevision)
  async calendarRevision(): Promise<CalendarRevision> {
    const [newest] = await this.database.run(NEWEST_REVISION, []);
    const [{ behind }] = await this.database.run(CLOCKS_BEHIND, []);
    const { revision, cause, reference, established_at: establishedAt } = newest;
    return { revision, cause, reference, establishedAt, openClocksBehind: behind };
  }
}

function readCursor(after: string | null): [Date, string] | [null, null] {
  const key = decodeCursor(after, 2);
  if (!key) return [null, null];
  const at = new Date(String(key[0]));
  if (Number.isNaN(at.getTime()) || !isUuid(key[1])) throw brokenCursor();
  return [at, String(key[1])];
}
