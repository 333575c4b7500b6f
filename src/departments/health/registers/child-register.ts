import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import {
  ACTIVE,
  changedStanding,
  FollowUps,
  REVOKED,
  RegisterStore,
  type DecidedCase,
  type Holder,
  type RecordedFollowUp,
} from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import type { LocalText } from '../../../platform/errors/index.js';
import { addDays, laterOf } from '../../../platform/time/index.js';
import { vaccination } from '../follow-ups.js';
import { VACCINATION_WINDOW_DAYS } from '../health.policy.js';
import { BIRTH_CERTIFICATE } from '../rules/granted.js';
import { calendarOf, type ToldDose } from '../rules/vaccinations.js';
import { Child } from './child.entity.js';
import { DOSES, GIVE_DOSE, PLAN_DOSES, type DoseRow } from './dose.sql.js';

export interface NewChild {
  holder: Holder;
  sex: string;
  birthDate: string;
  birthCertificateNumber: string;
  guardianName: string;
  /** What the child has had already. */
  doses: ToldDose[];
}

/** Writes 儿童预防接种台账 and the calendar of each child. Everything here may run twice for the same request. */
@Injectable()
export class ChildRegister {
  constructor(
    private readonly store: RegisterStore,
    private readonly followUps: FollowUps,
  ) {}

  /** @param duplicate said when the child is registered already; absent: it stays as it is */
  async register(tx: Transaction, decided: DecidedCase, child: NewChild, duplicate?: LocalText): Promise<void> {
    const { birthCertificateNumber: certificate } = child;
    const { requestId } = decided;
    if (await tx.manager.existsBy(Child, { requestId, status: Not(REVOKED) })) return;
    await this.store.enter(tx, Child, decided, {
      holder: child.holder,
      duplicate,
      columns: ({ seal, index }) => ({
        sex: child.sex,
        birthDate: child.birthDate,
        birthCertificateCipher: seal('birth_certificate_cipher', certificate)!,
        birthCertificateIndex: index(certificate, BIRTH_CERTIFICATE),
        guardianName: child.guardianName,
        givenCount: 0,
        nextDoseOn: null,
        endedOn: null,
      }),
    });
    const entry = await tx.manager.findOneBy(Child, { requestId, status: ACTIVE });
    if (!entry) return;
    const calendar = calendarOf(child.birthDate);
    await tx.run(PLAN_DOSES, [
      entry.id,
      calendar.map(({ vaccine }) => vaccine),
      calendar.map(({ dose }) => dose),
      calendar.map(({ dueOn }) => dueOn),
      calendar.map(({ lastOn }) => lastOn),
    ]);
    for (const { vaccine, dose, givenOn } of child.doses) await tx.run(GIVE_DOSE, [entry.id, vaccine, dose, givenOn]);
    const { today, decidedAt } = decided;
    if (await this.goOn(tx, entry, { today })) return;
    await this.end(tx, entry, 'COMPLETED', { today, doneAt: decidedAt });
  }

  /** The calendar is over: every dose was given, or the child lives elsewhere. */
  async end(
    tx: Transaction,
    entry: Child,
    status: 'COMPLETED' | 'LEFT',
    by: Pick<RecordedFollowUp, 'today' | 'doneAt'>,
  ): Promise<void> {
    const ended = { ...changedStanding(entry, status, by), nextDoseOn: null, endedOn: by.today };
    await tx.manager.update(Child, { id: entry.id }, ended);
    await this.followUps.cancel(tx, entry.id);
  }

  doses(tx: Transaction, { id }: Child): Promise<DoseRow[]> {
    return tx.run(DOSES, [id]);
  }

  /**
   * Says in the entry how far the calendar is, and plans the next dose.
   * @param after the follow-up that was recorded just now: the next is due after it
   * @returns false when every dose was given
   */
  async goOn(
    tx: Transaction,
    entry: Child,
    { today, after, notBefore }: { today: string; after?: RecordedFollowUp; notBefore?: string },
  ): Promise<boolean> {
    const doses = await this.doses(tx, entry);
    const next = doses.find(({ givenOn, waived }) => givenOn === null && !waived);
    const givenCount = doses.filter(({ givenOn }) => givenOn !== null).length;
    const nextDoseOn = next ? laterOf(next.dueOn, notBefore ?? next.dueOn) : null;
    await tx.manager.update(Child, { id: entry.id }, { givenCount, nextDoseOn });
    if (nextDoseOn === null) return false;
    const due = addDays(laterOf(nextDoseOn, today), VACCINATION_WINDOW_DAYS);
    const dueOn = after ? laterOf(due, addDays(after.dueOn, 1)) : due;
    await this.followUps.planSurely(tx, { department: 'health', kind: vaccination, entry, dueOn });
    return true;
  }
}
