import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { AllowAnyone } from '../platform/auth/index.js';
import { checkPageSize, decodeCursor, pageOf } from '../platform/graphql/index.js';
import { Catalogue } from './catalogue.js';
import { CatalogueViews } from './catalogue-views.js';
import { Department, ServiceItem, ServiceItemConnection, ServiceItemFilter } from './catalogue.graphql.js';
import { DepartmentDirectory } from './department-directory.js';
import { matches } from './item-filter.js';

/** The public guide (办事指南): what may be asked for, with which papers, within which time. */
@Resolver()
export class CatalogueResolver {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly directory: DepartmentDirectory,
    private readonly views: CatalogueViews,
  ) {}

  @AllowAnyone()
  @Query(() => [Department])
  departments(): Department[] {
    return this.directory.all().map((entry) => this.views.department(entry.code));
  }

  @AllowAnyone()
  @Query(() => ServiceItem, { nullable: true })
  serviceItem(@Args('code', { type: () => ID }) code: string): ServiceItem | null {
    const item = this.catalogue.find(code);
    return item && !item.retired ? this.views.item(item) : null;
  }

  @AllowAnyone()
  @Query(() => ServiceItemConnection)
  serviceItems(
    @Args('filter', { type: () => ServiceItemFilter, nullable: true }) filter: ServiceItemFilter | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): ServiceItemConnection {
    const size = checkPageSize(first ?? 20);
    const [start] = decodeCursor(after, 1) ?? [''];
    const matching = this.catalogue.all().filter((item) => matches(item, filter));
    const rows = matching.filter((item) => item.code > String(start)).slice(0, size + 1);
    const page = pageOf(
      rows,
      size,
      (item) => this.views.item(item),
      (item) => [item.code],
    );
    return { ...page, totalCount: matching.length };
  }
}
