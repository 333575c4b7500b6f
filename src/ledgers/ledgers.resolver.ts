import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import type { LedgerDefinition } from '../department-kit/index.js';
import { Allow, type Caller } from '../platform/auth/index.js';
import type { Locale } from '../platform/errors/index.js';
import { CurrentCaller, CurrentLocale, ExpectedRows } from '../platform/graphql/index.js';
import { LedgerDirectory } from './ledger-directory.js';
import { checkFilter } from './ledger-filter.js';
import type { LedgerCounting, LedgerSelection } from './ledger.sql.js';
import { noSuchLedger } from './ledgers.errors.js';
import {
  Ledger,
  LedgerCount,
  LedgerCountingEnum,
  LedgerEntryConnection,
  LedgerFilterInput,
  type LedgerEntry,
} from './ledgers.graphql.js';
import { ReadLedger, type LedgerLine } from './read-ledger.js';
import { asText } from './values.js';

const DEFAULT_PAGE = 50;
const LEDGERS_OF_A_DEPARTMENT = 10;

/** 台账 of the caller's own department; another department's do not exist for them. */
@Resolver()
export class LedgersResolver {
  constructor(
    private readonly directory: LedgerDirectory,
    private readonly read: ReadLedger,
  ) {}

  @Allow('officer', 'leader', 'system')
  @Query(() => [Ledger], { description: '台账 of the caller’s department' })
  @ExpectedRows(LEDGERS_OF_A_DEPARTMENT)
  ledgers(@CurrentCaller() caller: Caller, @CurrentLocale() locale: Locale): Ledger[] {
    return this.directory.of(caller).map((ledger) => ({
      code: ledger.code,
      name: ledger.name[locale],
      statuses: Object.entries(ledger.statuses).map(([code, name]) => ({ code, name: name[locale] })),
      columns: ledger.columns.map(({ title }) => title[locale]),
      confidential: ledger.confidential ?? false,
    }));
  }

  @Allow('officer', 'leader', 'system')
  @Query(() => LedgerEntryConnection, { description: 'newest first' })
  async ledgerEntries(
    @Args('ledger', { type: () => ID }) code: string,
    @Args('filter', { type: () => LedgerFilterInput, nullable: true }) filter: LedgerFilterInput | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<LedgerEntryConnection> {
    const selection = this.selection(caller, code, filter);
    const page = await this.read.page(selection, caller, { first: first ?? DEFAULT_PAGE, after });
    return { nodes: page.nodes.map((line) => entryOf(line, locale)), pageInfo: page.pageInfo };
  }

  @Allow('officer', 'leader', 'system')
  @Query(() => [LedgerCount], { description: 'numbers of entries; groups without any are left out' })
  @ExpectedRows(DEFAULT_PAGE)
  async ledgerCounts(
    @Args('ledger', { type: () => ID }) code: string,
    @Args('by', { type: () => LedgerCountingEnum }) by: LedgerCounting,
    @Args('filter', { type: () => LedgerFilterInput, nullable: true }) filter: LedgerFilterInput | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<LedgerCount[]> {
    const selection = this.selection(caller, code, filter);
    const rows = await this.read.counts(selection, by);
    return rows.map((row) => ({ ...row, name: nameOf(selection.ledger, by, row.key, locale) }));
  }

  private selection(caller: Caller, code: string, filter: LedgerFilterInput | null): LedgerSelection {
    const ledger = this.directory.find(caller, code);
    if (!ledger) throw noSuchLedger();
    checkFilter(ledger, filter ?? {}, ['filter']);
    return this.read.select(ledger, filter ?? {}, caller);
  }
}

const entryOf = ({ row, values }: LedgerLine, locale: Locale): LedgerEntry => ({
  id: row.id,
  requestNumber: row.requestNumber,
  status: row.status,
  registeredOn: row.registeredOn,
  values: values.map((value) => asText(value, locale)),
});

const nameOf = ({ statuses }: LedgerDefinition, by: LedgerCounting, key: string, locale: Locale): string =>
  by === 'STATUS' ? (statuses[key]?.[locale] ?? key) : key;
