import { Injectable } from '@nestjs/common';
import {
  RegisterStore,
  type Application,
  type DecidedCase,
  type DepartmentHooks,
  type RecordedFollowUp,
  type ReopenedCase,
  type RuleViolation,
} from '../../department-kit/index.js';
import type { SqlRunner, Transaction } from '../../platform/database/index.js';
import { CaseChanges } from './registers/case-changes.js';
import { CaseRegister, deceasedOf } from './registers/case-register.js';
import { CaseReviews } from './registers/case-reviews.js';
import { grantsOf } from './registers/grants.js';
import { standardsOf } from './registers/standards.js';
import { FIND_DEAD, FIND_FUNERAL, FIND_STANDINGS } from './registers/standings.sql.js';
import { membersOf } from './rules/asked.js';
import { meansRules } from './rules/means-rules.js';
import { isOwnItem, ownRules } from './rules/own-rules.js';
import { registerRules, type Known } from './rules/register-rules.js';
import { funeralGiven } from './social-assistance.errors.js';

@Injectable()
export class SocialAssistanceHooks implements DepartmentHooks {
  constructor(
    private readonly store: RegisterStore,
    private readonly cases: CaseRegister,
    private readonly changes: CaseChanges,
    private readonly reviews: CaseReviews,
  ) {}

  async precheck(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    if (!isOwnItem(application.itemCode)) return [];
    const violations = ownRules(application);
    if (violations.length > 0) return violations;
    const standards = await standardsOf(db, application.divisionCode, application.today);
    return [
      ...meansRules(application, standards),
      ...registerRules(application, await this.known(application, db)),
      ...(await this.funeralRules(application, db)),
    ];
  }

  async onDecided(decided: DecidedCase, tx: Transaction): Promise<void> {
    if (!isOwnItem(decided.itemCode)) return;
    if (decided.decision === 'REJECTED') return this.onReopened({ ...decided, reopenedAt: decided.decidedAt }, tx);
    switch (decided.itemCode) {
      case 'allowance-cessation':
        return this.changes.cease(tx, decided);
      case 'allowance-change':
        return this.changes.change(tx, decided);
      case 'allowance-appeal':
        return this.changes.uphold(tx, decided);
    }
    const grants = grantsOf(decided, await standardsOf(tx, decided.divisionCode, decided.today));
    for (const grant of grants) await this.cases.open(tx, decided, grant);
    if (decided.itemCode === 'funeral-subsidy') await this.changes.bury(tx, decided);
  }

  async onReopened(reopened: ReopenedCase, tx: Transaction): Promise<void> {
    if (isOwnItem(reopened.itemCode)) await this.cases.undo(tx, reopened);
  }

  onFollowedUp(followUp: RecordedFollowUp, tx: Transaction): Promise<void> {
    return this.reviews.record(tx, followUp);
  }

  private async known(application: Application, db: SqlRunner): Promise<Known> {
    const people = [application.applicant, ...membersOf(application.form)];
    const indexes = people.map(({ idNumber }) => this.store.idIndex(idNumber));
    const standings = await db.run(FIND_STANDINGS, [indexes]);
    const dead = await db.run(FIND_DEAD, [indexes]);
    const [own, ...members] = indexes.map((index) => standings.filter((one) => one.idNumberIndex.equals(index)));
    return { own, members, dead: indexes.map((index) => dead.some((one) => one.idNumberIndex.equals(index))) };
  }

  private async funeralRules(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    if (application.itemCode !== 'funeral-subsidy') return [];
    const given = await db.run(FIND_FUNERAL, [this.store.idIndex(deceasedOf(application).idNumber)]);
    return given.length === 0 ? [] : [{ message: funeralGiven, field: ['form', 'deceasedIdNumber'] }];
  }
}
