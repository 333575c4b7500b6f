import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '../../../platform/database/index.js';
import { firstOfMonth, nextMonth } from '../dates.js';
import type { Household } from '../rules/means-rules.js';
import { isMonthly, type AssistanceCase } from './assistance-case.entity.js';
import { GIVE, GIVEN_BEFORE, HELD, SHOW_LATEST, WITHDRAW, type Held } from './entitlement.sql.js';

/** What decided it: a request, or a review of the case (定期核查). */
export interface Basis {
  requestNumber: string;
  followUpId?: string;
  /** Business day. */
  today: string;
}

export interface Change {
  change: Held['change'];
  /** First day of the first month. */
  validFrom: string;
  amountFen: number | null;
  household?: Household;
}

/** The dated amounts of cases. Giving the same twice for one basis writes once. */
@Injectable()
export class Entitlements {
  /** What the decision that opened a case gives: every month from the next on, or once. */
  async grant(tx: Transaction, entry: AssistanceCase, basis: Basis): Promise<void> {
    const { kind, amountFen, benefitsFrom, householdSize, householdIncomeFen } = entry;
    if (kind === 'LOW_INCOME_FAMILY') return;
    const household = householdSize === null ? undefined : { size: householdSize, incomeFen: householdIncomeFen ?? 0 };
    const validFrom = benefitsFrom ?? firstOfMonth(basis.today);
    await this.give(tx, entry.id, basis, { change: 'GRANT', validFrom, amountFen, household }, !isMonthly(kind));
  }

  async change(tx: Transaction, caseId: string, basis: Basis, change: Change): Promise<void> {
    await this.give(tx, caseId, basis, change, false);
    await tx.run(SHOW_LATEST, [[caseId]]);
  }

  stop(tx: Transaction, caseId: string, basis: Basis, validFrom: string): Promise<void> {
    return this.change(tx, caseId, basis, { change: 'STOP', validFrom, amountFen: 0 });
  }

  /** What a request gave does not stand any more: cases show again what held before it. */
  async withdraw(tx: Transaction, requestNumber: string, at: Date): Promise<void> {
    const touched = await tx.run(WITHDRAW, [requestNumber, at.toISOString()]);
    if (touched.length > 0) await tx.run(SHOW_LATEST, [[...new Set(touched.map(({ caseId }) => caseId))]]);
  }

  /**
   * The month from which a change holds that is decided today: the next, or the one that it was given from before it was
   * handled anew, so that no month between the two decisions is paid otherwise.
   */
  async validFrom(tx: Transaction, caseId: string, basis: Basis): Promise<string> {
    const next = nextMonth(basis.today);
    const [{ month }] = await tx.run(GIVEN_BEFORE, [caseId, basis.requestNumber]);
    return month !== null && month < next ? month : next;
  }

  /** All that stands, the latest first. */
  held(tx: Transaction, caseId: string): Promise<Held[]> {
    return tx.run(HELD, [caseId]);
  }

  private async give(tx: Transaction, caseId: string, basis: Basis, change: Change, once: boolean): Promise<void> {
    await tx.run(GIVE, [
      uuid(),
      caseId,
      change.change,
      change.validFrom,
      change.amountFen,
      once,
      basis.requestNumber,
      basis.followUpId ?? null,
      change.household?.size ?? null,
      change.household?.incomeFen ?? null,
      basis.today,
    ]);
  }
}
