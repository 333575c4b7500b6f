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
import { RegisterRules } from './family-planning.register-rules.js';
import { ruleViolations } from './family-planning.rules.js';
import { Checkpoints } from './registers/checkpoints.js';
import { FollowUpWork } from './registers/follow-up-work.js';
import { Payments } from './registers/payments.js';
import { registerOf, RegisterWriter } from './registers/register-writer.js';
import { couple } from './registers/support-register.js';
import { NEWBORN, toldBirth } from './registers/told-birth.js';

/** The department's own step of the joint item. */
const OWN_STEP = 'birth-registration';

@Injectable()
export class FamilyPlanningHooks implements DepartmentHooks {
  constructor(
    private readonly store: RegisterStore,
    private readonly rules: RegisterRules,
    private readonly writer: RegisterWriter,
    private readonly payments: Payments,
    private readonly checkpoints: Checkpoints,
    private readonly followUps: FollowUpWork,
  ) {}

  async precheck(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    return [...ruleViolations(application), ...(await this.rules.violations(application, db))];
  }

  async onDecided(decided: DecidedCase, tx: Transaction): Promise<void> {
    if (!ownPartApproved(decided)) return this.onReopened({ ...decided, reopenedAt: decided.decidedAt }, tx);
    await this.writer.write(tx, decided);
    await this.settle(tx, decided);
  }

  /** Also for what is decided otherwise afterwards; of most requests there is nothing to take back. */
  async onReopened(reopened: ReopenedCase, tx: Transaction): Promise<void> {
    const register = registerOf(reopened.itemCode);
    if (register === null) return;
    // A certificate may have ended one that the spouse held.
    for (const idNumber of couple(reopened)) {
      await this.store.takeBack(tx, [register], { ...reopened, applicant: { ...reopened.applicant, idNumber } });
    }
    await this.payments.revoke(tx, reopened);
    await this.settle(tx, reopened);
  }

  onFollowedUp(followUp: RecordedFollowUp, tx: Transaction): Promise<void> {
    return this.followUps.record(tx, followUp);
  }

  /** The follow-ups of what the request wrote, ended, or let stand again. */
  private async settle(tx: Transaction, decided: ReopenedOrDecided): Promise<void> {
    const register = registerOf(decided.itemCode);
    if (register === null) return;
    const birth = toldBirth(decided.itemCode, decided);
    const persons = birth ? [birth.mother.idNumber] : couple(decided);
    const indexes = persons.map((idNumber) => this.store.idIndex(idNumber));
    await this.checkpoints.settle(tx, register, decided.requestId, indexes);
  }
}

type ReopenedOrDecided = Pick<ReopenedCase, 'itemCode' | 'requestId' | 'applicant' | 'form'>;

/** In joint work the department's own step decides its part, whatever the others said. */
export function ownPartApproved({ itemCode, decision, stepOutcomes }: DecidedCase): boolean {
  if (itemCode !== NEWBORN) return decision === 'APPROVED';
  if (decision === 'REJECTED') return false;
  return stepOutcomes.some(({ stepId, outcome }) => stepId === OWN_STEP && outcome === 'APPROVED');
}
