import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow, hasRole, type Caller } from '../../platform/auth/index.js';
import { Settings } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import { brokenCursor, checkPageSize, CurrentCaller, decodeCursor, pageOf } from '../../platform/graphql/index.js';
import { parseRequestNumber } from '../../platform/identifiers/index.js';
import { startOfZonedDay } from '../../platform/time/index.js';
import { readerOf, requestHeadOf, RequestViews } from '../../requests/index.js';
import { WarningCard, WarningCardConnection, WarningCardFilter } from './card.graphql.js';
import { CardStore } from './card-store.js';
import { CardViews } from './card-views.js';
import {
  CARDS_OF_CENTRE,
  CARDS_OF_DEPARTMENT,
  CARDS_OF_WINDOW,
  cardListParameters,
  cardOfRow,
  type CardListValues,
} from './cards.sql.js';

/** Reading warning cards: a supervisor the centre's, a department its own, a clerk those of the centre itself. */
@Resolver()
export class CardsResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly cards: CardStore,
    private readonly requests: RequestViews,
    private readonly views: CardViews,
  ) {}

  @Allow('supervisor', 'officer', 'leader', 'system', 'clerk')
  @Query(() => WarningCardConnection, { description: '黄牌、红牌台账, newest first' })
  async warningCards(
    @Args('filter', { type: () => WarningCardFilter, nullable: true }) filter: WarningCardFilter | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentCaller() caller: Caller,
  ): Promise<WarningCardConnection> {
    const size = checkPageSize(first ?? 20);
    const afterId = readCursor(after);
    const { scope, query } = scopeOf(caller);
    const list = { ...this.listOf(filter ?? {}), scope, afterId, limit: size + 1, reader: readerOf(caller) };
    const [{ rows }] = await this.database.run(query, cardListParameters(list));
    const page = pageOf(
      rows,
      size,
      async (row) => this.views.card(cardOfRow(row), await this.requests.request(requestHeadOf(row)), caller),
      (row) => [row.card.id],
    );
    return { nodes: await Promise.all(page.nodes), pageInfo: page.pageInfo };
  }

  @Allow('supervisor', 'officer', 'leader', 'system', 'clerk')
  @Query(() => WarningCard, { nullable: true })
  async warningCard(
    @Args('id', { type: () => ID }) id: string,
    @CurrentCaller() caller: Caller,
  ): Promise<WarningCard | null> {
    const found = await this.cards.find(id, caller);
    return found && this.views.card(found.card, await this.requests.request(found.head), caller);
  }

  private listOf(filter: WarningCardFilter): Omit<CardListValues, 'scope' | 'afterId' | 'limit' | 'reader'> {
    const zone = this.settings.TIME_ZONE;
    return {
      states: filter.state?.length ? filter.state : null,
      level: filter.level ?? null,
      department: filter.department ?? null,
      officerSub: filter.officer ?? null,
      item: filter.item ?? null,
      // A number that cannot be one finds nothing.
      number: filter.request == null ? null : (parseRequestNumber(filter.request)?.number ?? ''),
      raisedFrom: filter.raisedFrom ? startOfZonedDay(filter.raisedFrom, zone) : null,
      raisedBefore: filter.raisedTo ? startOfZonedDay(filter.raisedTo, zone, 1) : null,
    };
  }
}

/** Without a centre or department in the token nothing is the caller's. */
function scopeOf(caller: Caller): { scope: string; query: typeof CARDS_OF_CENTRE } {
  if (hasRole(caller, 'supervisor')) return { scope: caller.centre ?? '', query: CARDS_OF_CENTRE };
  if (hasRole(caller, 'clerk')) return { scope: caller.centre ?? '', query: CARDS_OF_WINDOW };
  return { scope: caller.department ?? '', query: CARDS_OF_DEPARTMENT };
}

function readCursor(after: string | null): number | null {
  const key = decodeCursor(after, 1);
  if (!key) return null;
  if (!Number.isSafeInteger(key[0]) || Number(key[0]) < 1) throw brokenCursor();
  return Number(key[0]);
}
