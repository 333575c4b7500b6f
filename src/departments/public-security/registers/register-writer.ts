import { Injectable } from '@nestjs/common';
import type { DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { MOVING_IN_ONE_MATTER, NEWBORN_ONE_MATTER } from '../rules/granted.js';
import { DirectEntries } from './direct-entries.js';
import { DisputeRegister } from './dispute-register.js';
import { HouseholdRegister } from './household-register.js';
import { PermitRegister } from './permit-register.js';
import { ResidenceRegister } from './residence-register.js';

/** Gives a granted request to the register that it belongs in; other departments' items write nothing. */
@Injectable()
export class RegisterWriter {
  constructor(
    private readonly residences: ResidenceRegister,
    private readonly permits: PermitRegister,
    private readonly households: HouseholdRegister,
    private readonly disputes: DisputeRegister,
    private readonly entries: DirectEntries,
  ) {}

  async write(tx: Transaction, decided: DecidedCase): Promise<void> {
    switch (decided.itemCode) {
      case 'residence-registration':
      case MOVING_IN_ONE_MATTER:
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
      case 'household-cancellation':
        return this.households.cancel(tx, decided);
      case 'household-correction':
        return this.households.correct(tx, decided);
      case 'no-crime-certificate':
        return this.entries.certify(tx, decided);
      case 'id-card-replacement':
        return this.entries.replaceIdCard(tx, decided);
      case 'dog-registration':
        return this.entries.registerDog(tx, decided);
      case 'dispute-mediation':
        return this.disputes.mediated(tx, decided);
      case 'dispute-sweep-area':
        return this.disputes.fileArea(tx, decided);
      case 'community-rehabilitation':
        return this.entries.agreeOnRehabilitation(tx, decided);
    }
  }
}
