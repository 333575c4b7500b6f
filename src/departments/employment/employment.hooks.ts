import { Injectable, type Type } from '@nestjs/common';
import {
  RegisterStore,
  type Application,
  type DecidedCase,
  type DepartmentHooks,
  type RecordedFollowUp,
  type RegisterRow,
  type ReopenedCase,
  type RuleViolation,
} from '../../department-kit/index.js';
import type { SqlRunner, Transaction } from '../../platform/database/index.js';
import { ruleViolations } from './employment.rules.js';
import { Checkpoints } from './registers/checkpoints.js';
import { DecisionWork } from './registers/decision-work.js';
import { FollowUpWork } from './registers/follow-up-work.js';
import { Offer } from './registers/offer.entity.js';
import { Pension } from './registers/pension.entity.js';
import { RegisterRules } from './registers/register-rules.js';
import { EmploymentService } from './registers/service.entity.js';
import { Unemployment } from './registers/unemployment.entity.js';
import { Vacancy } from './registers/vacancy.entity.js';

/** Which registers an item's decision writes or changes; all others write the service register. */
const REGISTERS_OF: Readonly<Record<string, Type<RegisterRow>[]>> = {
  'unemployment-registration': [Unemployment, EmploymentService],
  'employment-registration': [EmploymentService, Unemployment],
  'unemployment-registration-cancellation': [Unemployment],
  'vacancy-publication': [Vacancy],
  'training-course-publication': [Offer],
  'public-welfare-post-declaration': [Offer],
  'resident-pension-claim': [Pension],
  'pension-eligibility-confirmation': [Pension],
};
const SERVICE_ONLY = [EmploymentService];

/** Registers in which a request may have changed other entries of its applicant. */
const OF_A_PERSON = new Set<Type<RegisterRow>>([Unemployment, Pension]);

@Injectable()
export class EmploymentHooks implements DepartmentHooks {
  constructor(
    private readonly store: RegisterStore,
    private readonly rules: RegisterRules,
    private readonly decisions: DecisionWork,
    private readonly checkpoints: Checkpoints,
    private readonly work: FollowUpWork,
  ) {}

  async precheck(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    const violations = ruleViolations(application);
    return violations.length > 0 ? violations : this.rules.violations(application, db);
  }

  onDecided(decided: DecidedCase, tx: Transaction): Promise<void> {
    if (decided.decision === 'REJECTED') return this.onReopened({ ...decided, reopenedAt: decided.decidedAt }, tx);
    return this.decisions.write(tx, decided);
  }

  async onReopened(reopened: ReopenedCase, tx: Transaction): Promise<void> {
    const registers = REGISTERS_OF[reopened.itemCode] ?? SERVICE_ONLY;
    await this.store.takeBack(tx, registers, reopened);
    const person = this.store.idIndex(reopened.applicant.idNumber);
    for (const register of registers) {
      const others = OF_A_PERSON.has(register) ? [person] : [];
      await this.checkpoints.settle(tx, register, reopened.requestId, others);
    }
  }

  onFollowedUp(followUp: RecordedFollowUp, tx: Transaction): Promise<void> {
    return this.work.record(tx, followUp);
  }
}
