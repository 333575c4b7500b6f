import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import {
  ACTIVE,
  RegisterStore,
  REVOKED,
  type DecidedCase,
  type EntryBasis,
  type ReopenedCase,
  type StatusChange,
} from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse, type LocalText } from '../../../platform/errors/index.js';
import { addDays, laterOf } from '../../../platform/time/index.js';
import type { FuneralForm } from '../items/form-types.js';
import { TWO_ALLOWANCES } from '../rules/asked.js';
import { allowanceRules, EXCLUDED_BY_DESTITUTE_SUPPORT } from '../rules/register-rules.js';
import { alreadyReceiving, applicantDead, funeralGiven, sameEventAided } from '../social-assistance.errors.js';
import { REVIEW_AFTER_DEATH_DAYS } from '../social-assistance.policy.js';
import { AssistanceCase, isMonthly, type CaseKind } from './assistance-case.entity.js';
import { CaseCheckpoints } from './case-checkpoints.js';
import { Death } from './death.entity.js';
import { Entitlements, type Basis } from './entitlements.js';
import type { Grant } from './grants.js';
import { UNPAID_FROM } from './entitlement.sql.js';
import { STANDING_CASES } from './household.sql.js';
import { Households } from './households.js';
import { FIND_DEAD, FIND_STANDINGS, ONE_AT_A_TIME } from './standings.sql.js';

const CEASED = 'CEASED';

export interface Ending {
  basis: Basis;
  at: Date;
  /** The last day, YYYY-MM-DD. */
  endedOn: string;
  /** First day of the first month that is not paid. */
  unpaidFrom: string;
}

/** Writes the cases of allowance and aid. Everything here may run twice for the same request. */
@Injectable()
export class CaseRegister {
  constructor(
    private readonly store: RegisterStore,
    private readonly households: Households,
    private readonly entitlements: Entitlements,
    private readonly checkpoints: CaseCheckpoints,
  ) {}

  /** @throws UserErrors when, since the request was taken in, another decision gave the same, or what excludes it. */
  async open(tx: Transaction, decided: DecidedCase, grant: Grant): Promise<void> {
    if (grant.kind === 'MINIMUM_LIVING') await this.households.mustBeFree(tx, decided);
    const requestId = entryRequestId(decided, grant.kind);
    const before = await tx.manager.getRepository(AssistanceCase).findOneBy({ requestId });
    if (isMonthly(grant.kind) && before?.status !== ACTIVE && before?.status !== CEASED) {
      await this.takePlace(tx, decided, grant.kind);
    }
    const benefitsFrom = await this.payableFrom(tx, decided, grant, before);
    const subjectIndex = grant.kind === 'FUNERAL' ? this.store.idIndex(deceasedOf(decided).idNumber) : null;
    await this.store.enter(
      tx,
      AssistanceCase,
      { ...decided, requestId },
      {
        holder: decided.applicant,
        columns: () => ({ ...grant, benefitsFrom, subjectIndex }),
        duplicate: duplicateOf(grant.kind),
      },
    );
    const entry = await tx.manager.getRepository(AssistanceCase).findOneByOrFail({ requestId });
    // Told a second time, when something else has happened to the case since.
    if (entry.status !== ACTIVE) return;
    await this.households.enter(tx, decided, entry);
    await this.entitlements.grant(tx, entry, { requestNumber: decided.number, today: decided.today });
    await this.checkpoints.plan(tx, entry, decided.today);
  }

  /** What the new allowance excludes or is excluded by, asked again when it is decided, one decision at a time. */
  private async takePlace(tx: Transaction, decided: DecidedCase, kind: CaseKind): Promise<void> {
    const person = this.store.idIndex(decided.applicant.idNumber);
    await tx.run(ONE_AT_A_TIME, [`person:${person.toString('hex')}`]);
    const standings = await tx.run(FIND_STANDINGS, [[person]]);
    const [violation] = allowanceRules(
      kind,
      standings.filter(({ requestNumber }) => requestNumber !== decided.number),
    );
    if (violation) throw refuse('RULE', violation.message, violation.field);
    if (kind !== 'DESTITUTE_SUPPORT') return;
    const { number, today, decidedAt: at } = decided;
    const ending = { basis: { requestNumber: number, today }, at, endedOn: today };
    for (const entry of await this.standing(tx, person, EXCLUDED_BY_DESTITUTE_SUPPORT.filter(isMonthly))) {
      const unpaidFrom = await this.entitlements.validFrom(tx, entry.id, ending.basis);
      await this.end(tx, entry, { ...ending, unpaidFrom });
    }
  }

  /**
   * Not before the first month that an earlier case of the same kind is not paid for: no month is paid twice. What is
   * granted anew after reopening is paid from when it was first: no month in between is lost.
   */
  private async payableFrom(
    tx: Transaction,
    { applicant }: DecidedCase,
    { kind, benefitsFrom }: Grant,
    before: AssistanceCase | null,
  ) {
    if (benefitsFrom === null) return null;
    const first = before?.benefitsFrom ?? benefitsFrom;
    const [{ month }] = await tx.run(UNPAID_FROM, [this.store.idIndex(applicant.idNumber), kind]);
    const from = first < benefitsFrom ? first : benefitsFrom;
    return month === null ? from : laterOf(from, month);
  }

  /** The person's monthly allowances and recognitions that stand; locked. */
  standing(tx: Transaction, person: string | Buffer, kinds: readonly CaseKind[]): Promise<AssistanceCase[]> {
    const idNumberIndex = typeof person === 'string' ? this.store.idIndex(person) : person;
    const where = { idNumberIndex, kind: In([...kinds]), status: ACTIVE };
    return tx.manager.getRepository(AssistanceCase).find({ where, lock: { mode: 'pessimistic_write' } });
  }

