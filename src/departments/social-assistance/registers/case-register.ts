import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import {
  ACTIVE,
  RegisterStore,
  type DecidedCase,
  type ReopenedCase,
  type StatusChange,
} from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import type { LocalText } from '../../../platform/errors/index.js';
import { laterOf } from '../../../platform/time/index.js';
import type { FuneralForm } from '../items/form-types.js';
import { TWO_ALLOWANCES } from '../rules/asked.js';
import { alreadyReceiving, funeralGiven, sameEventAided } from '../social-assistance.errors.js';
import { AssistanceCase, type CaseKind } from './assistance-case.entity.js';
import { CaseCheckpoints } from './case-checkpoints.js';
import { Death } from './death.entity.js';
import { Entitlements, type Basis } from './entitlements.js';
import type { Grant } from './grants.js';
import { UNPAID_FROM } from './entitlement.sql.js';
import { STANDING_CASES } from './household.sql.js';
import { Households } from './households.js';

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

  /** @throws UserErrors when, since the request was taken in, another decision gave the same. */
  async open(tx: Transaction, decided: DecidedCase, grant: Grant): Promise<void> {
    if (grant.kind === 'MINIMUM_LIVING') await this.households.mustBeFree(tx, decided);
    const requestId = entryRequestId(decided, grant.kind);
    const benefitsFrom = await this.payableFrom(tx, decided, grant);
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

  /** Not before the first month that an earlier case of the same kind is not paid for: no month is paid twice. */
  private async payableFrom(tx: Transaction, { applicant }: DecidedCase, { kind, benefitsFrom }: Grant) {
    if (benefitsFrom === null) return null;
    const [{ month }] = await tx.run(UNPAID_FROM, [this.store.idIndex(applicant.idNumber), kind]);
    return month === null ? benefitsFrom : laterOf(benefitsFrom, month);
  }

  /** The person's monthly allowances and recognitions that stand; locked. */
  standing(tx: Transaction, idNumber: string, kinds: readonly CaseKind[]): Promise<AssistanceCase[]> {
    const where = { idNumberIndex: this.store.idIndex(idNumber), kind: In([...kinds]), status: ACTIVE };
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

  /** 登记死亡: from then on nothing is granted to that person. Known already, it stays as it is. */
  async registerDeath(
    tx: Transaction,
    decided: DecidedCase,
    person: { name: string; idNumber: string; diedOn: string },
  ): Promise<void> {
    const { diedOn, ...holder } = person;
    await this.store.enter(tx, Death, decided, { holder, columns: () => ({ diedOn }) });
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
