import { CardLedgerResolver } from './card-ledger.resolver.js';
import { CardMutationsResolver } from './card-mutations.resolver.js';
import { CardStore } from './card-store.js';
import { CardViews } from './card-views.js';
import { CardsResolver } from './cards.resolver.js';
import { RebutCard } from './rebut-card.js';
import { RequestCardsResolver } from './request-cards.resolver.js';
import { RuleOnCard } from './rule-on-card.js';

/** 黄牌、红牌 as providers of the module. */
export const CARDS = [
  CardStore,
  CardViews,
  RebutCard,
  RuleOnCard,
  CardsResolver,
  CardLedgerResolver,
  CardMutationsResolver,
  RequestCardsResolver,
];
