import { Inject, Injectable } from '@nestjs/common';
import { DEPARTMENTS, type DepartmentDefinition, type LedgerDefinition } from '../department-kit/index.js';
import { isClearedForSpecialGroups, type Caller } from '../platform/auth/index.js';

/** Which ledgers there are for whom: those of the caller's own department, confidential ones only for the cleared. */
@Injectable()
export class LedgerDirectory {
  constructor(@Inject(DEPARTMENTS) private readonly departments: DepartmentDefinition[]) {}

  of(caller: Caller): LedgerDefinition[] {
    const own = this.departments.find(({ code }) => code === caller.department);
    const cleared = isClearedForSpecialGroups(caller);
    return (own?.ledgers ?? []).filter((ledger) => cleared || !ledger.confidential);
  }

  /** Null also for one that the caller may not know of. */
  find(caller: Caller, code: string): LedgerDefinition | null {
    return this.of(caller).find((ledger) => ledger.code === code) ?? null;
  }
}
