import type { Type } from '@nestjs/common';
import type { LocalText } from '../platform/errors/index.js';
import type { Opened, Unseal } from './opened-row.js';
import type { RegisterRow } from './register-row.js';

export type LedgerValue = string | number | boolean | null;

/** One column of a ledger as the department reports it. */
export interface LedgerColumn<Row extends RegisterRow = RegisterRow> {
  title: LocalText;
  /**
   * What stands in it. Identifiers come masked, and addresses absent, unless the reader declared a purpose. Codes are
   * written out in Chinese, money in yuan with two decimals. `unseal` opens the register's own encrypted columns.
   */
  value: (row: Opened<Row>, unseal: Unseal) => LedgerValue;
}

/**
 * A ledger (台账): a register as the department lists, counts and reports it. It is always derived from handled
 * requests and recorded follow-ups; nothing can be typed into it.
 */
export interface LedgerDefinition<Row extends RegisterRow = RegisterRow> {
  /** Unique in its department, lower-case words joined by hyphens. */
  code: string;
  name: LocalText;
  entity: Type<Row>;
  /** Only these rows of the register, where it holds several ledgers: `{ kind: 'TRAINING' }`. */
  only?: { [Property in keyof Row]?: Row[Property] & (string | number | boolean) };
  /** What the standings of an entry are called. */
  statuses: Record<string, LocalText>;
  /** In the order in which the department reports them (上报表式). */
  columns: LedgerColumn<Row>[];
  /**
   * Special groups (重点人群): rows exist only for leaders of the department and for officers cleared for it; for
   * everybody else they are absent, not masked (DOMAIN.md §8).
   */
  confidential?: boolean;
}

/** Only gives the literal its types. */
export const defineLedger = <Row extends RegisterRow>(definition: LedgerDefinition<Row>): LedgerDefinition =>
  definition as unknown as LedgerDefinition;
