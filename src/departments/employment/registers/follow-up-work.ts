import { Injectable } from '@nestjs/common';
import { ACTIVE, changedStanding, followedEntry, type RecordedFollowUp } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse } from '../../../platform/errors/index.js';
import { addDays, addMonths, laterOf, yearOf } from '../../../platform/time/index.js';
import { VALIDITY_NEEDED } from '../employment.errors.js';
import * as policy from '../employment.policy.js';
import {
  familyVisit,
  hardshipReview,
  monthlyContact,
  pensionConfirmation,
  postReview,
  trainingResult,
  vacancyCheck,
} from '../follow-ups.js';
import { afterContact } from './after-contact.js';
import { nextReviewOn } from './after-review.js';
import { Checkpoints } from './checkpoints.js';
import { withYear } from './pension-register.js';
import { Pension } from './pension.entity.js';
import { EmploymentService } from './service.entity.js';
import { Unemployment } from './unemployment.entity.js';
import { Vacancy } from './vacancy.entity.js';

/** What a recorded follow-up does to its entry, and what comes next. An entry that has ended meanwhile stays as it is. */
@Injectable()
export class FollowUpWork {
  constructor(private readonly checkpoints: Checkpoints) {}

  /** @throws UserErrors when the outcome lacks what it needs; nothing is recorded then. */
  async record(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    switch (followUp.kind) {
      case monthlyContact.code:
        return this.contacted(tx, followUp);
      case familyVisit.code:
        return this.serviceReviewed(tx, followUp, policy.FAMILY_VISIT_MONTHS);
      case hardshipReview.code:
        return this.serviceReviewed(tx, followUp, policy.HARDSHIP_REVIEW_MONTHS);
      case postReview.code:
        return this.serviceReviewed(tx, followUp, policy.WELFARE_POST_REVIEW_MONTHS);
      case trainingResult.code:
        return this.serviceReviewed(tx, followUp, 0);
      case vacancyCheck.code:
        return this.vacancyChecked(tx, followUp);
      case pensionConfirmation.code:
        return this.pensionConfirmed(tx, followUp);
    }
  }

  private async contacted(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Unemployment, followUp, [ACTIVE, 'SUSPENDED']);
    if (!entry) return;
    const { status, ...columns } = afterContact(entry, followUp);
    const newWish = followUp.result?.newWish as string | undefined;
    const changed = status === entry.status ? {} : changedStanding(entry, status, followUp);
    await this.checkpoints.change(tx, Unemployment, entry, {
      ...columns,
      ...changed,
      ...(newWish && { wish: newWish }),
    });
  }

  /** Families, hardships, posts, trainings: `CONTINUE` is looked at again, everything else ends the entry. */
  private async serviceReviewed(tx: Transaction, followUp: RecordedFollowUp, months: number): Promise<void> {
    const entry = await followedEntry(tx, EmploymentService, followUp, [ACTIVE]);
    if (!entry) return;
    const visited = { visits: entry.visits + 1 };
    const nextOn = nextReviewOn(entry, followUp, months);
    if (nextOn === null) {
      const ended = { ...visited, nextOn: null, ...changedStanding(entry, 'ENDED', followUp) };
      return this.checkpoints.change(tx, EmploymentService, entry, ended);
    }
    const measures = (followUp.result?.measures as string | undefined) ?? entry.measures;
    return this.checkpoints.change(tx, EmploymentService, entry, { ...visited, nextOn, measures });
  }

  private async vacancyChecked(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Vacancy, followUp, [ACTIVE]);
    if (!entry) return;
    const { outcome, today, result } = followUp;
    if (outcome !== 'STILL_OPEN') {
      const status = outcome === 'NOT_REACHED' ? 'EXPIRED' : outcome;
      return this.checkpoints.change(tx, Vacancy, entry, changedStanding(entry, status, followUp));
    }
    const validUntil = result?.validUntil as string | undefined;
    const limit = addMonths(today, policy.VACANCY_MOST_MONTHS);
    if (!validUntil || validUntil <= laterOf(today, entry.validUntil) || validUntil > limit) {
      throw refuse('INVALID_INPUT', VALIDITY_NEEDED, ['result', 'validUntil']);
    }
    return this.checkpoints.change(tx, Vacancy, entry, { validUntil });
  }

  private async pensionConfirmed(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Pension, followUp, [ACTIVE, 'SUSPENDED']);
    if (!entry) return;
    const { outcome, today, dueOn, result } = followUp;
    if (outcome === 'DECEASED' || outcome === 'INELIGIBLE') {
      return this.checkpoints.change(tx, Pension, entry, changedStanding(entry, 'ENDED', followUp));
    }
    if (outcome === 'NOT_REACHED') {
      const suspended = entry.status === ACTIVE ? changedStanding(entry, 'SUSPENDED', followUp) : {};
      const nextDueOn = addDays(laterOf(today, dueOn), policy.LOOK_AGAIN_DAYS);
      return this.checkpoints.change(tx, Pension, entry, { ...suspended, nextDueOn });
    }
    const paidAgain = entry.status === ACTIVE ? {} : changedStanding(entry, ACTIVE, followUp);
    return this.checkpoints.change(tx, Pension, entry, {
      ...paidAgain,
      method: (result?.method as string | undefined) ?? entry.method,
      confirmedOn: today,
      confirmedIn: withYear(entry.confirmedIn, yearOf(today)),
      nextDueOn: addMonths(laterOf(today, dueOn), policy.PENSION_CONFIRMATION_MONTHS),
    });
  }
}
