import { Inject, Injectable } from '@nestjs/common';
import {
  DEPARTMENTS,
  type DepartmentDefinition,
  type FollowUpKind,
  type LedgerDefinition,
} from '../department-kit/index.js';
import { isClearedForSpecialGroups, worksIn, type Caller } from '../platform/auth/index.js';
import type { FollowUpRecord } from './follow-up.js';

type Place = Pick<FollowUpRecord, 'department' | 'kind' | 'ledger'>;
type Located = Pick<FollowUpRecord, 'department' | 'ledger' | 'divisionCode'>;

/** The kinds and ledgers that follow-ups are of, as the departments define them. */
@Injectable()
export class FollowUpDirectory {
  constructor(@Inject(DEPARTMENTS) private readonly departments: DepartmentDefinition[]) {}

  /** One that its department does not know any more can be read, under its code, and comes to nothing. */
  kindOf({ department, kind, ledger }: Place): FollowUpKind {
    const known = this.find(department)?.followUps?.find(({ code }) => code === kind);
    return (
      known ?? { code: kind, name: { zh: kind, en: kind }, ledger, opensDaysBefore: 0, doneBy: 'officer', outcomes: {} }
    );
  }

  ledgerOf({ department, ledger }: Pick<Place, 'department' | 'ledger'>): LedgerDefinition | null {
    return this.find(department)?.ledgers?.find(({ code }) => code === ledger) ?? null;
  }

  /** Codes of the ledgers of the caller's department whose entries do not exist for them (重点人群, DOMAIN.md §8). */
  hiddenFrom(caller: Caller): string[] {
    if (isClearedForSpecialGroups(caller)) return [];
    const ledgers = this.find(caller.department)?.ledgers ?? [];
    return ledgers.filter(({ confidential }) => confidential).map(({ code }) => code);
  }

  /** Of the caller's own department and county, and of a ledger that they may know of. */
  mayKnow({ department, ledger, divisionCode }: Located, caller: Caller): boolean {
    return (
      department === caller.department && worksIn(divisionCode, caller) && !this.hiddenFrom(caller).includes(ledger)
    );
  }

  private find(code: string | undefined): DepartmentDefinition | undefined {
    return this.departments.find((department) => department.code === code);
  }
}
