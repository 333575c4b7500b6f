import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type Caller } from '../../platform/auth/index.js';
import type { Locale } from '../../platform/errors/index.js';
import { CurrentCaller, CurrentLocale, payload } from '../../platform/graphql/index.js';
import { RequestViews } from '../../requests/index.js';
import type { CardRuling, CardState } from './card.js';
import { CardRulingEnum, CardStateEnum, WarningCardPayload } from './card.graphql.js';
import type { WrittenCard } from './card-store.js';
import { CardViews } from './card-views.js';
import { RebutCard } from './rebut-card.js';
import { RuleOnCard } from './rule-on-card.js';

const ID_TYPE = { type: () => ID };
const TEXT = { type: () => String };
/** What the caller has read; refused with VERSION_CONFLICT when the card is in another state by now. */
const EXPECTED_STATE = { type: () => CardStateEnum, nullable: true };

@Resolver()
export class CardMutationsResolver {
  constructor(
    private readonly rebut: RebutCard,
    private readonly rule: RuleOnCard,
    private readonly views: CardViews,
    private readonly requests: RequestViews,
  ) {}

  @Allow('officer', 'leader', 'system', 'clerk')
  @Mutation(() => WarningCardPayload, {
    description: '申辩: once, within five working days of raising, by the department or centre whose card it is',
  })
  rebutCard(
    @Args('id', ID_TYPE) id: string,
    @Args('text', TEXT) text: string,
    @Args('expectedState', EXPECTED_STATE) expectedState: CardState | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<WarningCardPayload> {
    const ask = { id, text, expectedState: expectedState ?? null };
    return this.payload(caller, locale, () => this.rebut.run(ask, caller));
  }

  @Allow('supervisor')
  @Mutation(() => WarningCardPayload, {
    description: '裁定: a withdrawn card takes its signal back and stays in the ledger',
  })
  ruleOnCard(
    @Args('id', ID_TYPE) id: string,
    @Args('ruling', { type: () => CardRulingEnum }) ruling: CardRuling,
    @Args('reason', TEXT) reason: string,
    @Args('expectedState', EXPECTED_STATE) expectedState: CardState | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<WarningCardPayload> {
    const ask = { id, ruling, reason, expectedState: expectedState ?? null };
    return this.payload(caller, locale, () => this.rule.run(ask, caller));
  }

  private payload(caller: Caller, locale: Locale, work: () => Promise<WrittenCard>): Promise<WarningCardPayload> {
    return payload(locale, async () => {
      const { card, file } = await work();
      return { card: await this.views.card(card, await this.requests.file(file), caller) };
    });
  }
}
