import { Injectable } from '@nestjs/common';
import { notify, OfficialCalendar, toPerson, toRole } from '../../deadlines/index.js';
import type { Caller } from '../../platform/auth/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { IsPlainText, validateInput } from '../../platform/graphql/index.js';
import {
  actorOf,
  CaseOperations,
  emptyChange,
  record,
  SIGNALS,
  type CaseFile,
  type ClockRecord,
  type Signal,
} from '../../requests/index.js';
import { mayBeRuledOn, type CardRecord, type CardRuling, type CardState } from './card.js';
import { CardStore, type WrittenCard } from './card-store.js';
import { cardStateConflict } from './cards.errors.js';
import { GRAVEST_OF_CLOCK, RULE_ON_CARD } from './cards.sql.js';

class Ruling {
  @IsPlainText(1000, { multiline: true })
  reason: string;
}

export interface RuleAsk {
  id: string;
  ruling: CardRuling;
  reason: string;
  expectedState: CardState | null;
}

/**
 * 裁定: the supervisor of the centre upholds or withdraws a card, rebutted or not. A withdrawn card takes its signal
 * back; it stays in the ledger and keeps its cause, so that the same cause raises no second one.
 */
@Injectable()
export class RuleOnCard {
  constructor(
    private readonly cards: CardStore,
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
    private readonly database: Database,
  ) {}

  async run(ask: RuleAsk, caller: Caller): Promise<WrittenCard> {
    const { reason } = validateInput({ reason: ask.reason }, Ruling, []);
    const { requestId } = await this.cards.get(ask.id, caller, ask.expectedState);
    let card!: CardRecord;
    const { file } = await this.operations.onCase(requestId, async (current) => {
      // Read anew beside the case file: whoever writes a card, or raises one, writes that file as well.
      const before = await this.cards.get(ask.id, caller, ask.expectedState);
      if (!mayBeRuledOn(before)) throw cardStateConflict(before.state);
      const at = this.official.now();
      const ruled = { ...before, state: ask.ruling, ruling: reason, ruledByName: caller.name, ruledAt: at };
      card = ruled;
      const change = emptyChange(false);
      const lowered = ask.ruling === 'WITHDRAWN' ? await this.clockWithout(current, before) : null;
      if (lowered) change.clocks.push(lowered);
      const data = { card: before.id, level: before.level, rule: before.rule.code, ruling: ask.ruling };
      record(change, current, { kind: 'CARD_RULED', at, actor: actorOf(caller), note: reason, data });
      return { change, alongside: (tx) => this.keep(tx, ruled, before.state, caller) };
    });
    return { card, file };
  }

  /** The card's clock with the signal that its other cards leave it; null when nothing changes. Never graver than it is. */
  private async clockWithout(file: CaseFile, card: CardRecord): Promise<ClockRecord | null> {
    const clock = file.clocks.find((other) => other.id === card.clockId);
    if (!clock) return null;
    const [{ level }] = await this.database.run(GRAVEST_OF_CLOCK, [file.id, clock.id, card.id]);
    const left: Signal = level ?? 'GREEN';
    return SIGNALS.indexOf(left) < SIGNALS.indexOf(clock.signal) ? { ...clock, signal: left } : null;
  }

  private async keep(tx: Transaction, card: CardRecord, before: CardState, caller: Caller): Promise<void> {
    const { id, ruledByName, ruledAt, ruling, state } = card;
    const flipped = await tx.run(RULE_ON_CARD, [id, caller.sub, ruledByName, ruledAt, ruling, state, before]);
    if (flipped.length === 0) throw cardStateConflict(state);
    const { requestId, level, clockKind: clock } = card;
    const county = card.department === null ? null : card.county;
    const detail = { card: id, level, trigger: card.rule.trigger, clock, ruling: state };
    const cause = `card-ruled:${id}`;
    await notify(
      tx,
      toldOfRuling(card).map((address) => ({ address, kind: 'CARD_RULED' as const, county, requestId, cause, detail })),
    );
  }
}

/** Who rebutted it (who held the work when nobody did), and the leader; at the window nobody leads but the supervisor. */
function toldOfRuling({ department, centreCode, rebuttedBySub, officerSub }: CardRecord): string[] {
  const person = rebuttedBySub ?? officerSub;
  if (department === null) return [person ? toPerson(person) : toRole('clerk', centreCode)];
  return [person ? toPerson(person) : toRole('officer', department), toRole('leader', department)];
}
