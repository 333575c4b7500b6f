import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Cell, Sheet } from './sheet.js';

const LONGEST_NAME = 31;
/** Characters; most columns hold a name, a date or a number. */
const WIDTH = 20;

/**
 * Office Open XML (ISO/IEC 29500). Text stays text, also what looks like a formula or a long number; more rows than a
 * sheet may have go on in a second one.
 */
export function xlsxOf({ name, titles, batches }: Sheet): Readable {
  async function* rows(): AsyncGenerator<Cell[]> {
    for await (const batch of batches) yield* batch;
  }
  const columns = titles.map((header) => ({ header, width: WIDTH }));
  const written = writeXlsxStream(rows(), { name: sheetName(name), columns, freezePane: { rows: 1 } });
  return Readable.fromWeb(written as ReadableStream<Uint8Array>);
}

/** What a sheet may be called. */
const sheetName = (name: string): string => [...name.replace(/[[\]:*?/\\']/g, ' ')].slice(0, LONGEST_NAME).join('');
