import { Injectable } from '@nestjs/common';
import { ACTIVE, FollowUps, RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { addDays } from '../../../platform/time/index.js';
import { specialVisit } from '../follow-ups.js';
import { ALREADY_IN_SPECIAL_CARE } from '../health.errors.js';
import { SPECIAL_RECHECK_DAYS } from '../health.policy.js';
import { clinicalOf } from './clinical.js';
import { SpecialCare } from './special-care.entity.js';

const TOLD = ['illness', 'diagnosedOn', 'diagnosedAt', 'riskLevel', 'medication', 'guardianName', 'guardianPhone'];

/** Writes the confidential register. Everything here may run twice for the same request. */
@Injectable()
export class SpecialCareRegister {
  constructor(
    private readonly store: RegisterStore,
    private readonly followUps: FollowUps,
  ) {}

  /** @throws UserErrors when the person is looked after already; who is, nobody is told at a window. */
  async enter(tx: Transaction, decided: DecidedCase): Promise<void> {
    const dueOn = addDays(decided.today, SPECIAL_RECHECK_DAYS);
    await this.store.enter(tx, SpecialCare, decided, {
      holder: decided.applicant,
      duplicate: ALREADY_IN_SPECIAL_CARE,
      columns: ({ seal }) => ({
        clinicalCipher: seal('clinical_cipher', clinicalOf(decided.form, TOLD) ?? '{}')!,
        visitCount: 0,
        lastVisitOn: null,
        nextVisitOn: dueOn,
        endedOn: null,
      }),
    });
    const entry = await tx.manager.findOneBy(SpecialCare, { requestId: decided.requestId, status: ACTIVE });
    if (!entry) return;
    await this.followUps.plan(tx, { department: 'health', kind: specialVisit, entry, dueOn });
    const nextVisitOn = await this.followUps.nextDue(tx, entry.id);
    if (nextVisitOn !== dueOn) await tx.manager.update(SpecialCare, { id: entry.id }, { nextVisitOn });
  }
}
