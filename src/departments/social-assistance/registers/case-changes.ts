import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { ACTIVE, RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse } from '../../../platform/errors/index.js';
import { nextMonth } from '../dates.js';
import type { AppealForm, CessationForm, HouseholdForm } from '../items/form-types.js';
import { householdOf } from '../rules/means-rules.js';
import { alreadyReceiving, amountNeeded, notReceiving, nothingStopped } from '../social-assistance.errors.js';
import { AssistanceCase, ENDED_BY_DEATH, type AllowanceKind } from './assistance-case.entity.js';
import { CaseCheckpoints } from './case-checkpoints.js';
import { CaseRegister, deceasedOf } from './case-register.js';
import { Entitlements, type Basis } from './entitlements.js';
import { amountGiven, supplementFen } from './grants.js';
import { Households } from './households.js';
import { standardsOf } from './standards.js';

/** Decisions about cases that exist: ended, changed, contested. Each may run twice for the same request. */
@Injectable()
export class CaseChanges {
  constructor(
    private readonly store: RegisterStore,
    private readonly cases: CaseRegister,
    private readonly households: Households,
    private readonly entitlements: Entitlements,
    private readonly checkpoints: CaseCheckpoints,
  ) {}

  /** 停发. A death ends everything that the person has. @throws UserErrors when nothing is paid that could be ceased. */
  async cease(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { allowance, cause, diedOn } = decided.form as unknown as CessationForm;
    const { name, idNumber } = decided.applicant;
    if (cause === 'DEATH' && diedOn !== undefined) {
      await this.cases.registerDeath(tx, decided, { name, idNumber, diedOn });
      return this.endAll(tx, decided, idNumber, diedOn);
    }
    const [entry] = await this.cases.standing(tx, idNumber, [allowance]);
    if (entry) {
      const basis = basisOf(decided);
      const unpaidFrom = await this.entitlements.validFrom(tx, entry.id, basis);
      return this.cases.end(tx, entry, { basis, at: decided.decidedAt, endedOn: decided.today, unpaidFrom });
    }
    if (!(await this.endedBy(tx, decided, allowance))) {
      throw refuse('RULE', notReceiving(allowance), ['form', 'allowance']);
    }
  }

  /** 惠民殡葬: who is buried is paid nothing any more. */
  async bury(tx: Transaction, decided: DecidedCase): Promise<void> {
    const deceased = deceasedOf(decided);
    await this.cases.registerDeath(tx, decided, deceased);
    await this.endAll(tx, decided, deceased.idNumber, deceased.diedOn);
  }

  /**
   * 家庭变化: the household as it is now, and what follows for the amount from the next month on. Where nothing is left to
   * be paid the case ends (应退尽退).
   */
  async change(tx: Transaction, decided: DecidedCase): Promise<void> {
    const [entry] = await this.cases.standing(tx, decided.applicant.idNumber, ['MINIMUM_LIVING']);
    if (!entry) {
      if (await this.endedBy(tx, decided, 'MINIMUM_LIVING')) return;
      throw refuse('RULE', notReceiving('MINIMUM_LIVING'), ['applicant', 'idNumber']);
    }
    await this.households.mustBeFree(tx, decided, entry.id);
    await this.households.become(tx, decided, entry);
    const form = decided.form as unknown as HouseholdForm;
    const standards = await standardsOf(tx, entry.divisionCode, decided.today);
    const basis = basisOf(decided);
    const amountFen = amountGiven(decided.result) ?? supplementFen(form, standards);
    const validFrom = await this.entitlements.validFrom(tx, entry.id, basis);
    if (amountFen === 0) {
      return this.cases.end(tx, entry, {
        basis,
        at: decided.decidedAt,
        endedOn: decided.today,
        unpaidFrom: validFrom,
      });
    }
    const household = householdOf(form);
    await this.entitlements.change(tx, entry.id, basis, { change: 'CHANGE', validFrom, amountFen, household });
  }

