import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { Caller } from '../../platform/auth/index.js';
import { Database } from '../../platform/database/index.js';
import { CurrentCaller, operationLoader, type GraphqlContext } from '../../platform/graphql/index.js';
import { ServiceRequest } from '../../requests/index.js';
import { maySeeCard, type CardRecord } from './card.js';
import { WarningCard } from './card.graphql.js';
import { CardViews } from './card-views.js';
import { cardOfRow, CARDS_OF_REQUESTS } from './cards.sql.js';

/** The cards of a request, where a request is read. */
@Resolver(() => ServiceRequest)
export class RequestCardsResolver {
  constructor(
    private readonly database: Database,
    private readonly views: CardViews,
  ) {}

  @ResolveField(() => [WarningCard], { description: '黄牌、红牌 that the caller may see, newest first' })
  async cards(
    @Parent() request: ServiceRequest,
    @CurrentCaller() caller: Caller,
    @Context() context: GraphqlContext,
  ): Promise<WarningCard[]> {
    const records = await this.loader(context).load(request.record.id);
    const visible = records.filter((record) => maySeeCard(record, caller));
    return Promise.all(visible.map((record) => this.views.card(record, request, caller)));
  }

  private loader(context: GraphqlContext): DataLoader<string, CardRecord[]> {
    return operationLoader(context, 'cards', () => {
      return new DataLoader(async (ids: readonly string[]) => {
        const [{ rows }] = await this.database.run(CARDS_OF_REQUESTS, [ids]);
        const cards = new Map<string, CardRecord[]>(ids.map((id) => [id, []]));
        for (const card of rows.map(cardOfRow)) cards.get(card.requestId)?.push(card);
        return ids.map((id) => cards.get(id)!);
      });
    });
  }
}
