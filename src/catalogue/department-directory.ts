import { Inject, Injectable } from '@nestjs/common';
import type { LocalText } from '../platform/errors/index.js';
import type { ServiceItemDefinition } from './service-item.js';

/** What the catalogue must know of a department. Departments' own definitions satisfy it. */
export interface DepartmentEntry {
  code: string;
  name: LocalText;
  bodyName: LocalText;
  items: readonly ServiceItemDefinition[];
  oneAtATime?: readonly string[];
}

export const DEPARTMENT_ENTRIES = Symbol('DEPARTMENT_ENTRIES');

/** The departments of this installation, by code. Codes are text: a department is added without touching the core. */
@Injectable()
export class DepartmentDirectory {
  private readonly byCode: Map<string, DepartmentEntry>;

  constructor(@Inject(DEPARTMENT_ENTRIES) entries: DepartmentEntry[]) {
    this.byCode = new Map(entries.map((entry) => [entry.code, entry]));
  }

  all(): DepartmentEntry[] {
    return [...this.byCode.values()];
  }

  find(code: string): DepartmentEntry | null {
    return this.byCode.get(code) ?? null;
  }

  /** Name of a department for people; the code itself for one that this installation no longer runs. */
  nameOf(code: string): LocalText {
    return this.byCode.get(code)?.name ?? { zh: code, en: code };
  }

  bodyNameOf(code: string): LocalText {
    return this.byCode.get(code)?.bodyName ?? { zh: code, en: code };
  }
}