  /**
   * 异议成立: the contested amount is set anew from the month it began, or what was stopped is paid on; the next run pays
   * what was kept back. @throws UserErrors without an amount, or when there is nothing to be restored.
   */
  async uphold(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { allowance, against } = decided.form as unknown as AppealForm;
    if (against === 'STOP') return this.restore(tx, decided, allowance);
    const [entry] = await this.cases.standing(tx, decided.applicant.idNumber, [allowance]);
    if (!entry) throw refuse('RULE', notReceiving(allowance), ['form', 'allowance']);
    const amountFen = amountGiven(decided.result);
    if (amountFen === null) throw refuse('INVALID_INPUT', amountNeeded, ['result', 'amountFen']);
    const [contested] = await this.entitlements.held(tx, entry.id);
    const validFrom = contested?.validFrom ?? nextMonth(decided.today);
    await this.entitlements.change(tx, entry.id, basisOf(decided), { change: 'CHANGE', validFrom, amountFen });
  }

  private async restore(tx: Transaction, decided: DecidedCase, kind: AllowanceKind): Promise<void> {
    const entry = await this.lastCeased(tx, decided, kind);
    if (!entry) {
      const [standing] = await this.cases.standing(tx, decided.applicant.idNumber, [kind]);
      if (standing?.history.at(-1)?.requestNumber === decided.number) return;
      throw refuse('RULE', nothingStopped(kind), ['form', 'allowance']);
    }
    await this.cases.takenForDead(tx, decided, entry);
    const held = await this.entitlements.held(tx, entry.id);
    const stop = held.find(({ change }) => change === 'STOP');
    const before = held.find(({ change }) => change !== 'STOP');
    const at = decided.decidedAt.toISOString();
    try {
      await this.cases.setStatus(tx, entry, { status: ACTIVE, at, requestNumber: decided.number });
    } catch (error) {
      throw error instanceof QueryFailedError ? refuse('RULE', alreadyReceiving(kind), ['form', 'against']) : error;
    }
    await tx.manager.getRepository(AssistanceCase).update({ id: entry.id }, { endedOn: null });
    await this.entitlements.change(tx, entry.id, basisOf(decided), {
      change: 'RESTORE',
      validFrom: stop?.validFrom ?? nextMonth(decided.today),
      amountFen: amountGiven(decided.result) ?? before?.amountFen ?? null,
    });
    await this.checkpoints.plan(tx, entry, decided.today);
    await this.households.follow(tx, [entry.id]);
  }

  /** Paid to the end of the month of the death. */
  private async endAll(tx: Transaction, decided: DecidedCase, idNumber: string, diedOn: string): Promise<void> {
    const entries = await this.cases.standing(tx, idNumber, ENDED_BY_DEATH);
    const ending = { basis: basisOf(decided), at: decided.decidedAt, endedOn: diedOn, unpaidFrom: nextMonth(diedOn) };
    for (const entry of entries) await this.cases.end(tx, entry, ending);
  }

  /** Whether the person's case stands as this request left it: ceased by it. */
  private endedBy(tx: Transaction, decided: DecidedCase, kind: AllowanceKind): Promise<boolean> {
    return this.ceased(tx, decided, kind)
      .andWhere(`entry.history -> -1 ->> 'requestNumber' = :number`, { number: decided.number })
      .getExists();
  }

  private lastCeased(tx: Transaction, decided: DecidedCase, kind: AllowanceKind): Promise<AssistanceCase | null> {
    return this.ceased(tx, decided, kind)
      .orderBy('entry.endedOn', 'DESC', 'NULLS LAST')
      .addOrderBy('entry.registeredAt', 'DESC')
      .setLock('pessimistic_write')
      .limit(1)
      .getOne();
  }

  private ceased(tx: Transaction, decided: DecidedCase, kind: AllowanceKind) {
    return tx.manager
      .getRepository(AssistanceCase)
      .createQueryBuilder('entry')
      .where('entry.idNumberIndex = :person and entry.kind = :kind and entry.status = :status', {
        person: this.store.idIndex(decided.applicant.idNumber),
        kind,
        status: 'CEASED',
      });
  }
}

const basisOf = ({ number, today }: DecidedCase): Basis => ({ requestNumber: number, today });
