import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { RegisterRow } from '../../department-kit/index.js';
import { AccessLog, type Caller } from '../../platform/auth/index.js';
import { Settings } from '../../platform/config/index.js';
import { Database, RowBatches } from '../../platform/database/index.js';
import type { Locale } from '../../platform/errors/index.js';
import { rowsOfLedger, sizeOfLedger, type LedgerSelection } from '../ledger.sql.js';
import { tooManyExports } from '../ledgers.errors.js';
import { ReadLedger } from '../read-ledger.js';
import { asCell } from '../values.js';
import { csvOf } from './csv.js';
import type { Cell, Sheet } from './sheet.js';
import { xlsxOf } from './xlsx.js';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Each batch is made in one go, so this is also how long other callers wait at most: some milliseconds. */
const BATCH = 500;
/** An export holds a connection for as long as the client takes to read it; the others serve everybody else. */
const CONNECTIONS_PER_EXPORT = 4;

export interface LedgerExport {
  selection: LedgerSelection;
  caller: Caller;
  format: ExportFormat;
  locale: Locale;
}

/** Writes a whole ledger as a file, in the columns that the department reports (上报表式). */
@Injectable()
export class ExportLedger {
  private running = 0;

  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly read: ReadLedger,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * The file's bytes, made as they are read; whoever stops reading must destroy the stream. The first rows have come
   * when this returns, so most of what can fail has failed.
   * @throws ApiError OVERLOADED when too many exports are running
   */
  async run(wanted: LedgerExport): Promise<Readable> {
    const release = this.take();
    const rows = await this.open(wanted, release);
    await Promise.race([once(rows, 'readable'), once(rows, 'close')]);
    const sheet = this.sheet(wanted, rows);
    const body = wanted.format === 'csv' ? csvOf(sheet) : xlsxOf(sheet);
    return body.once('close', () => rows.destroy());
  }

  private take(): () => void {
    const most = Math.max(1, Math.floor(this.settings.DATABASE_POOL_SIZE / CONNECTIONS_PER_EXPORT));
    if (this.running >= most) throw tooManyExports();
    this.running += 1;
    return () => void (this.running -= 1);
  }

  private async open(wanted: LedgerExport, release: () => void): Promise<RowBatches<RegisterRow>> {
    try {
      await this.record(wanted);
    } catch (error) {
      release();
      throw error;
    }
    const rows = new RowBatches<RegisterRow>(this.database.pool, rowsOfLedger(wanted.selection), BATCH);
    return rows.once('close', release);
  }

  /** Once for the whole file, before the first byte: which part of the register, and how many rows it has now. */
  private async record({ selection, caller, format }: LedgerExport): Promise<void> {
    const { purpose } = caller;
    if (purpose === undefined) return;
    const { ledger, metadata, filter } = selection;
    const { statement, values } = sizeOfLedger(selection);
    const [{ count }] = await this.database.run(statement, values);
    const file = JSON.stringify({ export: ledger.code, format, ...filter, rows: count });
    await this.accessLog.recordRead(caller, { register: metadata.tableName, rowIds: [file], purpose });
  }

  private sheet({ selection, caller, locale }: LedgerExport, rows: RowBatches<RegisterRow>): Sheet {
    const { ledger } = selection;
    const valuesOf = this.read.reader(selection, caller.purpose !== undefined);
    const cellsOf = (row: RegisterRow): Cell[] => valuesOf(row).map((value) => asCell(value, locale));
    async function* batches(): AsyncGenerator<Cell[][]> {
      for await (const batch of rows as AsyncIterable<RegisterRow[]>) yield batch.map(cellsOf);
    }
    return { name: ledger.name[locale], titles: ledger.columns.map(({ title }) => title[locale]), batches: batches() };
  }
}
