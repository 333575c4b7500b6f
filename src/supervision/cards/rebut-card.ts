import { Injectable } from '@nestjs/common';
import { notify, OfficialCalendar, toRole } from '../../deadlines/index.js';
import type { Caller } from '../../platform/auth/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { IsPlainText, validateInput } from '../../platform/graphql/index.js';
import { actorOf, CaseOperations, emptyChange, record } from '../../requests/index.js';
import { holdsCard, rebuttalTime, type CardRecord, type CardState } from './card.js';
import { CardStore, type WrittenCard } from './card-store.js';
import { cardNotFound, cardStateConflict, rebuttalTooLate } from './cards.errors.js';
import { REBUT_CARD } from './cards.sql.js';

class Rebuttal {
  @IsPlainText(2000, { multiline: true })
  text: string;
}

export interface RebutAsk {
  id: string;
  text: string;
  expectedState: CardState | null;
}

/** 申辩: the department (or the window, where the card is the centre's) says once, in time, why the card is wrong. */
@Injectable()
export class RebutCard {
  constructor(
    private readonly cards: CardStore,
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  async run(ask: RebutAsk, caller: Caller): Promise<WrittenCard> {
    const { text } = validateInput({ text: ask.text }, Rebuttal, []);
    const { requestId } = await this.cards.get(ask.id, caller, ask.expectedState);
    let card!: CardRecord;
    const { file } = await this.operations.onCase(requestId, async (current) => {
      // Read anew beside the case file: whoever writes a card writes that file as well.
      const before = await this.cards.get(ask.id, caller, ask.expectedState);
      if (!holdsCard(before, caller)) throw cardNotFound();
      if (before.state !== 'RAISED') throw cardStateConflict(before.state);
      const at = this.official.now();
      const time = rebuttalTime(before, current, this.official);
      if (at >= time.lateAt) throw rebuttalTooLate(time.dueOn);
      const { sub, name } = caller;
      const rebutted: CardRecord = {
        ...before,
        state: 'REBUTTED',
        rebuttal: text,
        rebuttedBySub: sub,
        rebuttedByName: name,
        rebuttedAt: at,
      };
      card = rebutted;
      const change = emptyChange(false);
      const data = { card: before.id, level: before.level, rule: before.rule.code };
      record(change, current, { kind: 'CARD_REBUTTED', at, actor: actorOf(caller), note: text, data });
      return { change, alongside: (tx) => keep(tx, rebutted) };
    });
    return { card, file };
  }
}

async function keep(tx: Transaction, card: CardRecord): Promise<void> {
  const { id, rebuttedBySub, rebuttedByName, rebuttedAt, rebuttal } = card;
  const flipped = await tx.run(REBUT_CARD, [id, rebuttedBySub, rebuttedByName, rebuttedAt, rebuttal]);
  if (flipped.length === 0) throw cardStateConflict('REBUTTED');
  await notify(tx, [
    {
      address: toRole('supervisor', card.centreCode),
      kind: 'CARD_REBUTTED',
      requestId: card.requestId,
      cause: `card-rebutted:${id}`,
      detail: { card: id, level: card.level, trigger: card.rule.trigger, clock: card.clockKind },
    },
  ]);
}
