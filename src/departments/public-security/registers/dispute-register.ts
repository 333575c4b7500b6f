import { Injectable } from '@nestjs/common';
import { v5 as uuidOf } from 'uuid';
import {
  ACTIVE,
  changedStanding,
  RegisterStore,
  type DecidedCase,
  type EntryBasis,
  type RecordedFollowUp,
} from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse } from '../../../platform/errors/index.js';
import type { DisputeForm, MediationResult, SweepAreaForm } from '../items/form-types.js';
import { AREA_ALREADY_FILED, REFERRAL_NEEDED } from '../public-security.errors.js';
import { MEDIATION_DAYS, REVISIT_DAYS } from '../public-security.policy.js';
import { Checkpoints } from './checkpoints.js';
import { addDays, addMonths } from '../../../platform/time/index.js';
import { Dispute } from './dispute.entity.js';
import { SweepArea } from './sweep-area.entity.js';

/** One dispute as a sweep tells of it. */
export interface FoundDispute {
  disputeKind: string;
  partyName: string;
  otherPartyName: string;
}

const NOT_YET = { mediatedOn: null, closedOn: null, referredTo: null };

/** Writes 矛盾纠纷: asked for, found, mediated, closed. Everything here may run twice for the same request. */
@Injectable()
export class DisputeRegister {
  constructor(
    private readonly store: RegisterStore,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** @throws UserErrors when no agreement was reached and the officer does not say where the parties were referred. */
  async mediated(tx: Transaction, decided: DecidedCase): Promise<void> {
    const form = decided.form as unknown as DisputeForm;
    const { agreement = 'AGREED', referredTo } = (decided.result ?? {}) as MediationResult;
    if (agreement === 'NO_AGREEMENT' && !referredTo) throw refuse('RULE', REFERRAL_NEEDED, ['result', 'referredTo']);
    await this.store.enter(tx, Dispute, decided, {
      holder: decided.applicant,
      columns: () => ({
        ...NOT_YET,
        kind: form.disputeKind,
        origin: 'REQUEST' as const,
        otherPartyName: form.otherPartyName,
        foundOn: decided.today,
        nextOn: null,
      }),
    });
    const entry = await tx.manager.findOneByOrFail(Dispute, { requestId: decided.requestId });
    // Run again for the same decision, or visited since: it is known what became of it.
    if (entry.status !== ACTIVE || entry.history.at(-1)?.at !== decided.decidedAt.toISOString()) return;
    const at = { doneAt: decided.decidedAt };
    await tx.manager.update(
      Dispute,
      { id: entry.id },
      agreement === 'AGREED'
        ? { ...changedStanding(entry, 'MEDIATED', at), ...agreedOn(decided.today) }
        : { ...changedStanding(entry, 'REFERRED', at), referredTo },
    );
  }

  /** @throws UserErrors when the unit has filed the area before. */
  async fileArea(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { areaName, mediatorName, sweepMonths } = decided.form as unknown as SweepAreaForm;
    await this.store.enter(tx, SweepArea, decided, {
      holder: decided.applicant,
      columns: () => ({
        areaName,
        mediatorName,
        sweepMonths,
        lastSweptOn: null,
        nextSweepOn: addMonths(decided.today, sweepMonths),
        sweepCount: 0,
        disputeCount: 0,
      }),
      duplicate: AREA_ALREADY_FILED,
    });
  }

  /** 排查发现: each dispute becomes an entry of its own, to be mediated. */
  async found(tx: Transaction, area: SweepArea, sweep: RecordedFollowUp, disputes: FoundDispute[]): Promise<void> {
    for (const [index, { disputeKind, partyName, otherPartyName }] of disputes.entries()) {
      const asDecided = foundBy(area, sweep, uuidOf(String(index), sweep.id));
      await this.store.enter(tx, Dispute, asDecided, {
        holder: { name: partyName },
        columns: () => ({
          ...NOT_YET,
          kind: disputeKind,
          origin: 'SWEEP' as const,
          otherPartyName,
          foundOn: sweep.today,
          nextOn: addDays(sweep.today, MEDIATION_DAYS),
        }),
      });
      await this.checkpoints.settle(tx, Dispute, asDecided.requestId);
    }
  }
}

/** What stands in the register once the parties have agreed. */
export const agreedOn = (today: string): Pick<Dispute, 'mediatedOn' | 'nextOn'> => ({
  mediatedOn: today,
  nextOn: addDays(today, REVISIT_DAYS),
});

/** A finding is entered as if it had been decided: by the area's request, under an id of its own. */
const foundBy = (area: SweepArea, sweep: RecordedFollowUp, requestId: string): EntryBasis => ({
  requestId,
  number: area.requestNumber,
  divisionCode: area.divisionCode,
  today: sweep.today,
  decidedAt: sweep.doneAt,
});
