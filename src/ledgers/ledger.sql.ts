import type { EntityMetadata } from 'typeorm';
import type { EntryPosition, LedgerDefinition, RegisterRow } from '../department-kit/index.js';
import type { SqlText, Statement } from '../platform/database/index.js';
import { given, type LedgerFilter } from './ledger-filter.js';

export const LEDGER_COUNTINGS = ['STATUS', 'DIVISION', 'MONTH'] as const;
export type LedgerCounting = (typeof LEDGER_COUNTINGS)[number];

/** Which rows: a ledger's own part of its register, and what is asked for of it. */
export interface LedgerSelection {
  ledger: LedgerDefinition;
  metadata: EntityMetadata;
  filter: LedgerFilter;
  /** The county to which the reader is bound; null: none. */
  county: string | null;
  /** Index of the filter's ID number. */
  person: Buffer | null;
}

export interface CountRow {
  key: string;
  count: number;
}

const NEWEST_FIRST = 'order by registered_at desc, id desc';

const COUNTED: Record<LedgerCounting, string> = {
  STATUS: 'status',
  DIVISION: 'division_code',
  MONTH: `to_char(registered_on, 'YYYY-MM')`,
};

/**
 * One page. Which plan is right depends on what the filter says, so only the list as it opens is prepared; any other is
 * planned with its values.
 */
export function pageOfLedger(
  selection: LedgerSelection,
  after: EntryPosition | null,
  limit: number,
): { statement: Statement<RegisterRow>; values: unknown[] } {
  const where = conditionsOf(selection);
  const plain = where.isEmpty;
  if (after) where.add((value) => `(registered_at, id) < (${value(after.at)}, ${value(after.id)})`);
  const count = where.value(limit);
  const text = `${rowsOf(selection.metadata)} ${where.text} ${NEWEST_FIRST} limit ${count}`;
  const name = `ledger_${after ? 'next' : 'page'}_${selection.metadata.tableName}`;
  return { statement: { name: plain ? name : '', text }, values: where.values };
}

/** All rows, for a cursor. */
export function rowsOfLedger(selection: LedgerSelection): SqlText {
  const where = conditionsOf(selection);
  return { text: `${rowsOf(selection.metadata)} ${where.text} ${NEWEST_FIRST}`, values: where.values };
}

/** Numbers of entries by status, division or month of registration. */
export function countsOfLedger(
  selection: LedgerSelection,
  by: LedgerCounting,
): { statement: Statement<CountRow>; values: unknown[] } {
  const where = conditionsOf(selection);
  const text = `select ${COUNTED[by]} as key, count(*)::int as count from "${selection.metadata.tableName}" ${where.text}
    group by 1 order by 1`;
  return { statement: { name: '', text }, values: where.values };
}

export function sizeOfLedger(selection: LedgerSelection): { statement: Statement<CountRow>; values: unknown[] } {
  const where = conditionsOf(selection);
  const text = `select 'all' as key, count(*)::int as count from "${selection.metadata.tableName}" ${where.text}`;
  return { statement: { name: '', text }, values: where.values };
}

/** Rows under the names of the entity's properties; the connection's own readers make their values. */
const rowsOf = ({ tableName, columns }: EntityMetadata): string =>
  `select ${columns.map((column) => `"${column.databaseName}" as "${column.propertyName}"`).join(', ')} from "${tableName}"`;

function conditionsOf({ ledger, metadata, filter, county, person }: LedgerSelection): Conditions {
  const where = new Conditions();
  for (const [property, wanted] of Object.entries(ledger.only ?? {})) {
    const column = metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`Ledger ${ledger.code}: ${metadata.tableName} has no property ${property}`);
    where.add((value) => `"${column.databaseName}" = ${value(wanted)}`);
  }
  const { status, divisionCode, registeredFrom, registeredTo, personName } = filter;
  if (county !== null) where.add((value) => beginsWithDigits('division_code', county, value));
  if (given(status)) where.add((value) => `status = ${value(status)}`);
  if (given(divisionCode)) where.add((value) => beginsWithDigits('division_code', divisionCode, value));
  if (given(registeredFrom)) where.add((value) => `registered_on >= ${value(registeredFrom)}`);
  if (given(registeredTo)) where.add((value) => `registered_on <= ${value(registeredTo)}`);
  if (person) where.add((value) => `id_number_index = ${value(person)}`);
  if (given(personName)) where.add((value) => `person_name like ${value(`${literally(personName)}%`)}`);
  return where;
}

/** As a range, which every index on the column serves, whatever its collation: digits sort alike in all of them. */
function beginsWithDigits(column: string, prefix: string, value: (of: unknown) => string): string {
  const from = `${column} >= ${value(prefix)}`;
  const next = prefix.replace(/9+$/, '');
  if (next === '') return from;
  const end = next.slice(0, -1) + String(Number(next.at(-1)) + 1);
  return `${from} and ${column} < ${value(end)}`;
}

/** Without the meanings that LIKE gives to `%`, `_` and `\`. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

class Conditions {
  readonly values: unknown[] = [];
  private readonly all: string[] = [];

  get isEmpty(): boolean {
    return this.all.length === 0;
  }

  get text(): string {
    return this.isEmpty ? '' : `where ${this.all.join(' and ')}`;
  }

  add(condition: (value: (of: unknown) => string) => string): void {
    this.all.push(condition((of) => this.value(of)));
  }

  /** @returns the place of the value in the statement */
  value(of: unknown): string {
    return `$${this.values.push(of)}`;
  }
}
