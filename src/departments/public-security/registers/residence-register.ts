import { Injectable } from '@nestjs/common';
import { ACTIVE, RegisterStore, REVOKED, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse } from '../../../platform/errors/index.js';
import type { ResidenceChangeForm, ResidenceForm } from '../items/form-types.js';
import { ALREADY_RESIDING, NOT_RESIDING } from '../public-security.errors.js';
import { RESIDENCE_MONTHS } from '../public-security.policy.js';
import { addMonths } from '../../../platform/time/index.js';
import { Residence } from './residence.entity.js';

/** Writes 居住登记: registering, moving, leaving. Everything here may run twice for the same request. */
@Injectable()
export class ResidenceRegister {
  constructor(private readonly store: RegisterStore) {}

  /** @throws UserErrors when another request registered the person meanwhile. */
  register(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { residenceAddress, originPlace, reason, housingKind, residedSince } =
      decided.form as unknown as ResidenceForm;
    return this.store.enter(tx, Residence, decided, {
      holder: { ...decided.applicant, address: residenceAddress },
      columns: () => ({
        originPlace,
        reason,
        housingKind,
        residedSince,
        validUntil: addMonths(decided.today, RESIDENCE_MONTHS),
      }),
      duplicate: ALREADY_RESIDING,
    });
  }

  /**
   * Leaving ends the entry; moving ends it too and makes a new one, so that the old address stays on record.
   * @throws UserErrors when the person is not registered any more.
   */
  async change(tx: Transaction, decided: DecidedCase): Promise<void> {
    const form = decided.form as unknown as ResidenceChangeForm;
    const own = await tx.manager.findOneBy(Residence, { requestId: decided.requestId });
    if ((own && own.status !== REVOKED) || (await this.countEndedBy(tx, decided)) > 0) return;
    const idNumberIndex = this.personOf(decided);
    const present = await tx.manager.findOneBy(Residence, { idNumberIndex, status: ACTIVE });
    if (!present) throw refuse('RULE', NOT_RESIDING, ['applicant', 'idNumber']);

    const ended = form.action === 'MOVE' ? 'MOVED' : 'LEFT';
    await this.store.conclude(tx, Residence, decided, ended, { idNumberIndex });
    if (form.action !== 'MOVE') return;
    await this.store.enter(tx, Residence, decided, {
      holder: { ...decided.applicant, address: form.residenceAddress },
      columns: () => ({
        originPlace: present.originPlace,
        reason: present.reason,
        housingKind: form.housingKind ?? present.housingKind,
        residedSince: form.effectiveOn,
        validUntil: addMonths(decided.today, RESIDENCE_MONTHS),
      }),
      duplicate: ALREADY_RESIDING,
    });
  }

  private countEndedBy(tx: Transaction, decided: DecidedCase): Promise<number> {
    return tx.manager
      .getRepository(Residence)
      .createQueryBuilder()
      .where(ENDED_BY)
      .setParameters({ person: this.personOf(decided), number: decided.number })
      .getCount();
  }

  private personOf = (decided: DecidedCase): Buffer => this.store.idIndex(decided.applicant.idNumber);
}

/** The person's entries that the request itself ended, and that nothing has happened to since. */
const ENDED_BY = `id_number_index = :person and status in ('MOVED', 'LEFT')
  and history -> -1 ->> 'requestNumber' = :number`;
