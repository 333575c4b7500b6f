import { Injectable } from '@nestjs/common';
import { ACTIVE, RegisterStore, type FollowUpKind, type RecordedFollowUp } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse, type LocalText } from '../../../platform/errors/index.js';
import { addDays, addMonths } from '../../../platform/time/index.js';
import { addWorkingDays, nextMonth } from '../dates.js';
import { lifeConfirmation, papersSupply, periodicReview, welfareVisit } from '../follow-ups.js';
import { toFen } from '../rules/means-rules.js';
import { amountNeeded, dateInFuture, deathNeedsDay, notLower, tooOld } from '../social-assistance.errors.js';
import {
  CHILD_BELOW,
  LIFE_CONFIRMATION_MONTHS,
  LOOK_AGAIN_DAYS,
  PAPERS_WORKING_DAYS,
  REVIEW_MONTHS,
  VISIT_MONTHS,
} from '../social-assistance.policy.js';
import { AssistanceCase, ENDED_BY_DEATH, type Category } from './assistance-case.entity.js';
import { CaseCheckpoints } from './case-checkpoints.js';
import { CaseRegister } from './case-register.js';
import { Entitlements, type Basis } from './entitlements.js';
import { childReviewOn, grownUpOn, oldAgeRise } from './grants.js';
import { standardsOf } from './standards.js';

/** What a recorded follow-up does to its case, and what comes next. */
@Injectable()
export class CaseReviews {
  constructor(
    private readonly store: RegisterStore,
    private readonly cases: CaseRegister,
    private readonly entitlements: Entitlements,
    private readonly checkpoints: CaseCheckpoints,
  ) {}

  /** @throws UserErrors when the outcome lacks what it needs; nothing is recorded then. */
  async record(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await tx.manager
      .getRepository(AssistanceCase)
      .findOneOrFail({ where: { id: followUp.entryId }, lock: { mode: 'pessimistic_write' } });
    if (entry.status !== ACTIVE) return;
    switch (followUp.kind) {
      case periodicReview.code:
        return this.reviewed(tx, entry, followUp);
      case lifeConfirmation.code:
        return this.confirmed(tx, entry, followUp);
      case papersSupply.code:
        return this.papers(tx, entry, followUp);
      default:
        return this.again(tx, welfareVisit, entry, addMonths(followUp.today, VISIT_MONTHS));
    }
  }

  private async reviewed(tx: Transaction, entry: AssistanceCase, followUp: RecordedFollowUp): Promise<void> {
    const last = entry.kind === 'CHILD_LIVING' ? grownUpOn(this.idNumberOf(entry)) : null;
    const isOver = last !== null && last <= followUp.today;
    if (followUp.outcome === 'STOP') return this.stop(tx, entry, followUp, isOver ? last : followUp.today);
    if (isOver) throw refuse('RULE', tooOld(CHILD_BELOW), ['outcome']);
    if (followUp.outcome === 'REDUCE') await this.reduce(tx, entry, followUp);
    const category = (followUp.result?.category as Category | undefined) ?? entry.category ?? 'A';
    const kept = entry.category === null ? {} : { category };
    const next =
      last === null
        ? addMonths(followUp.today, REVIEW_MONTHS[category])
        : childReviewOn(this.idNumberOf(entry), followUp.today);
    await this.again(tx, periodicReview, entry, next, kept);
  }

  private async reduce(tx: Transaction, entry: AssistanceCase, followUp: RecordedFollowUp): Promise<void> {
    const asked = followUp.result?.newAmountYuan;
    if (typeof asked !== 'number') throw wrong(amountNeeded, 'newAmountYuan');
    const amountFen = toFen(asked);
    if (entry.amountFen === null || amountFen >= entry.amountFen) throw wrong(notLower, 'newAmountYuan');
    const validFrom = nextMonth(followUp.today);
    await this.entitlements.change(tx, entry.id, basisOf(entry, followUp), { change: 'CHANGE', validFrom, amountFen });
  }

