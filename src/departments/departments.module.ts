import { Module, type DynamicModule } from '@nestjs/common';
import { DEPARTMENTS, HooksRegistry, RegisterStore, type DepartmentDefinition } from '../department-kit/index.js';

/** Brings the departments' own modules, and tells the core about them as data. */
@Module({})
export class DepartmentsModule {
  static register(departments: DepartmentDefinition[]): DynamicModule {
    return {
      module: DepartmentsModule,
      global: true,
      imports: departments.map((department) => department.module),
      providers: [{ provide: DEPARTMENTS, useValue: departments }, HooksRegistry, RegisterStore],
      exports: [DEPARTMENTS, HooksRegistry],
    };
  }
}
