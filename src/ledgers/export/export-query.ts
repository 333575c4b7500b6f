import { parseDate } from '../../platform/graphql/index.js';
import type { LedgerFilter } from '../ledger-filter.js';
import { badFormat, notADay, notAnExportFilter } from '../ledgers.errors.js';
import { EXPORT_FORMATS, type ExportFormat } from './export-ledger.js';

const PARAMETERS = ['format', 'status', 'divisionCode', 'registeredFrom', 'registeredTo'] as const;

/**
 * Reads the query of an export's URL.
 * @throws ApiError BAD_USER_INPUT for what is not understood: an export that left a filter out would tell too much
 */
export function readExportQuery(query: Record<string, unknown>): { format: ExportFormat; filter: LedgerFilter } {
  for (const [name, value] of Object.entries(query)) {
    if (!PARAMETERS.some((known) => known === name) || typeof value !== 'string') throw notAnExportFilter(PARAMETERS);
  }
  const { format = 'csv', ...filter } = query as Partial<Record<(typeof PARAMETERS)[number], string>>;
  const known = EXPORT_FORMATS.find((one) => one === format);
  if (!known) throw badFormat();
  for (const name of ['registeredFrom', 'registeredTo'] as const) checkDay(name, filter[name]);
  return { format: known, filter };
}

function checkDay(name: string, value: string | undefined): void {
  try {
    if (value !== undefined) parseDate(value);
  } catch {
    throw notADay(name);
  }
}
