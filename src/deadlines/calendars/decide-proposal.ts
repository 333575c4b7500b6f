import { isUuid } from '../../platform/identifiers/index.js';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { IsPlainText, validateInput } from '../../platform/graphql/index.js';
import { OutboxRelay } from '../../platform/queue/index.js';
import { BASIS, LOCK_BASIS, NEW_REVISION } from '../basis.sql.js';
import { notify, toPerson } from '../notify.js';
import { OfficialCalendar } from '../official-calendar.js';
import type { CalendarChange } from './calendar-change.js';
import { proposalDecided, proposalNotFound, samePerson } from './calendars.errors.js';
import { DECIDE_PROPOSAL, INSERT_LAYER, INSERT_NOTICE, LOCK_PROPOSAL, proposalOf } from './calendars.sql.js';
import { checkChange, holdsAlready } from './check-change.js';
import { LayerChecks } from './layer-checks.js';
import type { ProposalRecord, ProposalState } from './proposal.js';

class Rejection {
  @IsPlainText(500, { multiline: true })
  reason: string;
}

/** 双人复核: another administrator than the proposer approves or rejects a change of the calendar. */
@Injectable()
export class DecideProposal {
  constructor(
    private readonly database: Database,
    private readonly official: OfficialCalendar,
    private readonly checks: LayerChecks,
    private readonly relay: OutboxRelay,
  ) {}

  /** Checked again by what stands now. In force when it returns; open requests follow through the queue. */
  async approve(id: string, caller: Caller): Promise<ProposalRecord> {
    const approved = await this.database.transaction(async (tx) => {
      await tx.run(LOCK_BASIS, []);
      const proposal = await this.lock(tx, id, caller);
      const revision = await this.establish(tx, proposal.change);
      return this.decide(tx, proposal, 'APPROVED', caller, { reason: null, revision });
    });
    await this.official.reload();
    this.relay.nudge();
    return approved;
  }

  async reject(id: string, given: string, caller: Caller): Promise<ProposalRecord> {
    const { reason } = validateInput({ reason: given }, Rejection, []);
    return this.database.transaction(async (tx) => {
      const proposal = await this.lock(tx, id, caller);
      return this.decide(tx, proposal, 'REJECTED', caller, { reason, revision: null });
    });
  }

  private async lock(tx: Transaction, id: string, caller: Caller): Promise<ProposalRecord> {
    const [row] = isUuid(id) ? await tx.run(LOCK_PROPOSAL, [id]) : [];
    if (!row) throw proposalNotFound();
    const proposal = proposalOf(row);
    if (proposal.state !== 'PROPOSED') throw proposalDecided();
    if (proposal.proposedBySub === caller.sub) throw samePerson();
    return proposal;
  }

  /** @returns the revision that the change makes, or null when the same content has come to hold meanwhile */
  private async establish(tx: Transaction, change: CalendarChange): Promise<number | null> {
    const [standing] = await tx.run(BASIS, []);
    if (holdsAlready(standing, change)) return null;
    const { kind, body } = change;
    if (kind === 'LAYER') await this.checks.checkScope(body, ['id']);
    checkChange(standing, change, ['id'], false);
    if (kind === 'NOTICE') await tx.run(INSERT_NOTICE, [body.id, body.year, body.issuedOn, JSON.stringify(body)]);
    else await tx.run(INSERT_LAYER, [body.id, body.scope, body.scopeCode, JSON.stringify(body.body)]);
    const [{ revision }] = await tx.run(NEW_REVISION, [kind, body.id]);
    return revision;
  }

  private async decide(
    tx: Transaction,
    { id, proposedBySub }: ProposalRecord,
    state: Exclude<ProposalState, 'PROPOSED'>,
    caller: Caller,
    { reason, revision }: { reason: string | null; revision: number | null },
  ): Promise<ProposalRecord> {
    const values = [id, state, caller.sub, caller.name, this.official.now(), reason, revision];
    const [decided] = await tx.run(DECIDE_PROPOSAL, values);
    const message = { kind: 'CALENDAR', requestId: null, cause: `calendar:${id}:${state}` } as const;
    await notify(tx, [{ ...message, address: toPerson(proposedBySub), detail: { proposal: id, state } }]);
    return proposalOf(decided);
  }
}
