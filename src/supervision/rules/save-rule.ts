import { Injectable } from '@nestjs/common';
import { Catalogue, DepartmentDirectory } from '../../catalogue/index.js';
import {
  CARD_RECIPIENTS,
  LOCK_BASIS,
  NEW_REVISION,
  OfficialCalendar,
  type NewWarningRule,
} from '../../deadlines/index.js';
import type { Caller } from '../../platform/auth/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { UserErrors } from '../../platform/errors/index.js';
import { ruleProblems, sameContent, speakTogether } from './rule-checks.js';
import type { WarningRuleInput } from './rule.graphql.js';
import { speaksTwice } from './rules.errors.js';
import { INSERT_RULE, RETIRE_RULE, WARNING_RULES, type StoredRule } from './rules.sql.js';

/**
 * An administrator puts a rule in force: a new code begins with version 1, a known one gets the next version and the
 * one before is retired. It is a new revision of what clocks are reckoned by; the recalculation gives open clocks their
 * new alarms. Saving the same content again writes nothing.
 */
@Injectable()
export class SaveWarningRule {
  constructor(
    private readonly database: Database,
    private readonly official: OfficialCalendar,
    private readonly directory: DepartmentDirectory,
    private readonly catalogue: Catalogue,
  ) {}

  async run(input: WarningRuleInput, caller: Caller): Promise<StoredRule> {
    const rule = ruleOf(input);
    const problems = ruleProblems(rule, {
      department: (code) => this.directory.find(code) !== null,
      item: (code) => this.catalogue.find(code) !== null,
    });
    if (problems.length > 0) throw new UserErrors(problems);
    // In the order of declaration, so that the same recipients are the same content.
    rule.recipients = CARD_RECIPIENTS.filter((recipient) => rule.recipients.includes(recipient));
    const saved = await this.database.transaction((tx) => this.save(tx, rule, caller));
    await this.official.reload();
    return saved;
  }

  private async save(tx: Transaction, rule: NewWarningRule, caller: Caller): Promise<StoredRule> {
    await tx.run(LOCK_BASIS, []);
    const [{ rows }] = await tx.run(WARNING_RULES, [false]);
    const inForce = rows.map((row) => row.rule);
    const before = inForce.find(({ code }) => code === rule.code);
    if (before && sameContent(before, rule)) return before;
    const other = inForce.find(
      ({ code, ...content }) => code !== rule.code && speakTogether({ code, ...content }, rule),
    );
    if (other) throw speaksTwice(other.code);
    const at = this.official.now();
    await tx.run(RETIRE_RULE, [rule.code, caller.name, at]);
    const [{ rule: saved }] = await tx.run(INSERT_RULE, [
      rule.code,
      rule.trigger,
      rule.clockKind,
      rule.value,
      rule.fraction,
      rule.level,
      rule.recipients,
      rule.repeatEvery,
      rule.repeatTimes,
      rule.department,
      rule.itemCode,
      caller.name,
      at,
    ]);
    await tx.run(NEW_REVISION, ['RULE', rule.code]);
    return saved;
  }
}

const ruleOf = (input: WarningRuleInput): NewWarningRule => ({
  code: input.code,
  trigger: input.trigger,
  clockKind: input.clockKind ?? null,
  value: input.value ?? null,
  fraction: input.fraction ?? null,
  level: input.level,
  recipients: input.recipients,
  repeatEvery: input.repeatEvery ?? null,
  repeatTimes: input.repeatTimes ?? 0,
  department: input.department ?? null,
  itemCode: input.itemCode ?? null,
});
