import { Injectable, type Type } from '@nestjs/common';
import type { EntityManager, FindOptionsWhere, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AccessLog, countyOfCaller, type Caller } from '../platform/auth/index.js';
import { FieldCipher } from '../platform/crypto/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { badInput, refuse, type LocalText } from '../platform/errors/index.js';
import { checkPageSize, pageOf, type Page } from '../platform/graphql/index.js';
import { parseIdentifier } from '../platform/identifiers/index.js';
import type { DecidedCase, ReopenedCase } from './department.js';
import { positionOf, readPosition } from './entry-position.js';
import { insertRow } from './insert-row.js';
import { openRow, unsealing, type Opened, type Unseal } from './opened-row.js';
import type { RegisterFilter } from './register.graphql.js';
import { ACTIVE, REVOKED, type RegisterRow, type StatusChange } from './register-row.js';
import { isUniqueViolation, takeBack } from './take-back.js';

/** Whom an entry is about. */
export interface Holder {
  name: string;
  idNumber?: string;
  phone?: string;
  address?: string;
}

/** Encrypts for one column of the row being written, and makes look-up digests. */
export interface Sealer {
  seal(column: string, value: string | undefined): Buffer | null;
  index(value: string, purpose: string): Buffer;
}

/** What an entry rests on: a decision, or a follow-up under an id of its own. */
export type EntryBasis = Pick<DecidedCase, 'requestId' | 'number' | 'divisionCode' | 'today' | 'decidedAt'>;

export interface NewEntry<Row extends RegisterRow> {
  holder: Holder;
  /** The register's own columns. */
  columns: (sealer: Sealer) => Omit<Row, keyof RegisterRow>;
  /** Said when another entry already stands where the register allows one; absent: that entry is left as it is. */
  duplicate?: LocalText;
}

/** An entry as it now stands. */
export interface Entered<Row extends RegisterRow> {
  entry: Row;
  /** Written now, for the first time. */
  isNew: boolean;
}

export interface RegisterQuery<Row extends RegisterRow> {
  caller: Caller;
  filter: (RegisterFilter & { status?: string | null }) | null | undefined;
  first: number;
  after: string | null | undefined;
  /** The register's own conditions; null and undefined ask for nothing. */
  equal?: { [Column in keyof Row]?: Row[Column] | null };
}

const ID_NUMBER = 'citizen-id';

