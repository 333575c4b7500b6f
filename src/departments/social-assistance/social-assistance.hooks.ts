import { Injectable } from '@nestjs/common';
import {
  RegisterStore,
  type Application,
  type DecidedCase,
  type DepartmentHooks,
  type RuleViolation,
} from '../../department-kit/index.js';
import type { SqlRunner, Transaction } from '../../platform/database/index.js';
import type { CessationForm } from './items/form-types.js';
import { AssistanceCase } from './registers/assistance-case.entity.js';
import { CaseRegister } from './registers/case-register.js';
import { grantOf, isGranted } from './registers/grants.js';
import { isOwnItem, membersOf, ownRules, registerRules } from './social-assistance.rules.js';
import { FIND_STANDINGS } from './registers/standings.sql.js';

@Injectable()
export class SocialAssistanceHooks implements DepartmentHooks {
  constructor(
    private readonly store: RegisterStore,
    private readonly cases: CaseRegister,
  ) {}

  async precheck(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    const violations = ownRules(application);
    if (violations.length > 0) return violations;
    const people = [application.applicant, ...membersOf(application.form)];
    const indexes = people.map(({ idNumber }) => this.store.idIndex(idNumber));
    const standings = await db.run(FIND_STANDINGS, [indexes]);
    const [own, ...members] = indexes.map((index) =>
      standings.filter(({ idNumberIndex }) => idNumberIndex.equals(index)),
    );
    return registerRules(application, own, members);
  }

  async onDecided(decided: DecidedCase, tx: Transaction): Promise<void> {
    if (!isOwnItem(decided.itemCode)) return;
    if (decided.itemCode === 'allowance-cessation') {
      const { allowance } = decided.form as unknown as CessationForm;
      if (isGranted(decided)) return this.cases.cease(tx, decided, allowance);
      return this.cases.restore(tx, decided, allowance);
    }
    const grant = isGranted(decided) ? grantOf(decided) : null;
    if (grant) return this.cases.open(tx, decided, grant);
    return this.store.revoke(tx, AssistanceCase, decided);
  }
}
