import type { FieldCipher } from '../platform/crypto/index.js';
import { maskIdentifier, maskPhone } from '../platform/identifiers/index.js';
import type { RegisterStatusChange } from './register.graphql.js';
import type { RegisterRow } from './register-row.js';

/** What of a row is decrypted for the reader. */
export interface OpenedPerson {
  idNumber: string | null;
  phone: string | null;
  address: string | null;
  history: RegisterStatusChange[];
}

export type Opened<Row extends RegisterRow> = Omit<Row, 'history'> & OpenedPerson;

/** Shows further encrypted columns: `mask` makes what a reader without a purpose sees; null: nothing. */
export type Unseal = (column: string, stored: Buffer | null, mask: ((value: string) => string) | null) => string | null;

/** How the columns of one row are decrypted for a reader; `unmasked`: the reader declared a purpose. */
export const unsealing =
  (cipher: FieldCipher, { table, unmasked }: { table: string; unmasked: boolean }, row: string): Unseal =>
  (column, stored, mask) => {
    if (stored === null || (!unmasked && mask === null)) return null;
    const value = cipher.decrypt(stored, { table, column, row });
    return unmasked || mask === null ? value : mask(value);
  };

/** The row as a reader sees it. */
export const openRow = <Row extends RegisterRow>(row: Row, unseal: Unseal): Opened<Row> => ({
  ...row,
  idNumber: unseal('id_number_cipher', row.idNumberCipher, maskIdentifier),
  phone: unseal('phone_cipher', row.phoneCipher, maskPhone),
  address: unseal('address_cipher', row.addressCipher, null),
  history: openHistory(row),
});

/**
 * The same for one look at many rows: what is encrypted is opened only when it is asked for. Not to be spread, which
 * would leave those columns out.
 */
export const lookInto = <Row extends RegisterRow>(row: Row, unseal: Unseal): Opened<Row> =>
  new RowView(row, unseal) as unknown as Opened<Row>;

const openHistory = (row: RegisterRow): RegisterStatusChange[] =>
  row.history.map((change) => ({ ...change, at: new Date(change.at) }));

/** Getters on the class: ten times quicker than an object with getters of its own. */
class RowView {
  readonly #row: RegisterRow;
  readonly #unseal: Unseal;
  /** Sex and day of birth are read from it too. */
  #idNumber: string | null | undefined;

  constructor(row: RegisterRow, unseal: Unseal) {
    this.#row = row;
    this.#unseal = unseal;
    Object.assign(this, row);
  }

  get idNumber(): string | null {
    this.#idNumber ??= this.#unseal('id_number_cipher', this.#row.idNumberCipher, maskIdentifier);
    return this.#idNumber;
  }

  get phone(): string | null {
    return this.#unseal('phone_cipher', this.#row.phoneCipher, maskPhone);
  }

  get address(): string | null {
    return this.#unseal('address_cipher', this.#row.addressCipher, null);
  }

  get history(): RegisterStatusChange[] {
    return openHistory(this.#row);
  }

  /** The row's own is not taken over. */
  set history(_: unknown) {}
}
