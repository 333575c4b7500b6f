import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { stringify, type Options } from 'csv-stringify/sync';
import { Catalogue } from '../catalogue.js';
import { matches, type ItemFilter } from '../item-filter.js';
import type { ServiceItemDefinition } from '../service-item.js';
import { ALL_COLUMNS, cellsOf } from './csv-columns.js';

const ITEMS_AT_A_TIME = 50;
const TABLE: Options = {
  columns: [...ALL_COLUMNS],
  record_delimiter: 'windows',
  escape_formulas: true,
  quoted_match: /[\r\n]/,
};

/** The current items, also those that were retired, as a file that can be imported again (导出事项). */
@Injectable()
export class ExportItems {
  constructor(private readonly catalogue: Catalogue) {}

  /** UTF-8; a table begins with a byte order mark, by which table programs tell it from GBK. */
  stream(format: 'JSON' | 'CSV', filter: ItemFilter | null): Readable {
    const items = this.catalogue.standing().filter((item) => matches(item, filter));
    return Readable.from(format === 'CSV' ? asTable(items) : asList(items), { objectMode: false });
  }

  text(format: 'JSON' | 'CSV', filter: ItemFilter | null): Promise<string> {
    return text(this.stream(format, filter));
  }
}

function* asTable(items: ServiceItemDefinition[]): Generator<string> {
  yield stringify([ALL_COLUMNS], { ...TABLE, bom: true });
  for (const some of batches(items)) yield stringify(some.map(cellsOf), TABLE);
}

/** One definition a line, so that two exports compare well. */
function* asList(items: ServiceItemDefinition[]): Generator<string> {
  yield '[';
  let between = '\n';
  for (const some of batches(items)) {
    for (const item of some) {
      yield between + JSON.stringify(item);
      between = ',\n';
    }
  }
  yield '\n]\n';
}

function* batches<T>(all: T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += ITEMS_AT_A_TIME) yield all.slice(from, from + ITEMS_AT_A_TIME);
}
