import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, type Caller } from '../../platform/auth/index.js';
import { Database } from '../../platform/database/index.js';
import type { Locale } from '../../platform/errors/index.js';
import {
  checkPageSize,
  CurrentCaller,
  CurrentLocale,
  ExpectedRows,
  userErrorsOf,
} from '../../platform/graphql/index.js';
import { Catalogue } from '../catalogue.js';
import { ServiceItemFilter } from '../catalogue.graphql.js';
import { ITEM_VERSIONS } from '../catalogue.sql.js';
import { CatalogueViews } from '../catalogue-views.js';
import {
  CatalogueFileFormat,
  ServiceItemImportPayload,
  ServiceItemVersion,
  type FileFormat,
} from './exchange.graphql.js';
import { ExportItems } from './export-items.js';
import { ImportItems } from './import-items.js';
import { notImported, reportView } from './report-view.js';

const FORMAT = { type: () => CatalogueFileFormat };
const VERSIONS = 20;

/** The catalogue as administered data: versions, export and import. Files over 1 MB go by `POST /catalogue/import`. */
@Resolver()
export class ExchangeResolver {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly database: Database,
    private readonly views: CatalogueViews,
    private readonly imports: ImportItems,
    private readonly exports: ExportItems,
  ) {}

  @Allow('admin')
  @Query(() => [ServiceItemVersion], { description: '事项的各个版本, newest first' })
  @ExpectedRows(VERSIONS)
  async serviceItemVersions(
    @Args('code', { type: () => ID }) code: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: VERSIONS }) first: number | null,
  ): Promise<ServiceItemVersion[]> {
    const rows = await this.database.run(ITEM_VERSIONS, [code, checkPageSize(first ?? VERSIONS)]);
    return rows.map((row) => ({
      version: row.version,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      origin: row.origin,
      publishedBy: row.published_by,
      item: this.views.item(this.catalogue.remember(row)),
    }));
  }

  @Allow('admin')
  @Query(() => String, { description: '导出事项 as a file that `importServiceItems` takes' })
  exportServiceItems(
    @Args('format', FORMAT) format: FileFormat,
    @Args('filter', { type: () => ServiceItemFilter, nullable: true }) filter: ServiceItemFilter | null,
  ): Promise<string> {
    return this.exports.text(format, filter);
  }

  @Allow('admin')
  @Mutation(() => ServiceItemImportPayload, {
    description: '导入事项: every problem of every row at once; nothing is written unless all rows pass',
  })
  async importServiceItems(
    @Args('format', FORMAT) format: FileFormat,
    @Args('content', { type: () => String }) content: string,
    @Args('dryRun', { type: () => Boolean, nullable: true, defaultValue: false }) dryRun: boolean | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<ServiceItemImportPayload> {
    const report = await this.imports.run({ format, content, dryRun: dryRun ?? false }, caller.name);
    const refused = report.problemCount > 0 ? userErrorsOf(notImported(report.problemCount), locale) : [];
    return { report: reportView(report, locale), userErrors: refused };
  }
}
