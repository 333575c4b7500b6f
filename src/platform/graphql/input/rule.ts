import { ValidateBy, type ValidationOptions } from 'class-validator';
import type { LocalText } from '../../errors/index.js';

/** What a rule may know beside the value. */
export interface RuleContext {
  /** The local business day, YYYY-MM-DD. */
  today: string;
}

/** Why a value is refused, or null when it is fine. The text must not repeat the value. */
export type Check = (value: unknown, context: RuleContext) => LocalText | null;

/** What our decorators leave in class-validator's `context`, so that the refusal can be told in both languages. */
export interface RuleMetadata {
  check: Check;
}

/**
 * Latest day anywhere on earth: a rule about the future then refuses nobody too early.
 * class-validator has no context per call; validation is synchronous, so one variable is enough.
 */
let current: RuleContext = { today: '' };

export const latestDay = (): string => new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);

export const ruleContext = (): RuleContext => current;

/** Runs a synchronous validation whose rules see `context`. */
export function inRuleContext<T>(context: RuleContext, work: () => T): T {
  const before = current;
  current = context;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** Makes a property decorator of a check. `name` tells the rules of one property apart. */
export function rule(name: string, check: Check, options: ValidationOptions = {}): PropertyDecorator {
  const validator = { validate: (value: unknown) => check(value, current) === null, defaultMessage: () => name };
  return ValidateBy({ name, validator }, { ...options, context: { check } satisfies RuleMetadata });
}
