import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DEPARTMENTS, type DepartmentDefinition, type DepartmentHooks } from './department.js';

/** Finds a department's hooks by its code. The core calls departments only through this. */
@Injectable()
export class HooksRegistry {
  constructor(
    @Inject(DEPARTMENTS) private readonly departments: DepartmentDefinition[],
    private readonly modules: ModuleRef,
  ) {}

  /** @throws when no such department is loaded: its request could not be decided rightly. */
  of(code: string): DepartmentHooks {
    const department = this.departments.find((definition) => definition.code === code);
    if (!department) throw new Error(`Department ${code} is not loaded`);
    return this.modules.get(department.hooks, { strict: false });
  }
}
