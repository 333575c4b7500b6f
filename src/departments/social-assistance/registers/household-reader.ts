import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { AccessLog, type Caller } from '../../../platform/auth/index.js';
import { FieldCipher } from '../../../platform/crypto/index.js';
import { Database } from '../../../platform/database/index.js';
import { maskIdentifier } from '../../../platform/identifiers/index.js';
import { HouseholdMember } from './household-member.entity.js';

export type ShownMember = Omit<HouseholdMember, 'idNumberCipher' | 'idNumberIndex'> & { idNumber: string };

const TABLE = 'social_assistance_household_member';

/** The households of a page of cases, in one statement. */
@Injectable()
export class HouseholdReader {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly accessLog: AccessLog,
  ) {}

  /** Members by request, in the form's order; ID numbers are masked unless the caller declared a purpose. */
  async ofRequests(caller: Caller, requestIds: string[]): Promise<Map<string, ShownMember[]>> {
    if (requestIds.length === 0) return new Map();
    const members = await this.database.dataSource.getRepository(HouseholdMember).find({
      where: { requestId: In(requestIds), status: Not('LEFT') },
      order: { requestId: 'ASC', ordinal: 'ASC' },
    });
    const { purpose } = caller;
    if (purpose !== undefined) {
      await this.accessLog.recordRead(caller, { register: TABLE, rowIds: members.map(({ id }) => id), purpose });
    }
    const households = new Map<string, ShownMember[]>();
    for (const { idNumberCipher, idNumberIndex: _, ...member } of members) {
      const where = { table: TABLE, column: 'id_number_cipher', row: member.id };
      // A member is entered with the number; the column is nullable because registers of newborns need that.
      const idNumber = this.cipher.decrypt(idNumberCipher!, where);
      const shown = { ...member, idNumber: purpose === undefined ? maskIdentifier(idNumber) : idNumber };
      households.set(member.requestId, [...(households.get(member.requestId) ?? []), shown]);
    }
    return households;
  }
}
