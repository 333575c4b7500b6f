import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Caller } from '../../platform/auth/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { validateInput } from '../../platform/graphql/index.js';
import { BASIS } from '../basis.sql.js';
import { notify, toRole } from '../notify.js';
import { OfficialCalendar } from '../official-calendar.js';
import { digestOf, layerOf, noticeOf, type CalendarChange } from './calendar-change.js';
import { CalendarLayerInput, HolidayNoticeInput } from './calendar-input.graphql.js';
import { INSERT_PROPOSAL, PROPOSAL_BY_DIGEST, proposalOf } from './calendars.sql.js';
import { checkChange, holdsAlready } from './check-change.js';
import { LayerChecks } from './layer-checks.js';
import type { ProposalRecord } from './proposal.js';

/** What came of a proposal. */
export interface Proposed {
  /** null for a notice that came with the product and holds already. */
  proposal: ProposalRecord | null;
  /** The content holds already: nothing was written. */
  holdsAlready: boolean;
}

/**
 * An administrator proposes a notice or a layer. It takes effect when another one approves it. The same content again
 * writes nothing, whether it waits or holds.
 */
@Injectable()
export class ProposeChange {
  constructor(
    private readonly database: Database,
    private readonly official: OfficialCalendar,
    private readonly checks: LayerChecks,
  ) {}

  async notice(input: HolidayNoticeInput, caller: Caller): Promise<Proposed> {
    const body = noticeOf(validateInput(input, HolidayNoticeInput, ['notice']));
    return this.database.transaction((tx) => this.propose(tx, { kind: 'NOTICE', body }, ['notice'], caller));
  }

  async layer(input: CalendarLayerInput, caller: Caller): Promise<Proposed> {
    const valid = validateInput(input, CalendarLayerInput, ['layer']);
    this.checks.checkInput(valid, ['layer']);
    const body = layerOf(valid);
    await this.checks.checkScope(body, ['layer', 'scopeCode']);
    return this.database.transaction((tx) => this.propose(tx, { kind: 'LAYER', body }, ['layer'], caller));
  }

  private async propose(tx: Transaction, change: CalendarChange, root: string[], caller: Caller): Promise<Proposed> {
    const [standing] = await tx.run(BASIS, []);
    const digest = digestOf(change);
    if (holdsAlready(standing, change)) {
      const [approved] = await tx.run(PROPOSAL_BY_DIGEST, [digest, 'APPROVED']);
      return { proposal: approved ? proposalOf(approved) : null, holdsAlready: true };
    }
    checkChange(standing, change, root);
    const { kind, body } = change;
    const values = [uuid(), kind, body.id, JSON.stringify(body), digest, caller.sub, caller.name, this.official.now()];
    const [made] = await tx.run(INSERT_PROPOSAL, values);
    if (!made) {
      const [waiting] = await tx.run(PROPOSAL_BY_DIGEST, [digest, 'PROPOSED']);
      // Decided in between: then look again at what holds.
      return waiting ? { proposal: proposalOf(waiting), holdsAlready: false } : this.propose(tx, change, root, caller);
    }
    const detail = { proposal: made.id, state: 'PROPOSED' };
    const cause = `calendar:${made.id}:PROPOSED`;
    await notify(tx, [{ address: toRole('admin'), kind: 'CALENDAR', requestId: null, cause, detail }]);
    return { proposal: proposalOf(made), holdsAlready: false };
  }
}
