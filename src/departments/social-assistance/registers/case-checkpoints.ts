import { Injectable } from '@nestjs/common';
import { FollowUps, type FollowUpKind } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { addMonths } from '../../../platform/time/index.js';
import { lifeConfirmation, papersSupply, periodicReview, welfareVisit } from '../follow-ups.js';
import { VISIT_MONTHS } from '../social-assistance.policy.js';
import type { AssistanceCase } from './assistance-case.entity.js';

/** Plans what comes next for a case. Doing it again plans nothing twice. */
@Injectable()
export class CaseCheckpoints {
  constructor(private readonly followUps: FollowUps) {}

  /** Everything that a case which now stands asks for. */
  async plan(tx: Transaction, entry: AssistanceCase, today: string): Promise<void> {
    if (entry.nextReviewOn) await this.planOne(tx, reviewOf(entry), entry, entry.nextReviewOn);
    if (isVisited(entry)) await this.planOne(tx, welfareVisit, entry, addMonths(today, VISIT_MONTHS));
    if (entry.papersDueOn && !entry.papersSuppliedOn) await this.planOne(tx, papersSupply, entry, entry.papersDueOn);
  }

  planOne(tx: Transaction, kind: FollowUpKind, entry: AssistanceCase, dueOn: string): Promise<void> {
    return this.followUps.plan(tx, { department: 'social-assistance', kind, entry, dueOn });
  }

  /** The next review, brought forward. */
  async reviewBy(tx: Transaction, entry: AssistanceCase, dueOn: string): Promise<void> {
    await this.followUps.cancel(tx, entry.id, periodicReview);
    await this.planOne(tx, periodicReview, entry, dueOn);
  }

  cancel(tx: Transaction, caseId: string): Promise<void> {
    return this.followUps.cancel(tx, caseId);
  }
}

const reviewOf = ({ kind }: AssistanceCase): FollowUpKind => (kind === 'OLD_AGE' ? lifeConfirmation : periodicReview);

const isVisited = ({ kind, supportMode }: AssistanceCase): boolean =>
  kind === 'CHILD_LIVING' || (kind === 'DESTITUTE_SUPPORT' && supportMode === 'AT_HOME');
