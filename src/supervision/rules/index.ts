import { RetireWarningRule } from './retire-rule.js';
import { RuleViews } from './rule-views.js';
import { RulesResolver } from './rules.resolver.js';
import { SaveWarningRule } from './save-rule.js';

export { CardLevelEnum, WarningRule } from './rule.graphql.js';
export { RULE_JSON, type StoredRule } from './rules.sql.js';
export { RuleViews };

/** Warning rules as administered data, as providers of the module. */
export const RULES = [SaveWarningRule, RetireWarningRule, RuleViews, RulesResolver];
