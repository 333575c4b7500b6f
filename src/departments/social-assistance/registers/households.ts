import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { RegisterStore, type DecidedCase, type StatusChange } from '../../../department-kit/index.js';
import { FieldCipher } from '../../../platform/crypto/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse } from '../../../platform/errors/index.js';
import type { MemberInput } from '../items/form-types.js';
import { membersOf } from '../rules/asked.js';
import { toFen } from '../rules/means-rules.js';
import { alreadyReceiving, memberAlreadyReceiving } from '../social-assistance.errors.js';
import type { AssistanceCase } from './assistance-case.entity.js';
import { HouseholdMember } from './household-member.entity.js';
import { MEMBERS_AS_CASE, ONLY_FIRST_MEMBERS, UNDO_CHANGE } from './household.sql.js';
import { FIND_STANDINGS, ONE_AT_A_TIME } from './standings.sql.js';

const TABLE = 'social_assistance_household_member';

/** The households behind cases (共同生活的家庭成员). Everything here may run twice for the same request. */
@Injectable()
export class Households {
  constructor(
    private readonly store: RegisterStore,
    private readonly cipher: FieldCipher,
  ) {}

  /** The household as the decision that opened the case knows it. */
  async enter(tx: Transaction, decided: DecidedCase, entry: AssistanceCase): Promise<void> {
    const members = membersOf(decided.form);
    const rows = members.map((member, index) => this.row(decided, entry, member, index + 1));
    if (rows.length > 0) {
      await tx.manager.createQueryBuilder().insert().into(HouseholdMember).values(rows).orIgnore().execute();
    }
    const change = [changeOf(decided, 'ACTIVE')];
    await tx.run(ONLY_FIRST_MEMBERS, [entry.requestId, members.length, JSON.stringify(change)]);
  }

  /**
   * Nobody is in two allowance households (重复纳入): asked again when it is decided, one decision at a time.
   * @throws UserErrors
   */
  async mustBeFree(tx: Transaction, decided: DecidedCase, ownCaseId?: string): Promise<void> {
    await tx.run(ONE_AT_A_TIME, ['households']);
    const people = [decided.applicant, ...membersOf(decided.form)].map(({ idNumber }) => this.store.idIndex(idNumber));
    const taken = (await tx.run(FIND_STANDINGS, [people])).filter(
      ({ kind, status, caseId, requestNumber }) =>
        kind === 'MINIMUM_LIVING' && status === 'ACTIVE' && caseId !== ownCaseId && requestNumber !== decided.number,
    );
    const [first] = taken.map(({ idNumberIndex }) => people.findIndex((person) => person.equals(idNumberIndex)));
    if (first === undefined) return;
    if (first === 0) throw refuse('RULE', alreadyReceiving('MINIMUM_LIVING'), ['applicant', 'idNumber']);
    const field = ['form', 'householdMembers', String(first - 1), 'idNumber'];
    throw refuse('RULE', memberAlreadyReceiving('MINIMUM_LIVING'), field);
  }

  /** The household as a reported change has it: who is not listed any more has left, who is new joins. */
  async become(tx: Transaction, decided: DecidedCase, entry: AssistanceCase): Promise<void> {
    const repository = tx.manager.getRepository(HouseholdMember);
    const listed = membersOf(decided.form);
    const present = await repository.findBy({ requestId: entry.requestId, status: 'ACTIVE' });
    let ordinal = await repository.countBy({ requestId: entry.requestId });
    for (const member of listed) {
      const index = this.store.idIndex(member.idNumber);
      const known = present.find(({ idNumberIndex }) => idNumberIndex?.equals(index));
      if (known) await repository.update({ id: known.id }, factsOf(member));
      else await repository.insert(this.row(decided, entry, member, (ordinal += 1)));
    }
    const still = listed.map(({ idNumber }) => this.store.idIndex(idNumber));
    for (const gone of present.filter(({ idNumberIndex }) => !still.some((one) => idNumberIndex?.equals(one)))) {
      const history = [...gone.history, changeOf(decided, 'LEFT')];
      await repository.update({ id: gone.id }, { status: 'LEFT', history });
    }
  }

  /** Takes back what a reported change did. */
  async undo(tx: Transaction, number: string, at: Date, entry: AssistanceCase): Promise<void> {
    const change = JSON.stringify({ at: at.toISOString(), requestNumber: number });
    await tx.run(UNDO_CHANGE, [number, change, entry.requestId]);
  }

  /** Members stand as their cases do. */
  async follow(tx: Transaction, caseIds: string[]): Promise<void> {
    await tx.run(MEMBERS_AS_CASE, [caseIds]);
  }

  private row(decided: DecidedCase, entry: AssistanceCase, member: MemberInput, ordinal: number): HouseholdMember {
    const id = uuid();
    const where = { table: TABLE, column: 'id_number_cipher', row: id };
    return {
      id,
      requestId: entry.requestId,
      requestNumber: decided.number,
      divisionCode: entry.divisionCode,
      ordinal,
      personName: member.name,
      idNumberCipher: this.cipher.encrypt(member.idNumber.toUpperCase(), where),
      idNumberIndex: this.store.idIndex(member.idNumber),
      phoneCipher: null,
      addressCipher: null,
      status: 'ACTIVE',
      history: [changeOf(decided, 'ACTIVE')],
      registeredOn: decided.today,
      registeredAt: decided.decidedAt,
      ...factsOf(member),
    };
  }
}

const factsOf = (
  member: MemberInput,
): Pick<HouseholdMember, 'relation' | 'monthlyIncomeFen' | 'hasLabourCapacity'> => ({
  relation: member.relation,
  monthlyIncomeFen: toFen(member.monthlyIncomeYuan),
  hasLabourCapacity: member.hasLabourCapacity,
});

const changeOf = (decided: DecidedCase, status: string): StatusChange => ({
  status,
  at: decided.decidedAt.toISOString(),
  requestNumber: decided.number,
});
