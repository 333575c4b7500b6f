import { Readable } from 'node:stream';
import { stringify, type Options } from 'csv-stringify/sync';
import type { Sheet } from './sheet.js';

/**
 * RFC 4180. Text that a table program would take for a formula is preceded by an apostrophe (OWASP, "CSV Injection").
 * A lone line feed is quoted too: not every reader takes CR LF for the only end of a line.
 */
const FORMAT: Options = { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ };

/** UTF-8 with byte order mark, by which table programs tell it from GBK. */
export function csvOf({ titles, batches }: Sheet): Readable {
  async function* parts(): AsyncGenerator<string> {
    yield stringify([titles], { ...FORMAT, bom: true });
    for await (const rows of batches) yield stringify(rows, FORMAT);
  }
  return Readable.from(parts(), { objectMode: false });
}