  private async confirmed(tx: Transaction, entry: AssistanceCase, followUp: RecordedFollowUp): Promise<void> {
    const { outcome, today, result } = followUp;
    if (outcome === 'DECEASED') {
      const diedOn = result?.diedOn;
      if (typeof diedOn !== 'string') throw wrong(deathNeedsDay, 'diedOn');
      if (diedOn > today) throw wrong(dateInFuture, 'diedOn');
      return this.died(tx, entry, followUp, diedOn);
    }
    if (outcome === 'ALIVE') await this.rise(tx, entry, followUp);
    const next = outcome === 'ALIVE' ? addMonths(today, LIFE_CONFIRMATION_MONTHS) : addDays(today, LOOK_AGAIN_DAYS);
    return this.again(tx, lifeConfirmation, entry, next, {});
  }

  /** A death ends everything that the person has, each case on its own decision, and nothing is granted any more. */
  private async died(
    tx: Transaction,
    entry: AssistanceCase,
    followUp: RecordedFollowUp,
    diedOn: string,
  ): Promise<void> {
    const { id: requestId, today, doneAt: decidedAt } = followUp;
    const basis = { requestId, number: entry.requestNumber, divisionCode: entry.divisionCode, today, decidedAt };
    const person = { name: entry.personName, idNumber: this.idNumberOf(entry), diedOn };
    await this.cases.registerDeath(tx, basis, person);
    for (const one of await this.cases.standing(tx, entry.idNumberIndex!, ENDED_BY_DEATH)) {
      await this.stop(tx, one, followUp, diedOn);
    }
  }

  /** 高龄津贴: who has come of a higher band is paid by it. */
  private async rise(tx: Transaction, entry: AssistanceCase, followUp: RecordedFollowUp): Promise<void> {
    const standards = await standardsOf(tx, entry.divisionCode, followUp.today);
    const risen = oldAgeRise(this.idNumberOf(entry), entry, followUp.today, standards);
    if (risen) await this.entitlements.change(tx, entry.id, basisOf(entry, followUp), { change: 'CHANGE', ...risen });
  }

  /** A case is about a person with an ID number: the window sees to it. */
  private idNumberOf = (entry: AssistanceCase): string => this.store.idNumberOf(AssistanceCase, entry)!;

  private async papers(tx: Transaction, entry: AssistanceCase, { outcome, today }: RecordedFollowUp): Promise<void> {
    const repository = tx.manager.getRepository(AssistanceCase);
    if (outcome === 'SUPPLIED') return void (await repository.update({ id: entry.id }, { papersSuppliedOn: today }));
    const papersDueOn = addWorkingDays(today, PAPERS_WORKING_DAYS);
    await repository.update({ id: entry.id }, { papersDueOn });
    await this.checkpoints.planOne(tx, papersSupply, entry, papersDueOn);
  }

  private stop(tx: Transaction, entry: AssistanceCase, followUp: RecordedFollowUp, endedOn: string): Promise<void> {
    const basis = basisOf(entry, followUp);
    return this.cases.end(tx, entry, { basis, at: followUp.doneAt, endedOn, unpaidFrom: nextMonth(endedOn) });
  }

  /** @param kept columns of the case besides; given for reviews, whose next day the case shows */
  private async again(
    tx: Transaction,
    kind: FollowUpKind,
    entry: AssistanceCase,
    dueOn: string,
    kept?: Partial<Pick<AssistanceCase, 'category'>>,
  ): Promise<void> {
    await this.checkpoints.planOne(tx, kind, entry, dueOn);
    if (kept) await tx.manager.getRepository(AssistanceCase).update({ id: entry.id }, { ...kept, nextReviewOn: dueOn });
  }
}

const wrong = (message: LocalText, field: string) => refuse('INVALID_INPUT', message, ['result', field]);

/** The review belongs to the decision that it keeps up to date. */
const basisOf = ({ requestNumber }: AssistanceCase, { id, today }: RecordedFollowUp): Basis => ({
  requestNumber,
  followUpId: id,
  today,
});
