import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  lookInto,
  positionOf,
  readPosition,
  RegisterStore,
  unsealing,
  type LedgerDefinition,
  type LedgerValue,
  type RegisterRow,
} from '../department-kit/index.js';
import { AccessLog, countyOfCaller, type Caller } from '../platform/auth/index.js';
import { FieldCipher } from '../platform/crypto/index.js';
import { Database } from '../platform/database/index.js';
import { checkPageSize, pageOf, type Page } from '../platform/graphql/index.js';
import type { LedgerFilter } from './ledger-filter.js';
import {
  countsOfLedger,
  pageOfLedger,
  type CountRow,
  type LedgerCounting,
  type LedgerSelection,
} from './ledger.sql.js';

/** One entry with what stands in the ledger's columns, in their order. */
export interface LedgerLine {
  row: RegisterRow;
  values: LedgerValue[];
}

/** Reads ledgers; who may read which was decided before. */
@Injectable()
export class ReadLedger {
  constructor(
    private readonly database: Database,
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly registers: RegisterStore,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * One page, newest first. Identifiers are masked and addresses absent unless the caller declared a purpose; then the
   * reading is recorded before anything is answered.
   */
  async page(
    selection: LedgerSelection,
    caller: Caller,
    { first, after }: { first: number; after: string | null | undefined },
  ): Promise<Page<LedgerLine>> {
    const { metadata } = selection;
    const { statement, values } = pageOfLedger(selection, readPosition(after), checkPageSize(first) + 1);
    const rows = await this.database.run(statement, values);
    const { purpose } = caller;
    if (purpose !== undefined) {
      const rowIds = rows.slice(0, first).map((row) => row.id);
      await this.accessLog.recordRead(caller, { register: metadata.tableName, rowIds, purpose });
    }
    const valuesOf = this.reader(selection, purpose !== undefined);
    return pageOf(rows, first, (row) => ({ row, values: valuesOf(row) }), positionOf);
  }

  counts(selection: LedgerSelection, by: LedgerCounting): Promise<CountRow[]> {
    const { statement, values } = countsOfLedger(selection, by);
    return this.database.run(statement, values);
  }

  /** Who is bound to a county reads what was registered there. */
  select(ledger: LedgerDefinition, filter: LedgerFilter, caller: Caller): LedgerSelection {
    const metadata = this.dataSource.getMetadata(ledger.entity);
    const person = filter.idNumber ? this.registers.idIndex(filter.idNumber) : null;
    return { ledger, metadata, filter, county: countyOfCaller(caller), person };
  }

  /** What makes a row's columns, for a reader who declared a purpose (`unmasked`) or did not. */
  reader({ ledger, metadata }: LedgerSelection, unmasked: boolean): (row: RegisterRow) => LedgerValue[] {
    const place = { table: metadata.tableName, unmasked };
    return (row) => {
      const unseal = unsealing(this.cipher, place, row.id);
      const opened = lookInto(row, unseal);
      return ledger.columns.map((column) => column.value(opened, unseal));
    };
  }
}
