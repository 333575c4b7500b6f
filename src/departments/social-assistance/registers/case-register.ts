import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ACTIVE, RegisterStore, type DecidedCase, type StatusChange } from '../../../department-kit/index.js';
import { FieldCipher } from '../../../platform/crypto/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse } from '../../../platform/errors/index.js';
import type { MemberInput } from '../items/form-types.js';
import { alreadyReceiving, notReceiving, sameEventAided } from '../social-assistance.errors.js';
import { membersOf } from '../social-assistance.rules.js';
import { AssistanceCase, type AllowanceKind, type CaseStatus } from './assistance-case.entity.js';
import { toFen, type Grant } from './grants.js';
import { HouseholdMember } from './household-member.entity.js';

const CEASED: CaseStatus = 'CEASED';

/** Writes the cases of allowance and aid. Everything here may run twice for the same request. */
@Injectable()
export class CaseRegister {
  constructor(
    private readonly store: RegisterStore,
    private readonly cipher: FieldCipher,
  ) {}

  /** @throws UserErrors when, since the request was taken in, another decision gave the same. */
  async open(tx: Transaction, decided: DecidedCase, grant: Grant): Promise<void> {
    await this.store.enter(tx, AssistanceCase, decided, {
      holder: decided.applicant,
      columns: () => grant,
      duplicate: grant.kind === 'TEMPORARY_AID' ? sameEventAided : alreadyReceiving(grant.kind),
    });
    const members = membersOf(decided.form).map((member, index) => this.memberRow(decided, member, index + 1));
    if (members.length === 0) return;
    await tx.manager.createQueryBuilder().insert().into(HouseholdMember).values(members).orIgnore().execute();
  }

  /** @throws UserErrors when nothing is paid that could be ceased. */
  async cease(tx: Transaction, decided: DecidedCase, kind: AllowanceKind): Promise<void> {
    if ((await this.move(tx, decided, kind, ACTIVE, CEASED)) > 0) return;
    if ((await this.endedBy(tx, decided, kind)) === 0) throw refuse('RULE', notReceiving(kind), ['form', 'allowance']);
  }

  /** Undoes what an earlier decision of the same request ceased. */
  async restore(tx: Transaction, decided: DecidedCase, kind: AllowanceKind): Promise<void> {
    if ((await this.endedBy(tx, decided, kind)) > 0) await this.move(tx, decided, kind, CEASED, ACTIVE);
  }

  private async move(
    tx: Transaction,
    decided: DecidedCase,
    kind: AllowanceKind,
    from: CaseStatus,
    to: CaseStatus,
  ): Promise<number> {
    const change: StatusChange = {
      status: to,
      at: decided.decidedAt.toISOString(),
      requestNumber: decided.number,
    };
    const update = tx.manager
      .createQueryBuilder()
      .update(AssistanceCase)
      .set({ status: to, history: () => 'history || cast(:change as jsonb)' })
      .where('id_number_index = :person and kind = :kind and status = :from')
      .setParameters({ change: JSON.stringify([change]), ...this.keyOf(decided, kind), from });
    // Only the case that this very request ceased comes back.
    if (from === CEASED)
      update.andWhere('history -> -1 ->> :key = :number', { key: 'requestNumber', number: decided.number });
    return (await update.execute()).affected ?? 0;
  }

  /** How many of the person's cases stand as this request left them: ceased by it. */
  private endedBy(tx: Transaction, decided: DecidedCase, kind: AllowanceKind): Promise<number> {
    return tx.manager
      .getRepository(AssistanceCase)
      .createQueryBuilder('entry')
      .where('entry.idNumberIndex = :person and entry.kind = :kind and entry.status = :status')
      .andWhere(`entry.history -> -1 ->> 'requestNumber' = :number`)
      .setParameters({ ...this.keyOf(decided, kind), status: CEASED, number: decided.number })
      .getCount();
  }

  private keyOf(decided: DecidedCase, kind: AllowanceKind): { person: Buffer; kind: AllowanceKind } {
    return { person: this.store.idIndex(decided.applicant.idNumber), kind };
  }

  private memberRow(decided: DecidedCase, member: MemberInput, ordinal: number): HouseholdMember {
    const id = randomUUID();
    const where = { table: 'social_assistance_household_member', column: 'id_number_cipher', row: id };
    return {
      id,
      requestId: decided.requestId,
      ordinal,
      personName: member.name,
      idNumberCipher: this.cipher.encrypt(member.idNumber.toUpperCase(), where),
      idNumberIndex: this.store.idIndex(member.idNumber),
      relation: member.relation,
      monthlyIncomeFen: toFen(member.monthlyIncomeYuan),
      hasLabourCapacity: member.hasLabourCapacity,
    };
  }
}
