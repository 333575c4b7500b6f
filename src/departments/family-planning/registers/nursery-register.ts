import { Injectable } from '@nestjs/common';
import { RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { addMonths } from '../../../platform/time/index.js';
import { NURSERY_FILED } from '../family-planning.errors.js';
import { NURSERY_CHECK_MONTHS } from '../family-planning.policy.js';
import { Nursery } from './nursery.entity.js';

/** Writes 托育机构备案. */
@Injectable()
export class NurseryRegister {
  constructor(private readonly store: RegisterStore) {}

  /** @throws UserErrors when the institution is filed already. */
  async file(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { form, today, number, applicant } = decided;
    await this.store.enter(tx, Nursery, decided, {
      holder: { ...applicant, address: form.nurseryAddress as string },
      duplicate: NURSERY_FILED,
      columns: () => ({
        kind: form.nurseryKind as string,
        filingNumber: `TYBA-${number}`,
        managerName: form.managerName as string,
        places: placesOf(form),
        nurses: form.nurses as number,
        checks: 0,
        nextCheckOn: addMonths(today, NURSERY_CHECK_MONTHS),
      }),
    });
  }
}

/** 托位数: all groups together. */
export const placesOf = (form: Record<string, unknown>): number =>
  (form.infants as number) + (form.toddlers as number) + (form.olderToddlers as number);