  async end(tx: Transaction, entry: AssistanceCase, { basis, at, endedOn, unpaidFrom }: Ending): Promise<void> {
    await this.setStatus(tx, entry, { status: CEASED, at: at.toISOString(), requestNumber: basis.requestNumber });
    await tx.manager.getRepository(AssistanceCase).update({ id: entry.id }, { endedOn });
    await this.entitlements.stop(tx, entry.id, basis, unpaidFrom);
    await this.checkpoints.cancel(tx, entry.id);
    await this.households.follow(tx, [entry.id]);
  }

  async setStatus(tx: Transaction, entry: AssistanceCase, change: StatusChange): Promise<void> {
    const history = [...entry.history, change];
    await tx.manager.getRepository(AssistanceCase).update({ id: entry.id }, { status: change.status, history });
  }

  /**
   * 登记死亡: from then on nothing is granted to that person, and the household that the allowance counts them in is looked
   * at again. Known already, it stays as it is.
   */
  async registerDeath(
    tx: Transaction,
    decided: EntryBasis,
    person: { name: string; idNumber: string; diedOn: string },
  ): Promise<void> {
    const { diedOn, ...holder } = person;
    await this.store.enter(tx, Death, decided, { holder, columns: () => ({ diedOn }) });
    const standings = await tx.run(FIND_STANDINGS, [[this.store.idIndex(holder.idNumber)]]);
    const counted = standings.filter(({ role, kind }) => role === 'MEMBER' && kind === 'MINIMUM_LIVING');
    const dueOn = addDays(decided.today, REVIEW_AFTER_DEATH_DAYS);
    const repository = tx.manager.getRepository(AssistanceCase);
    for (const entry of await repository.findBy({ id: In(counted.map(({ caseId }) => caseId)) })) {
      if (entry.nextReviewOn !== null && entry.nextReviewOn <= dueOn) continue;
      await this.checkpoints.reviewBy(tx, entry, dueOn);
      await repository.update({ id: entry.id }, { nextReviewOn: dueOn });
    }
  }

  /** 本人仍健在: a stop that falls was for a death that was none. @throws UserErrors when the person died another day */
  async takenForDead(tx: Transaction, decided: DecidedCase, { endedOn }: AssistanceCase): Promise<void> {
    const idNumberIndex = this.store.idIndex(decided.applicant.idNumber);
    if (endedOn !== null) await this.store.conclude(tx, Death, decided, REVOKED, { idNumberIndex, diedOn: endedOn });
    const dead = await tx.run(FIND_DEAD, [[idNumberIndex]]);
    if (dead.length > 0) throw refuse('RULE', applicantDead, ['applicant', 'idNumber']);
  }

  /** Makes the registers say what they would without the request's decision. */
  async undo(tx: Transaction, reopened: ReopenedCase): Promise<void> {
    const own = await this.ownEntries(tx, reopened);
    for (const { requestId } of own) {
      await this.store.takeBack(tx, [AssistanceCase, Death], { ...reopened, requestId });
    }
    if (own.length === 0) await this.store.takeBack(tx, [AssistanceCase, Death], reopened);
    await this.entitlements.withdraw(tx, reopened.number, reopened.reopenedAt);
    for (const { id } of own) await this.checkpoints.cancel(tx, id);
    await this.standAgain(tx, reopened);
  }

  /** Those whose cases the request may have ended or changed: what stands is looked after again. */
  private async standAgain(tx: Transaction, reopened: ReopenedCase): Promise<void> {
    const people = [this.store.idIndex(reopened.applicant.idNumber)];
    if (reopened.itemCode === 'funeral-subsidy') people.push(this.store.idIndex(deceasedOf(reopened).idNumber));
    const touched = (await tx.run(STANDING_CASES, [people])).map(({ id }) => id);
    const cases = await tx.manager.getRepository(AssistanceCase).findBy({ id: In(touched) });
    for (const entry of cases) {
      if (reopened.itemCode === 'allowance-change') {
        await this.households.follow(tx, [entry.id]);
        await this.households.undo(tx, reopened.number, reopened.reopenedAt, entry);
      }
      const again = entry.status === ACTIVE && entry.history.at(-1)?.requestNumber === reopened.number;
      if (again) await this.checkpoints.plan(tx, entry, reopened.today);
    }
    await this.households.follow(tx, touched);
  }

  private ownEntries(tx: Transaction, { requestId }: ReopenedCase): Promise<AssistanceCase[]> {
    const ids = [requestId, secondEntry(requestId)];
    return tx.manager.getRepository(AssistanceCase).findBy({ requestId: In(ids) });
  }
}

/** One request writes a register once; the second case of the two allowances has an id that follows from it. */
const secondEntry = (requestId: string): string => uuidOf('DISABILITY_NURSING', requestId);

const entryRequestId = ({ requestId, itemCode }: DecidedCase, kind: CaseKind): string =>
  itemCode === TWO_ALLOWANCES && kind === 'DISABILITY_NURSING' ? secondEntry(requestId) : requestId;

function duplicateOf(kind: CaseKind): LocalText {
  if (kind === 'TEMPORARY_AID') return sameEventAided;
  return kind === 'FUNERAL' ? funeralGiven : alreadyReceiving(kind);
}

export function deceasedOf({ form }: { form: Record<string, unknown> }): {
  name: string;
  idNumber: string;
  diedOn: string;
} {
  const { deceasedName, deceasedIdNumber, diedOn } = form as unknown as FuneralForm;
  return { name: deceasedName, idNumber: deceasedIdNumber, diedOn };
}
