import { Inject, Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Transaction } from '../platform/database/index.js';
import { DEPARTMENTS, type DepartmentDefinition, type DepartmentHooks, type ReopenedCase } from './department.js';
import { RegisterRow } from './register-row.js';
import { RegisterStore } from './register-store.js';

/** Finds a department's hooks by its code. The core calls departments only through this. */
@Injectable()
export class HooksRegistry {
  constructor(
    @Inject(DEPARTMENTS) private readonly departments: DepartmentDefinition[],
    private readonly modules: ModuleRef,
    private readonly registers: RegisterStore,
  ) {}

  /** @throws when no such department is loaded: its request could not be decided rightly. */
  of(code: string): DepartmentHooks {
    return this.modules.get(this.department(code).hooks, { strict: false });
  }

  /** A decision does not stand any more: the department's own hook takes back what it wrote, else the kit does. */
  reopened(code: string, reopened: ReopenedCase, tx: Transaction): Promise<void> {
    const hooks = this.of(code);
    if (hooks.onReopened) return hooks.onReopened(reopened, tx);
    return this.registers.takeBack(tx, this.department(code).entities.filter(isRegister), reopened);
  }

  private department(code: string): DepartmentDefinition {
    const department = this.departments.find((definition) => definition.code === code);
    if (!department) throw new Error(`Department ${code} is not loaded`);
    return department;
  }
}

const isRegister = (entity: Type<unknown>): entity is Type<RegisterRow> => entity.prototype instanceof RegisterRow;
