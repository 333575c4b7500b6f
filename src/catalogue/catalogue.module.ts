import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { Catalogue } from './catalogue.js';
import { CatalogueResolver } from './catalogue.resolver.js';
import { CatalogueViews } from './catalogue-views.js';
import { DEPARTMENT_ENTRIES, DepartmentDirectory, type DepartmentEntry } from './department-directory.js';
import { ExchangeController } from './exchange/exchange.controller.js';
import { ExchangeResolver } from './exchange/exchange.resolver.js';
import { ExportItems } from './exchange/export-items.js';
import { ImportItems } from './exchange/import-items.js';
import { FormValidator } from './form-validator.js';
import { Publication } from './publication.js';
import { GraphqlModule } from '../platform/graphql/index.js';

@Module({})
export class CatalogueModule implements OnModuleInit {
  constructor(
    private readonly publication: Publication,
    private readonly catalogue: Catalogue,
    private readonly directory: DepartmentDirectory,
  ) {}

  static register(departments: DepartmentEntry[]): DynamicModule {
    const shared = [Catalogue, CatalogueViews, DepartmentDirectory, FormValidator];
    return {
      module: CatalogueModule,
      global: true,
      providers: [
        { provide: DEPARTMENT_ENTRIES, useValue: departments },
        { provide: FormValidator, useFactory: () => new FormValidator() },
        Catalogue,
        Publication,
        CatalogueViews,
        DepartmentDirectory,
        CatalogueResolver,
        ImportItems,
        ExportItems,
        ExchangeResolver,
      ],
      imports: [GraphqlModule],
      controllers: [ExchangeController],
      exports: shared,
    };
  }

  /** Publishes what the departments' folders bring and the database does not have yet. */
  async onModuleInit(): Promise<void> {
    await this.publication.publishProduct(this.directory.all().flatMap((department) => department.items));
    await this.catalogue.open();
  }
}
