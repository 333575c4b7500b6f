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
import { calendarOf, doseKey, isOpen, type KnownDoses, type ToldDose } from '../rules/vaccinations.js';
import { Child } from './child.entity.js';
import { DOSES_DONE, KEEP_DOSES } from './dose.sql.js';

export interface NewChild {
  holder: Holder;
  sex: string;
  birthDate: string;
  birthCertificateNumber: string;
  guardianName: string;
  /** What the child has had already. */
  doses: ToldDose[];
}

const COLUMNS = ['vaccine', 'dose', 'ageOn', 'dueOn', 'lastOn', 'closesOn', 'givenOn', 'waived'] as const;

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
    // What was given stays given, also when the entry was revoked in between.
    const done = new Map(await this.dosesDone(tx, entry));
    for (const told of child.doses) done.set(doseKey(told), told.givenOn);
    const { today, decidedAt } = decided;
    if (await this.goOn(tx, entry, done, { today })) return;
    await this.end(tx, entry, 'COMPLETED', { today, doneAt: decidedAt });
  }

  /** The calendar is over: no dose is left that can be given, or the child lives elsewhere. */
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

  /** When the doses were given that the child has had; null: waived. */
  async dosesDone(tx: Transaction, { id }: Child): Promise<KnownDoses> {
    const rows = await tx.run(DOSES_DONE, [id]);
    return new Map(rows.map((row) => [doseKey(row), row.givenOn]));
  }

  /**
   * Reckons the calendar anew by all doses that were had, says in the entry how far it is, and plans the next dose.
   * @returns false when no dose is left that can be given
   */
  async goOn(
    tx: Transaction,
    entry: Child,
    done: KnownDoses,
    { today, notBefore }: { today: string; notBefore?: string | undefined },
  ): Promise<boolean> {
    const calendar = calendarOf(entry, done, today).map((planned) => {
      const givenOn = done.get(doseKey(planned));
      return { ...planned, givenOn: givenOn ?? null, waived: givenOn === null };
    });
    await tx.run(KEEP_DOSES, [
      entry.id,
      ...COLUMNS.map((column) => calendar.map((dose): string | number | boolean | null => dose[column])),
    ]);
    const left = calendar.filter((dose) => dose.givenOn === null && !dose.waived && isOpen(dose, today));
    const first = left.map(({ dueOn }) => dueOn).sort()[0] as string | undefined;
    const givenCount = calendar.filter(({ givenOn }) => givenOn !== null).length;
    const nextDoseOn = first === undefined ? null : laterOf(first, notBefore ?? first);
    await tx.manager.update(Child, { id: entry.id }, { givenCount, nextDoseOn });
    if (nextDoseOn === null) return false;
    const dueOn = addDays(laterOf(nextDoseOn, today), VACCINATION_WINDOW_DAYS);
    await this.followUps.plan(tx, { department: 'health', kind: vaccination, entry, dueOn });
    return true;
  }
}
