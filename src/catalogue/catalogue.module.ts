import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { Catalogue } from './catalogue.js';
import { CatalogueResolver } from './catalogue.resolver.js';
import { CatalogueViews } from './catalogue-views.js';
import { DEPARTMENT_ENTRIES, DepartmentDirectory, type DepartmentEntry } from './department-directory.js';
import { FormValidator } from './form-validator.js';

@Module({})
export class CatalogueModule implements OnModuleInit {
  constructor(
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
        CatalogueViews,
        DepartmentDirectory,
        CatalogueResolver,
      ],
      exports: shared,
    };
  }

  /** Publishes what the departments' folders bring and the database does not have yet. */
  async onModuleInit(): Promise<void> {
    await this.catalogue.publish(this.directory.all().flatMap((department) => department.items));
  }
}
