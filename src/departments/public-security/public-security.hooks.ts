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
import type { DogForm } from './items/form-types.js';
import { Checkpoints } from './registers/checkpoints.js';
import { FollowUpWork } from './registers/follow-up-work.js';
import { FIND_HELD } from './registers/held.sql.js';
import { HouseholdRegister, movers } from './registers/household-register.js';
import { RegisterWriter } from './registers/register-writer.js';
import { followedUp, registersOf } from './registers/registers-of-item.js';
import { isGranted } from './rules/granted.js';
import { ownRules } from './rules/own-rules.js';
import { registerRules } from './rules/register-rules.js';

@Injectable()
export class PublicSecurityHooks implements DepartmentHooks {
  constructor(
    private readonly store: RegisterStore,
    private readonly writer: RegisterWriter,
    private readonly households: HouseholdRegister,
    private readonly checkpoints: Checkpoints,
    private readonly followUps: FollowUpWork,
  ) {}

  async precheck(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    const violations = ownRules(application);
    if (violations.length > 0) return violations;
    const { applicant, form } = application;
    const [held] = await db.run(FIND_HELD, [
      this.store.idIndex(applicant.idNumber),
      this.households.birthIndex(form),
      this.households.deceasedIndex(form),
      (form as Partial<DogForm>).chipNumber ?? null,
    ]);
    return registerRules(application, held);
  }

  async onDecided(decided: DecidedCase, tx: Transaction): Promise<void> {
    if (!isGranted(decided)) return this.onReopened({ ...decided, reopenedAt: decided.decidedAt }, tx);
    await this.writer.write(tx, decided);
    await this.settle(tx, decided);
  }

  /** Also for what is decided otherwise afterwards; of most requests there is nothing to take back. */
  async onReopened(reopened: ReopenedCase, tx: Transaction): Promise<void> {
    for (const idNumber of movers(reopened)) {
      const applicant = { ...reopened.applicant, idNumber };
      await this.store.takeBack(tx, registersOf(reopened.itemCode), { ...reopened, applicant });
    }
    await this.settle(tx, reopened);
  }

  onFollowedUp(followUp: RecordedFollowUp, tx: Transaction): Promise<void> {
    return this.followUps.record(tx, followUp);
  }

  /** The follow-ups of what the request wrote, ended, or let stand again. */
  private async settle(tx: Transaction, { itemCode, requestId, applicant, form }: ReopenedOrDecided): Promise<void> {
    const deceased = this.households.deceasedIndex(form);
    const persons = deceased ? [deceased] : movers({ applicant, form }).map((idNumber) => this.store.idIndex(idNumber));
    for (const register of followedUp(itemCode)) await this.checkpoints.settle(tx, register, requestId, persons);
  }
}

type ReopenedOrDecided = Pick<ReopenedCase, 'itemCode' | 'requestId' | 'applicant' | 'form'>;
