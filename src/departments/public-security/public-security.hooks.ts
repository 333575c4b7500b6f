import { Injectable } from '@nestjs/common';
import {
  RegisterStore,
  type Application,
  type DecidedCase,
  type DepartmentHooks,
  type RuleViolation,
} from '../../department-kit/index.js';
import type { SqlRunner, Transaction } from '../../platform/database/index.js';
import type { CertificateForm } from './items/form-types.js';
import { isGranted, NEWBORN_ONE_MATTER, ownRules, registerRules } from './public-security.rules.js';
import { Certificate } from './registers/certificate.entity.js';
import { FIND_HELD } from './registers/held.sql.js';
import { HouseholdEntry } from './registers/household-entry.entity.js';
import { HouseholdRegister } from './registers/household-register.js';
import { PermitRegister } from './registers/permit-register.js';
import { Permit } from './registers/permit.entity.js';
import { ResidenceRegister } from './registers/residence-register.js';
import { Residence } from './registers/residence.entity.js';

@Injectable()
export class PublicSecurityHooks implements DepartmentHooks {
  constructor(
    private readonly store: RegisterStore,
    private readonly residences: ResidenceRegister,
    private readonly permits: PermitRegister,
    private readonly households: HouseholdRegister,
  ) {}

  async precheck(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    const violations = ownRules(application);
    if (violations.length > 0) return violations;
    const person = this.store.idIndex(application.applicant.idNumber);
    const [held] = await db.run(FIND_HELD, [person, this.households.birthIndex(application.form)]);
    return registerRules(application, held);
  }

  onDecided(decided: DecidedCase, tx: Transaction): Promise<void> {
    return isGranted(decided) ? this.write(tx, decided) : this.takeBack(tx, decided);
  }

  private async write(tx: Transaction, decided: DecidedCase): Promise<void> {
    switch (decided.itemCode) {
      case 'residence-registration':
        return this.residences.register(tx, decided);
      case 'residence-registration-change':
        return this.residences.change(tx, decided);
      case 'residence-permit':
        return this.permits.issue(tx, decided);
      case 'residence-permit-endorsement':
        return this.permits.endorse(tx, decided);
      case 'household-entry-newborn':
      case NEWBORN_ONE_MATTER:
        return this.households.birth(tx, decided);
      case 'household-move-in':
        return this.households.moveIn(tx, decided);
      case 'no-crime-certificate':
        return this.certify(tx, decided);
    }
  }

  /** A request that was granted, reopened and then decided otherwise; for every other there is nothing to take back. */
  private async takeBack(tx: Transaction, decided: DecidedCase): Promise<void> {
    switch (decided.itemCode) {
      case 'residence-registration':
        return this.store.revoke(tx, Residence, decided);
      case 'residence-registration-change':
        return this.residences.undoChange(tx, decided);
      case 'residence-permit':
      case 'residence-permit-endorsement':
        return this.store.revoke(tx, Permit, decided);
      case 'household-entry-newborn':
      case NEWBORN_ONE_MATTER:
      case 'household-move-in':
        return this.store.revoke(tx, HouseholdEntry, decided);
      case 'no-crime-certificate':
        return this.store.revoke(tx, Certificate, decided);
    }
  }

  private certify(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { purpose } = decided.form as unknown as CertificateForm;
    return this.store.enter(tx, Certificate, decided, {
      holder: decided.applicant,
      columns: () => ({ purpose }),
    });
  }
}
