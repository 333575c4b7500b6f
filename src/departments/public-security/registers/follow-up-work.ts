import { Injectable } from '@nestjs/common';
import { ACTIVE, changedStanding, followedEntry, type RecordedFollowUp } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse, type LocalText } from '../../../platform/errors/index.js';
import {
  disputeMediate,
  disputeRevisit,
  disputeSweep,
  dogRenewal,
  permitEndorsement,
  rehabilitationTest,
  residenceRenewal,
} from '../follow-ups.js';
import {
  DISPUTES_NEEDED,
  DISPUTES_UNEXPECTED,
  NOT_RUN_OUT,
  REFERRAL_NEEDED,
  VACCINATION_NEEDED,
} from '../public-security.errors.js';
import * as policy from '../public-security.policy.js';
import { Checkpoints } from './checkpoints.js';
import { addDays, addMonths, laterOf } from '../../../platform/time/index.js';
import { agreedOn, DisputeRegister, type FoundDispute } from './dispute-register.js';
import { Dispute } from './dispute.entity.js';
import { Dog } from './dog.entity.js';
import { Permit } from './permit.entity.js';
import { Rehabilitation } from './rehabilitation.entity.js';
import { Residence } from './residence.entity.js';
import { SweepArea } from './sweep-area.entity.js';
import { afterTest } from './tests-of-rehabilitation.js';

/** What a recorded follow-up does to its entry, and what comes next. An entry that has ended meanwhile stays as it is. */
@Injectable()
export class FollowUpWork {
  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly disputes: DisputeRegister,
  ) {}

  /** @throws UserErrors when the outcome lacks what it needs; nothing is recorded then. */
  async record(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    switch (followUp.kind) {
      case residenceRenewal.code:
        return this.renewed(tx, followUp);
      case permitEndorsement.code:
        return this.reminded(tx, followUp);
      case disputeSweep.code:
        return this.swept(tx, followUp);
      case disputeMediate.code:
        return this.mediated(tx, followUp);
      case disputeRevisit.code:
        return this.revisited(tx, followUp);
      case rehabilitationTest.code:
        return this.tested(tx, followUp);
      case dogRenewal.code:
        return this.dog(tx, followUp);
    }
  }

  private async renewed(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Residence, followUp);
    if (!entry) return;
    const { outcome, today } = followUp;
    if (outcome === 'LEFT')
      return this.checkpoints.change(tx, Residence, entry, changedStanding(entry, 'LEFT', followUp));
    if (outcome === 'NOT_FOUND')
      return this.checkpoints.plan(tx, residenceRenewal, entry, addDays(today, policy.LOOK_AGAIN_DAYS));
    const validUntil = addMonths(laterOf(entry.validUntil, today), policy.RESIDENCE_MONTHS);
    return this.checkpoints.change(tx, Residence, entry, { validUntil });
  }

  private async reminded(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Permit, followUp);
    if (!entry) return;
    const { outcome, today } = followUp;
    if (outcome === 'REMINDED') {
      const next = addDays(laterOf(entry.validUntil, today), policy.ENDORSEMENT_GRACE_DAYS);
      return this.checkpoints.plan(tx, permitEndorsement, entry, next);
    }
    if (outcome === 'SUSPENDED' && entry.validUntil >= today) throw refuse('RULE', NOT_RUN_OUT, ['outcome']);
    return this.checkpoints.change(tx, Permit, entry, changedStanding(entry, 'LAPSED', followUp));
  }

  private async swept(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const area = await followedEntry(tx, SweepArea, followUp);
    if (!area) return;
    const { outcome, today } = followUp;
    const disputes = (followUp.result?.disputes as FoundDispute[] | undefined) ?? [];
    if (outcome === 'FOUND' && disputes.length === 0) throw wrong(DISPUTES_NEEDED, 'disputes');
    if (outcome !== 'FOUND' && disputes.length > 0) throw wrong(DISPUTES_UNEXPECTED, 'disputes');
    await this.disputes.found(tx, area, followUp, disputes);
    await this.checkpoints.change(tx, SweepArea, area, {
      lastSweptOn: today,
      nextSweepOn: addMonths(laterOf(area.nextSweepOn, today), area.sweepMonths),
      sweepCount: area.sweepCount + 1,
      disputeCount: area.disputeCount + disputes.length,
      ...(outcome === 'AREA_ENDED' ? changedStanding(area, 'ENDED', followUp) : {}),
    });
  }

  private async mediated(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Dispute, followUp);
    if (!entry) return;
    const { outcome, today, result } = followUp;
    const referredTo = result?.referredTo as string | undefined;
    if (outcome === 'AGREED') {
      return this.checkpoints.change(tx, Dispute, entry, {
        ...changedStanding(entry, 'MEDIATED', followUp),
        ...agreedOn(today),
      });
    }
    if (outcome === 'CONTINUE') return this.checkpoints.change(tx, Dispute, entry, { nextOn: mediationDue(today) });
    if (!referredTo) throw wrong(REFERRAL_NEEDED, 'referredTo');
    const referred = { ...changedStanding(entry, 'REFERRED', followUp), referredTo, nextOn: null };
    return this.checkpoints.change(tx, Dispute, entry, referred);
  }

  private async revisited(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Dispute, followUp, ['MEDIATED']);
    if (!entry) return;
    const { outcome, today } = followUp;
    if (outcome === 'FULFILLED') {
      const closed = { ...changedStanding(entry, 'CLOSED', followUp), closedOn: today, nextOn: null };
      return this.checkpoints.change(tx, Dispute, entry, closed);
    }
    if (outcome === 'IN_PROGRESS') {
      return this.checkpoints.change(tx, Dispute, entry, { nextOn: addDays(today, policy.REVISIT_DAYS) });
    }
    const again = { ...changedStanding(entry, ACTIVE, followUp), mediatedOn: null, nextOn: mediationDue(today) };
    return this.checkpoints.change(tx, Dispute, entry, again);
  }

  private async tested(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Rehabilitation, followUp);
    if (!entry) return;
    const { status, ...columns } = afterTest(entry, followUp.outcome, followUp.today);
    const ended = status === ACTIVE ? {} : changedStanding(entry, status, followUp);
    return this.checkpoints.change(tx, Rehabilitation, entry, { ...columns, ...ended });
  }

  private async dog(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Dog, followUp);
    if (!entry) return;
    const { outcome, today, result } = followUp;
    if (outcome === 'GONE')
      return this.checkpoints.change(tx, Dog, entry, changedStanding(entry, 'DEREGISTERED', followUp));
    if (outcome === 'NOT_VACCINATED')
      return this.checkpoints.plan(tx, dogRenewal, entry, addDays(today, policy.DOG_AGAIN_DAYS));
    const validUntil = result?.vaccinatedUntil as string | undefined;
    if (validUntil === undefined || validUntil <= laterOf(entry.validUntil, today)) {
      throw wrong(VACCINATION_NEEDED, 'vaccinatedUntil');
    }
    return this.checkpoints.change(tx, Dog, entry, { validUntil });
  }
}

const mediationDue = (today: string): string => addDays(today, policy.MEDIATION_DAYS);

const wrong = (message: LocalText, field: string) => refuse('INVALID_INPUT', message, ['result', field]);
