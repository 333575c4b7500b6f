import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { cancelFollowUps, RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { ALREADY_UNEMPLOYED } from '../employment.errors.js';
import { addMonths } from '../../../platform/time/index.js';
import { CONTACT_MONTHS } from '../employment.policy.js';
import { canWork } from '../employment.rules.js';
import type { UnemploymentForm } from '../items/form-types.js';
import { Checkpoints } from './checkpoints.js';
import { END_UNEMPLOYMENT, FORGET_MEMBERS, WRITE_MEMBERS } from './employment.sql.js';
import { EmploymentService } from './service.entity.js';
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
    await this.end(tx, decided, 'RENEWED');
    const idNumberIndex = this.store.idIndex(decided.applicant.idNumber);
    const job = { idNumberIndex, kind: 'EMPLOYMENT', registeredAt: LessThan(decided.decidedAt) };
    await this.store.conclude(tx, EmploymentService, decided, 'ENDED', job);
    await this.store.enter(tx, Unemployment, decided, {
      holder: decided.applicant,
      duplicate: ALREADY_UNEMPLOYED,
      columns: () => columnsOf(decided),
    });
    await this.writeMembers(tx, decided);
    await this.checkpoints.settle(tx, Unemployment, decided.requestId);
  }

  /** 就业、注销: the person's entry ends, also a suspended one, and nobody contacts them any more. */
  async end(tx: Transaction, decided: DecidedCase, status: 'EMPLOYED' | 'CANCELLED' | 'RENEWED'): Promise<void> {
    const { requestId, number, decidedAt, applicant } = decided;
    const person = this.store.idIndex(applicant.idNumber);
    const values = [person, requestId, status, decidedAt.toISOString(), number, decidedAt];
    for (const { id } of await tx.run(END_UNEMPLOYMENT, values)) await cancelFollowUps(tx, id);
  }

  private async writeMembers(tx: Transaction, { form, requestId, today }: DecidedCase): Promise<void> {
    const { familyMembers: members = [] } = form as unknown as UnemploymentForm;
    const { id } = await tx.manager
      .getRepository(Unemployment)
      .findOneOrFail({ select: { id: true }, where: { requestId } });
    await tx.run(FORGET_MEMBERS, [id]);
    if (members.length === 0) return;
    await tx.run(WRITE_MEMBERS, [
      id,
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
