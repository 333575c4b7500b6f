import { Injectable, type Type } from '@nestjs/common';
import {
  changedStanding,
  followedEntry,
  type RecordedFollowUp,
  type RegisterRow,
} from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse, type LocalText } from '../../../platform/errors/index.js';
import { addDays, addMonths, laterOf } from '../../../platform/time/index.js';
import { BIRTH_DATE_NEEDED, STOP_REASON_NEEDED, TOO_EARLY } from '../family-planning.errors.js';
import * as policy from '../family-planning.policy.js';
import {
  awardAge,
  childcareRenewal,
  expectedBirth,
  nurseryCheck,
  oneChildFeeReview,
  ruralAwardReview,
  specialSupportReview,
  specialSupportVisit,
  spouseAwardAge,
} from '../follow-ups.js';
import type { BenefitRow } from './benefit-columns.js';
import { Birth } from './birth.entity.js';
import { Checkpoints } from './checkpoints.js';
import { YEARLY_REVIEWS } from './kinds.js';
import { Nursery } from './nursery.entity.js';
import { Payments, termOf } from './payments.js';
import { nextPeriodOn, periodFrom } from './periods.js';
import { SpecialSupport } from './special-support.entity.js';
import { FamilySupport } from './support.entity.js';

/** What a recorded follow-up does to its entry, and what comes next. An entry that has ended meanwhile stays as it is. */
@Injectable()
export class FollowUpWork {
  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly payments: Payments,
  ) {}

  /** @throws UserErrors when the outcome lacks what it needs; nothing is recorded then. */
  async record(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    switch (followUp.kind) {
      case expectedBirth.code:
        return this.birthAsked(tx, followUp);
      case awardAge.code:
        return this.ageReached(tx, followUp, awardAge);
      case spouseAwardAge.code:
        return this.ageReached(tx, followUp, spouseAwardAge);
      case oneChildFeeReview.code:
      case ruralAwardReview.code:
      case childcareRenewal.code:
        return this.reviewed(tx, followUp, FamilySupport);
      case specialSupportReview.code:
        return this.reviewed(tx, followUp, SpecialSupport);
      case specialSupportVisit.code:
        return this.visited(tx, followUp);
      case nurseryCheck.code:
        return this.nurseryChecked(tx, followUp);
    }
  }

  private async birthAsked(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Birth, followUp);
    if (!entry) return;
    const { outcome, today, result } = followUp;
    if (outcome === 'NOT_YET') return this.again(tx, expectedBirth, entry, today);
    if (outcome !== 'BORN') return this.checkpoints.change(tx, Birth, entry, changedStanding(entry, 'ENDED', followUp));
    const birthDate = result?.birthDate as string | undefined;
    const earliest = addDays(entry.birthDate, -policy.LONGEST_EXPECTATION_DAYS);
    if (birthDate === undefined || birthDate > today || birthDate < earliest) {
      throw wrong(BIRTH_DATE_NEEDED, 'birthDate');
    }
    const childSex = (result?.childSex as string | undefined) ?? entry.childSex;
    return this.checkpoints.change(tx, Birth, entry, { stage: 'BORN', birthDate, childSex });
  }

  private async ageReached(tx: Transaction, followUp: RecordedFollowUp, kind: typeof awardAge): Promise<void> {
    const entry = await followedEntry(tx, FamilySupport, followUp);
    if (entry && followUp.outcome === 'NOT_REACHED') await this.again(tx, kind, entry, followUp.today);
  }

  /** 年审: who is still entitled is paid the year that begins, at the standard of its first day. */
  private async reviewed(tx: Transaction, followUp: RecordedFollowUp, register: Type<BenefitRow>): Promise<void> {
    const entry = await followedEntry(tx, register, followUp);
    const term = entry && termOf(entry);
    if (!entry || !term || entry.nextOn === null) return;
    const { outcome, today, result, doneAt } = followUp;
    if (outcome === 'NOT_REACHED') return this.again(tx, YEARLY_REVIEWS[entry.kind]!, entry, today);
    if (outcome === 'STOP') {
      if (!result?.stopReason) throw wrong(STOP_REASON_NEEDED, 'stopReason');
      const stopped = { ...changedStanding(entry, 'STOPPED', followUp), nextOn: null };
      return this.checkpoints.change(tx, register, entry, stopped);
    }
    const period = periodFrom(term, entry.nextOn)!;
    if (entry.nextOn > addDays(today, oneChildFeeReview.opensDaysBefore)) throw refuse('RULE', TOO_EARLY, ['outcome']);
    await this.payments.pay(tx, entry, [period], { on: today, at: doneAt });
    return this.checkpoints.change(tx, register, entry, { nextOn: nextPeriodOn(term, period.from) });
  }

  private async visited(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, SpecialSupport, followUp);
    if (!entry) return;
    const { outcome, today, dueOn } = followUp;
    if (outcome === 'DECLINED') return this.checkpoints.change(tx, SpecialSupport, entry, { visitOn: null });
    if (outcome === 'NOT_REACHED') {
      return this.checkpoints.change(tx, SpecialSupport, entry, { visitOn: addDays(today, policy.ASK_AGAIN_DAYS) });
    }
    const visitOn = addMonths(laterOf(today, dueOn), policy.SPECIAL_VISIT_MONTHS);
    return this.checkpoints.change(tx, SpecialSupport, entry, { visitOn, visits: entry.visits + 1 });
  }

  private async nurseryChecked(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Nursery, followUp);
    if (!entry) return;
    const { outcome, today, dueOn } = followUp;
    if (outcome === 'CLOSED')
      return this.checkpoints.change(tx, Nursery, entry, changedStanding(entry, 'CLOSED', followUp));
    const nextCheckOn =
      outcome === 'RECTIFY'
        ? addDays(today, policy.NURSERY_RECTIFY_DAYS)
        : addMonths(laterOf(today, dueOn), policy.NURSERY_CHECK_MONTHS);
    return this.checkpoints.change(tx, Nursery, entry, { nextCheckOn, checks: entry.checks + 1 });
  }

  private again = (tx: Transaction, kind: typeof awardAge, entry: RegisterRow, today: string): Promise<void> =>
    this.checkpoints.plan(tx, kind, entry, addDays(today, policy.ASK_AGAIN_DAYS));
}

const wrong = (message: LocalText, field: string) => refuse('INVALID_INPUT', message, ['result', field]);
