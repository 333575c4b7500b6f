import { Injectable } from '@nestjs/common';
import { RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import type { CertificateForm, DogForm, IdCardForm, RehabilitationForm } from '../items/form-types.js';
import { ALREADY_IN_REHABILITATION, DOG_REGISTERED } from '../public-security.errors.js';
import { TEST_MONTHS } from '../public-security.policy.js';
import { Certificate } from './certificate.entity.js';
import { addMonths } from '../../../platform/time/index.js';
import { Dog } from './dog.entity.js';
import { IdCard } from './id-card.entity.js';
import { Rehabilitation } from './rehabilitation.entity.js';

/** Registers that a decision writes once and no other request changes. Everything here may run twice. */
@Injectable()
export class DirectEntries {
  constructor(private readonly store: RegisterStore) {}

  certify(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { purpose } = decided.form as unknown as CertificateForm;
    return this.store.enter(tx, Certificate, decided, {
      holder: decided.applicant,
      columns: () => ({ purpose }),
    });
  }

  replaceIdCard(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { reason, temporaryCard, lostOrDamagedOn } = decided.form as unknown as IdCardForm;
    return this.store.enter(tx, IdCard, decided, {
      holder: decided.applicant,
      columns: () => ({ reason, temporaryCard, lostOrDamagedOn }),
    });
  }

  /** @throws UserErrors when another request has registered the chip. */
  registerDog(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { dogName, breed, dogSex, chipNumber, vaccinatedUntil, keptAt } = decided.form as unknown as DogForm;
    return this.store.enter(tx, Dog, decided, {
      holder: { ...decided.applicant, address: keptAt },
      columns: () => ({ dogName, breed, dogSex, chipNumber, validUntil: vaccinatedUntil }),
      duplicate: DOG_REGISTERED,
    });
  }

  /** @throws UserErrors when the person has an agreement that runs. */
  async agreeOnRehabilitation(tx: Transaction, decided: DecidedCase): Promise<void> {
    const before = await tx.manager.findOneBy(Rehabilitation, { requestId: decided.requestId });
    // Decided anew, it is no longer than it was.
    const startsOn = before?.startsOn ?? decided.today;
    const { rehabilitationKind, months, residenceAddress } = decided.form as unknown as RehabilitationForm;
    return this.store.enter(tx, Rehabilitation, decided, {
      holder: { ...decided.applicant, address: residenceAddress },
      columns: () => ({
        kind: rehabilitationKind,
        startsOn,
        endsOn: addMonths(startsOn, months),
        nextTestOn: addMonths(decided.today, TEST_MONTHS[0]),
        testCount: 0,
        missedCount: 0,
      }),
      duplicate: ALREADY_IN_REHABILITATION,
    });
  }
}
