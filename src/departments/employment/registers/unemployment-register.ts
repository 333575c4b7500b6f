import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { cancelFollowUps, RegisterStore, type DecidedCase, type Entered } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { ALREADY_UNEMPLOYED } from '../employment.errors.js';
import { addMonths } from '../../../platform/time/index.js';
import { CONTACT_MONTHS } from '../employment.policy.js';
import { canWork } from '../employment.rules.js';
import type { UnemploymentForm } from '../items/form-types.js';
import { Checkpoints } from './checkpoints.js';
import { END_UNEMPLOYMENT, FORGET_MEMBERS, RENEW_UNEMPLOYMENT, WRITE_MEMBERS } from './employment.sql.js';
import { Unemployment } from './unemployment.entity.js';

/** 失业登记台账. Everything here may run twice for the same decision. */
@Injectable()
export class UnemploymentRegister {
  constructor(
    private readonly store: RegisterStore,
    private readonly checkpoints: Checkpoints,
  ) {}

  /**
   * Whoever registers again while in the register renews: the earlier entry is closed and stays readable. A registered
   * employment ends.
   */
  async register(tx: Transaction, decided: DecidedCase): Promise<void> {
    await this.end(tx, decided, 'RENEWED', RENEW_UNEMPLOYMENT);
    const entered = await this.store.entered(tx, Unemployment, decided, {
      holder: decided.applicant,
      duplicate: ALREADY_UNEMPLOYED,
      columns: () => columnsOf(decided),
    });
    // Never null: where another entry stands, the decision was refused.
    await this.writeMembers(tx, decided, entered!);
    await this.checkpoints.settleOne(tx, entered!.entry);
  }

  /** 就业、注销: the person's entry ends, also a suspended one, and nobody contacts them any more. */
  async end(
    tx: Transaction,
    decided: DecidedCase,
    status: 'EMPLOYED' | 'CANCELLED' | 'RENEWED',
    ending = END_UNEMPLOYMENT,
  ): Promise<void> {
    const { requestId, number, decidedAt, applicant } = decided;
    const person = this.store.idIndex(applicant.idNumber);
    const values = [person, requestId, status, decidedAt.toISOString(), number, decidedAt];
    for (const { id } of await tx.run(ending, values)) await cancelFollowUps(tx, id);
  }

  private async writeMembers(
    tx: Transaction,
    { form, today }: DecidedCase,
    { entry, isNew }: Entered<Unemployment>,
  ): Promise<void> {
    const { familyMembers: members = [] } = form as unknown as UnemploymentForm;
    if (!isNew) await tx.run(FORGET_MEMBERS, [entry.id]);
    if (members.length === 0) return;
    await tx.run(WRITE_MEMBERS, [
      entry.id,
      members.map(() => uuid()),
      members.map(({ name }) => name),
      members.map(({ relation }) => relation),
      members.map(({ idNumber }) => this.store.idIndex(idNumber)),
      members.map(({ idNumber, labourCapable }) => labourCapable && canWork(idNumber, today)),
      members.map(({ employed }) => employed),
    ]);
  }
}

function columnsOf({ form: asked, today }: DecidedCase) {
  const form = asked as unknown as UnemploymentForm;
  return {
    reason: form.reason,
    reasonDetail: form.reasonDetail ?? null,
    unemployedSince: form.unemployedSince,
    education: form.education,
    skill: form.skill,
    skillLevel: form.skillLevel ?? null,
    wish: form.wish,
    wishField: form.wishField ?? null,
    expectedMonthlyWageYuan: form.expectedMonthlyWageYuan ?? null,
    trainingWanted: form.trainingWanted ?? null,
    familySize: form.familySize,
    familyEmployed: form.familyEmployed ?? null,
    whereabouts: form.whereabouts,
    lastContactOn: today,
    nextContactOn: addMonths(today, CONTACT_MONTHS),
    missedContacts: 0,
  };
}
