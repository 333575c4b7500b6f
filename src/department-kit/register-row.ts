import { Column, PrimaryColumn } from 'typeorm';

/** One change of an entry's standing; which request brought it about. Never carries personal data. */
export interface StatusChange {
  status: string;
  /** RFC 3339, UTC. */
  at: string;
  requestNumber: string;
}

/** An entry starts here; every register has this standing and the next, and may add its own. */
export const ACTIVE = 'ACTIVE';

/** The request was reopened: the decision that wrote the entry does not stand any more. A new one may enter it again. */
export const REVOKED = 'REVOKED';

/**
 * The columns that every register has. A register is a table of its own, named after its department, whose migration
 * must give it these columns, a unique index on `request_id` and an index on `(registered_at, id)`.
 * Columns that end in `_cipher` are encrypted, those in `_index` are keyed digests for look-up.
 */
export abstract class RegisterRow {
  @PrimaryColumn('uuid')
  id: string;

  /** The request whose decision wrote the entry: one request writes a register once. */
  @Column('uuid', { name: 'request_id' })
  requestId: string;

  @Column('text', { name: 'request_number' })
  requestNumber: string;

  @Column('text', { name: 'division_code' })
  divisionCode: string;

  @Column('text', { name: 'person_name' })
  personName: string;

  /** Null for a newborn without an ID number yet. */
  @Column('bytea', { name: 'id_number_cipher', nullable: true })
  idNumberCipher: Buffer | null;

  @Column('bytea', { name: 'id_number_index', nullable: true })
  idNumberIndex: Buffer | null;

  @Column('bytea', { name: 'phone_cipher', nullable: true })
  phoneCipher: Buffer | null;

  @Column('bytea', { name: 'address_cipher', nullable: true })
  addressCipher: Buffer | null;

  @Column('text')
  status: string;

  @Column('jsonb')
  history: StatusChange[];

  /** Business day of the decision, in the installation's zone. */
  @Column('date', { name: 'registered_on' })
  registeredOn: string;

  /** Milliseconds, so that a page's cursor holds the value exactly. */
  @Column({ type: 'timestamptz', name: 'registered_at', precision: 3 })
  registeredAt: Date;
}
