import { Injectable } from '@nestjs/common';
import { LOCK_BASIS, NEW_REVISION, OfficialCalendar } from '../../deadlines/index.js';
import type { Caller } from '../../platform/auth/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { ruleNotFound, ruleRetired } from './rules.errors.js';
import { RETIRE_RULE, RULE_EVER, type StoredRule } from './rules.sql.js';

/** An administrator takes a rule out of force. Its cards stay; a default rule does not come back by itself. */
@Injectable()
export class RetireWarningRule {
  constructor(
    private readonly database: Database,
    private readonly official: OfficialCalendar,
  ) {}

  async run(code: string, caller: Caller): Promise<StoredRule> {
    const retired = await this.database.transaction((tx) => this.retire(tx, code, caller));
    await this.official.reload();
    return retired;
  }

  private async retire(tx: Transaction, code: string, caller: Caller): Promise<StoredRule> {
    await tx.run(LOCK_BASIS, []);
    const [retired] = await tx.run(RETIRE_RULE, [code, caller.name, this.official.now()]);
    if (!retired) {
      const [{ known }] = await tx.run(RULE_EVER, [code]);
      throw known ? ruleRetired() : ruleNotFound();
    }
    await tx.run(NEW_REVISION, ['RULE', code]);
    return retired.rule;
  }
}
