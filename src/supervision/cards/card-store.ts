import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/index.js';
import { Database } from '../../platform/database/index.js';
import { isAbsent, requestHeadOf, type CaseFile, type RequestHead } from '../../requests/index.js';
import { maySeeCard, type CardRecord, type CardState } from './card.js';
import { cardChanged, cardNotFound } from './cards.errors.js';
import { CARD_BY_ID, cardOfRow } from './cards.sql.js';

/** A card and the head of its request. */
export interface CardOfRequest {
  card: CardRecord;
  head: RequestHead;
}

/** A card that was written, and the request as it then stands. */
export interface WrittenCard {
  card: CardRecord;
  file: CaseFile;
}

/** Reads single cards. Those that the caller may not see do not exist. */
@Injectable()
export class CardStore {
  constructor(private readonly database: Database) {}

  async find(id: string, caller: Caller): Promise<CardOfRequest | null> {
    if (!/^[1-9]\d{0,14}$/.test(id)) return null;
    const [{ rows }] = await this.database.run(CARD_BY_ID, [id]);
    const found = rows.map((row) => ({ card: cardOfRow(row), head: requestHeadOf(row) })).at(0);
    return found && !isAbsent(found.head, caller) && maySeeCard(found.card, caller) ? found : null;
  }

  /** @throws UserErrors NOT_FOUND, or VERSION_CONFLICT when it is not in the state that the caller expects. */
  async get(id: string, caller: Caller, expectedState: CardState | null): Promise<CardRecord> {
    const found = await this.find(id, caller);
    if (!found) throw cardNotFound();
    if (expectedState !== null && expectedState !== found.card.state) throw cardChanged();
    return found.card;
  }
}
