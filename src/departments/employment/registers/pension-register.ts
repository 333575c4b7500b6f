import { Injectable } from '@nestjs/common';
import { cancelFollowUps, RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { addMonths, yearOf } from '../../../platform/time/index.js';
import { ALREADY_PENSIONER } from '../employment.errors.js';
import { PENSION_CONFIRMATION_MONTHS } from '../employment.policy.js';
import { Checkpoints } from './checkpoints.js';
import { END_PENSION } from './employment.sql.js';
import { Pension } from './pension.entity.js';

/** 养老保险待遇: who receives one, and when the right to it was confirmed. May run twice for the same decision. */
@Injectable()
export class PensionRegister {
  constructor(
    private readonly store: RegisterStore,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** @throws UserErrors when the person has such a pension already */
  async grant(tx: Transaction, decided: DecidedCase): Promise<void> {
    const due = { dueFrom: yearOf(decided.today) + 1, confirmedIn: [] };
    await this.enter(tx, decided, { pensionKind: 'RESIDENT', method: null, confirmedOn: null, ...due });
  }

  /** A new confirmation takes the place of the earlier one and carries its years on; a suspended pension is paid again. */
  async confirm(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { pensionKind, method } = decided.form as { pensionKind: string; method: string };
    const { today, requestId, number, decidedAt, applicant } = decided;
    const person = this.store.idIndex(applicant.idNumber);
    const at = decidedAt.toISOString();
    const [earlier] = await tx.run(END_PENSION, [person, requestId, 'RENEWED', at, number, decidedAt, pensionKind]);
    if (earlier) await cancelFollowUps(tx, earlier.id);
    const dueFrom = Math.min(earlier?.dueFrom ?? yearOf(today), yearOf(today));
    const confirmedIn = withYear(earlier?.confirmedIn ?? [], yearOf(today));
    await this.enter(tx, decided, { pensionKind, method, confirmedOn: today, dueFrom, confirmedIn });
  }

  private async enter(
    tx: Transaction,
    decided: DecidedCase,
    columns: Pick<Pension, 'pensionKind' | 'method' | 'confirmedOn' | 'dueFrom' | 'confirmedIn'>,
  ): Promise<void> {
    await this.store.enter(tx, Pension, decided, {
      holder: decided.applicant,
      duplicate: ALREADY_PENSIONER,
      columns: () => ({ ...columns, nextDueOn: addMonths(decided.today, PENSION_CONFIRMATION_MONTHS) }),
    });
    await this.checkpoints.settle(tx, Pension, decided.requestId);
  }
}

export const withYear = (years: number[], year: number): number[] =>
  years.includes(year) ? years : [...years, year].sort((a, b) => a - b);
