import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ALL_COLUMNS, COLUMNS, FORMULA, OPTIONAL_COLUMNS, type Cells } from './csv-columns.js';
import { readRow } from './csv-row.js';
import type { KnownItems } from './known-items.js';
import { badHeader, badWidth, brokenTable, notUtf8, type ImportRow, type RowProblem } from './row-problem.js';

/** A quote that is not closed would swallow the rest of the file. */
const MAX_LINE_BYTES = 64 * 1024;
const PIECE_BYTES = 64 * 1024;

interface Parsed {
  record: string[];
  info: { lines: number };
}

/** Lines of a table (RFC 4180, UTF-8 with or without byte order mark), one after the other. */
export async function* readCsv(content: string, known: KnownItems): AsyncGenerator<ImportRow> {
  if (content.includes('\ufffd')) return yield atLine(1, notUtf8());
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    relax_column_count: true,
    max_record_size: MAX_LINE_BYTES,
  });
  Readable.from(piecesOf(content)).pipe(parser);
  let columns: string[] | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const line = info.lines - breaksIn(record);
      if (!columns) {
        columns = record;
        if (!isHeader(record)) return yield atLine(line, badHeader(COLUMNS, OPTIONAL_COLUMNS));
      } else if (record.length !== columns.length) {
        yield atLine(line, badWidth(columns.length, record.length));
      } else {
        yield readRow(line, cellsIn(columns, record), known);
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield atLine(Number(error.lines ?? 1), brokenTable());
  }
}

/** The parser reads a piece to its end before anybody takes a line. Bytes, since text could be cut in a character. */
function* piecesOf(content: string): Generator<Buffer> {
  const bytes = Buffer.from(content);
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) yield bytes.subarray(from, from + PIECE_BYTES);
}

/** Each column once, in any order. */
const isHeader = (names: string[]): boolean =>
  new Set(names).size === names.length &&
  COLUMNS.every((column) => names.includes(column)) &&
  names.every((name) => (ALL_COLUMNS as readonly string[]).includes(name));

const atLine = (row: number, problem: RowProblem): ImportRow => ({ row, item: null, problems: [problem] });

/** The parser counts to where a line of the table ends; cells may hold line breaks. */
const breaksIn = (record: string[]): number => record.join('').split('\n').length - 1;

const cellsIn = (columns: string[], record: string[]): Cells =>
  Object.fromEntries(
    ALL_COLUMNS.map((column) => [column, (record[columns.indexOf(column)] ?? '').replace(FORMULA, '')]),
  ) as Cells;
