import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Caller } from '../../platform/auth/index.js';
import { Database } from '../../platform/database/index.js';
import type { Locale } from '../../platform/errors/index.js';
import { CurrentCaller, CurrentLocale, payload } from '../../platform/graphql/index.js';
import { RetireWarningRule } from './retire-rule.js';
import { ruleText } from './rule-text.js';
import { RuleViews } from './rule-views.js';
import { WarningRule, WarningRuleInput, WarningRulePayload } from './rule.graphql.js';
import { WARNING_RULES } from './rules.sql.js';
import { SaveWarningRule } from './save-rule.js';

@Resolver(() => WarningRule)
export class RulesResolver {
  constructor(
    private readonly database: Database,
    private readonly views: RuleViews,
    private readonly save: SaveWarningRule,
    private readonly retire: RetireWarningRule,
  ) {}

  @Allow('admin', 'supervisor', 'leader')
  @Query(() => [WarningRule], { description: '预警规则, by code, the newest version first' })
  async warningRules(
    @Args('includeRetired', { type: () => Boolean, nullable: true, defaultValue: false })
    includeRetired: boolean | null,
  ): Promise<WarningRule[]> {
    const [{ rows }] = await this.database.run(WARNING_RULES, [includeRetired ?? false]);
    return rows.map((row) => this.views.rule(row.rule));
  }

  @Allow('admin')
  @Mutation(() => WarningRulePayload, { description: 'Puts a rule in force; the same content again changes nothing' })
  saveWarningRule(
    @Args('input', { type: () => WarningRuleInput }) input: WarningRuleInput,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<WarningRulePayload> {
    return payload(locale, async () => ({ rule: this.views.rule(await this.save.run(input, caller)) }));
  }

  @Allow('admin')
  @Mutation(() => WarningRulePayload, { description: 'Takes a rule out of force; its cards stay' })
  retireWarningRule(
    @Args('code', { type: () => ID }) code: string,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<WarningRulePayload> {
    return payload(locale, async () => ({ rule: this.views.rule(await this.retire.run(code, caller)) }));
  }

  @ResolveField(() => String, { description: 'when the rule speaks, in the caller’s language' })
  description(@Parent() { record }: WarningRule, @CurrentLocale() locale: Locale): string {
    return ruleText(record)[locale];
  }
}
