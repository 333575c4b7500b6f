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