/** Writes and reads the registers (台账) of a department; what stands in them is the department's own affair. */
@Injectable()
export class RegisterStore {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly database: Database,
    private readonly accessLog: AccessLog,
  ) {}

  /** What `id_number_index` holds for this number; lower-case `x` is the same number. */
  idIndex(idNumber: string): Buffer {
    return this.cipher.blindIndex(idNumber.toUpperCase(), ID_NUMBER);
  }

  index(value: string, purpose: string): Buffer {
    return this.cipher.blindIndex(value, purpose);
  }

  /** The ID number of an entry, for rules that ask it for an age; not for readers. */
  idNumberOf<Row extends RegisterRow>(register: Type<Row>, { id, idNumberCipher }: Row): string | null {
    if (idNumberCipher === null) return null;
    const { tableName } = this.database.dataSource.getMetadata(register);
    return this.cipher.decrypt(idNumberCipher, { table: tableName, column: 'id_number_cipher', row: id });
  }

  /**
   * Writes the entry of a decided request. Twice for the same request it writes once; an entry that was revoked when
   * the request was reopened stands again.
   * @throws UserErrors RULE when a unique index of the register holds another request's entry; the decision is undone.
   */
  async enter<Row extends RegisterRow>(
    tx: Transaction,
    register: Type<Row>,
    decided: EntryBasis,
    entry: NewEntry<Row>,
  ): Promise<void> {
    await this.entered(tx, register, decided, entry);
  }

  /** Like `enter`. @returns the request's entry; null when another request's was left where the register allows one. */
  async entered<Row extends RegisterRow>(
    tx: Transaction,
    register: Type<Row>,
    decided: EntryBasis,
    entry: NewEntry<Row>,
  ): Promise<Entered<Row> | null> {
    const row = this.write(tx.manager, register, uuidv7(), decided, entry);
    if (await insertRow(tx, register, row)) return { entry: row, isNew: true };

    const repository = tx.manager.getRepository<RegisterRow>(register);
    const own = await repository.findOneBy({ requestId: decided.requestId });
    if (!own && entry.duplicate) throw refuse('RULE', entry.duplicate);
    if (own?.status !== REVOKED) return own && { entry: own as Row, isNew: false };
    const again = this.write(tx.manager, register, own.id, decided, entry);
    again.history = [...own.history, ...again.history];
    try {
      await repository.update({ id: own.id }, again);
    } catch (error) {
      throw isUniqueViolation(error) && entry.duplicate ? refuse('RULE', entry.duplicate) : error;
    }
    return { entry: again, isNew: false };
  }

  /** Takes back what an earlier decision of the same request wrote; most requests never wrote anything. */
  async revoke(tx: Transaction, register: Type<RegisterRow>, decided: DecidedCase): Promise<void> {
    await this.changeStatus(tx, register, decided, REVOKED)
      .where('request_id = :requestId and status <> :status', { requestId: decided.requestId, status: REVOKED })
      .execute();
  }

  /** Makes registers say what they would without the request's decision; see `takeBack` for what that means. */
  takeBack(tx: Transaction, registers: Type<RegisterRow>[], reopened: ReopenedCase): Promise<void> {
    return takeBack(tx, registers, reopened, this.idIndex(reopened.applicant.idNumber));
  }

  /**
   * Gives another standing to what earlier requests wrote: ended, superseded. Active entries only.
   * @param equal which entries, by properties of the row
   */
  async conclude<Row extends RegisterRow>(
    tx: Transaction,
    register: Type<Row>,
    decided: DecidedCase,
    status: string,
    equal: FindOptionsWhere<Row>,
  ): Promise<void> {
    const update = this.changeStatus(tx, register, decided, status).where(
      'status = :active and request_id <> :requestId',
      { active: ACTIVE, requestId: decided.requestId },
    );
    await update.andWhere(equal as ObjectLiteral).execute();
  }

  /**
   * One page, newest first; for staff of one county what was registered there. ID numbers and phones are masked and
   * addresses absent unless the caller declared a purpose; then the reading is recorded before anything is answered.
   * @param more further decrypted columns of a row
   */
  async page<Row extends RegisterRow, More extends object>(
    register: Type<Row>,
    query: RegisterQuery<Row>,
    more: (row: Row, unseal: Unseal) => More,
  ): Promise<Page<Opened<Row> & More>> {
    const first = checkPageSize(query.first);
    const rows = await this.select(register, query)
      .limit(first + 1)
      .getMany();
    const { caller } = query;
    const table = this.database.dataSource.getMetadata(register).tableName;
    if (caller.purpose !== undefined) {
      const rowIds = rows.slice(0, first).map((row) => row.id);
      await this.accessLog.recordRead(caller, { register: table, rowIds, purpose: caller.purpose });
    }
    return pageOf(rows, first, (row) => this.open(table, row, caller.purpose !== undefined, more), positionOf);
  }

  private write<Row extends RegisterRow>(
    manager: EntityManager,
    register: Type<Row>,
    id: string,
    decided: EntryBasis,
    entry: NewEntry<Row>,
  ): Row {
    const table = manager.connection.getMetadata(register).tableName;
    const seal = (column: string, value: string | undefined): Buffer | null =>
      value === undefined ? null : this.cipher.encrypt(value, { table, column, row: id });
    const { holder } = entry;
    return Object.assign(new register(), {
      ...entry.columns({ seal, index: (value, purpose) => this.index(value, purpose) }),
      id,
      requestId: decided.requestId,
      requestNumber: decided.number,
      divisionCode: decided.divisionCode,
      personName: holder.name,
      idNumberCipher: seal('id_number_cipher', holder.idNumber?.toUpperCase()),
      idNumberIndex: holder.idNumber === undefined ? null : this.idIndex(holder.idNumber),
      phoneCipher: seal('phone_cipher', holder.phone),
      addressCipher: seal('address_cipher', holder.address),
      status: ACTIVE,
      history: [changeOf(decided, ACTIVE)],
      registeredOn: decided.today,
      registeredAt: decided.decidedAt,
    });
  }

  private changeStatus(tx: Transaction, register: Type<RegisterRow>, decided: DecidedCase, status: string) {
    return tx.manager
      .createQueryBuilder()
      .update<ObjectLiteral>(register)
      .set({ status, history: () => 'history || cast(:change as jsonb)' })
      .setParameter('change', JSON.stringify([changeOf(decided, status)]));
  }

  private select<Row extends RegisterRow>(register: Type<Row>, query: RegisterQuery<Row>): SelectQueryBuilder<Row> {
    const { filter } = query;
    const select = this.database.dataSource.getRepository(register).createQueryBuilder('entry');
    const equal = Object.entries({ ...query.equal, divisionCode: filter?.divisionCode, status: filter?.status });
    for (const [column, value] of equal) {
      if (value !== null && value !== undefined) select.andWhere(`entry.${column} = :${column}`, { [column]: value });
    }
    if (filter?.idNumber) select.andWhere('entry.idNumberIndex = :person', { person: this.lookUp(filter.idNumber) });
    if (filter?.registeredFrom) select.andWhere('entry.registeredOn >= :from', { from: filter.registeredFrom });
    if (filter?.registeredTo) select.andWhere('entry.registeredOn <= :to', { to: filter.registeredTo });
    const county = countyOfCaller(query.caller);
    // Codes have at most 12 digits: a range, which the index on the column serves.
    if (county) select.andWhere(`entry.divisionCode between :county and :county || '999999'`, { county });
    const last = readPosition(query.after);
    if (last) select.andWhere('(entry.registeredAt, entry.id) < (:at, :id)', last);
    return select.orderBy('entry.registeredAt', 'DESC').addOrderBy('entry.id', 'DESC');
  }

  private lookUp(idNumber: string): Buffer {
    // Whether the person is born yet does not matter for a look-up.
    const parsed = parseIdentifier(idNumber, '9999-12-31');
    if (parsed.ok) return this.idIndex(parsed.value);
    throw badInput(
      { zh: 'filter.idNumber 不是有效的证件号码。', en: 'filter.idNumber is not a valid ID number or credit code.' },
      ['filter', 'idNumber'],
    );
  }

  private open<Row extends RegisterRow, More extends object>(
    table: string,
    row: Row,
    unmasked: boolean,
    more: (row: Row, unseal: Unseal) => More,
  ): Opened<Row> & More {
    const unseal = unsealing(this.cipher, { table, unmasked }, row.id);
    return { ...openRow(row, unseal), ...more(row, unseal) };
  }
}

const changeOf = (decided: EntryBasis, status: string): StatusChange => ({
  status,
  at: decided.decidedAt.toISOString(),
  requestNumber: decided.number,
});
