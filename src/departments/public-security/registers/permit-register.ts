import { Injectable } from '@nestjs/common';
import { MoreThanOrEqual, Not } from 'typeorm';
import { ACTIVE, RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse } from '../../../platform/errors/index.js';
import type { EndorsementForm, PermitForm } from '../items/form-types.js';
import { HAS_PERMIT } from '../public-security.errors.js';
import { addMonths } from '../../../platform/time/index.js';
import { endorsedUntil } from './endorsed-until.js';
import { Permit } from './permit.entity.js';

/** Writes 居住证: issue and yearly endorsement. Everything here may run twice for the same request. */
@Injectable()
export class PermitRegister {
  constructor(private readonly store: RegisterStore) {}

  /** @throws UserErrors when another request was given a permit meanwhile. */
  async issue(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { residenceAddress, ground } = decided.form as unknown as PermitForm;
    const idNumberIndex = this.personOf(decided);
    const inForce = await tx.manager.existsBy(Permit, {
      idNumberIndex,
      status: ACTIVE,
      requestId: Not(decided.requestId),
      validUntil: MoreThanOrEqual(decided.today),
    });
    if (inForce) throw refuse('RULE', HAS_PERMIT);
    // Before the new one goes in: a person has one active permit.
    await this.store.conclude(tx, Permit, decided, 'LAPSED', { idNumberIndex });
    await this.store.enter(tx, Permit, decided, {
      holder: { ...decided.applicant, address: residenceAddress },
      columns: () => ({ kind: 'ISSUE' as const, ground, validUntil: addMonths(decided.today, 12) }),
      duplicate: HAS_PERMIT,
    });
  }

  async endorse(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { residenceAddress, ground, permitIssuedOn } = decided.form as unknown as EndorsementForm;
    const latest = await tx.manager.findOne(Permit, {
      where: { idNumberIndex: this.personOf(decided), status: ACTIVE, requestId: Not(decided.requestId) },
      order: { validUntil: 'DESC' },
    });
    const validUntil = endorsedUntil(decided.today, latest?.validUntil ?? null, permitIssuedOn);
    await this.store.enter(tx, Permit, decided, {
      holder: { ...decided.applicant, address: residenceAddress },
      columns: () => ({ kind: 'ENDORSEMENT' as const, ground, validUntil }),
      duplicate: HAS_PERMIT,
    });
  }

  private personOf = (decided: DecidedCase): Buffer => this.store.idIndex(decided.applicant.idNumber);
}
