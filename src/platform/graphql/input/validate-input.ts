import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { UserErrors, type LocalText, type UserProblem } from '../../errors/index.js';
import { inRuleContext, latestDay, ruleContext, type RuleMetadata } from './rule.js';

/** More than this nobody mends at once. */
const MAX_PROBLEMS = 50;

/** For class-validator's own decorators, which speak English only. */
const NOT_AS_REQUIRED = '该项不符合要求。';

export interface ValidateInputOptions {
  /** The local business day, YYYY-MM-DD, for rules about the future. Default: the latest day anywhere on earth. */
  today?: string;
}

/**
 * Checks an input against the decorators of its class and gives it as an instance (nested inputs need class-transformer's
 * `@Type` and `@ValidateNested`).
 * @param rootPath where the input stands in the arguments, e.g. `['input']`; the refusals' `field` begins with it
 * @throws UserErrors with INVALID_INPUT for every field that is not as required
 */
export function validateInput<T extends object>(
  input: unknown,
  cls: ClassConstructor<T>,
  rootPath: readonly string[],
  options: ValidateInputOptions = {},
): T {
  const instance = plainToInstance(cls, input);
  const today = options.today ?? latestDay();
  const problems = inRuleContext({ today }, () => {
    const errors = validateSync(instance, { forbidUnknownValues: false, stopAtFirstError: true });
    return errors.flatMap((error) => problemsOf(error, rootPath));
  });
  if (problems.length > 0) throw new UserErrors(problems.slice(0, MAX_PROBLEMS));
  return instance;
}

/** `validateInput` for every entry of a list: the problems of all of them are told at once. */
export function validateEach<T extends object>(
  inputs: readonly unknown[],
  cls: ClassConstructor<T>,
  rootPath: readonly string[],
): T[] {
  const problems: UserProblem[] = [];
  const instances = inputs.flatMap((input, index) => {
    try {
      return [validateInput(input, cls, [...rootPath, String(index)])];
    } catch (error) {
      if (!(error instanceof UserErrors)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new UserErrors(problems.slice(0, MAX_PROBLEMS));
  return instances;
}

function problemsOf(error: ValidationError, parent: readonly string[]): UserProblem[] {
  const field = [...parent, error.property];
  const own = Object.entries(error.constraints ?? {}).flatMap(([name, english]): UserProblem[] => {
    const metadata = error.contexts?.[name] as RuleMetadata | undefined;
    return refusals(error.value, metadata, { zh: NOT_AS_REQUIRED, en: english }).map(({ message, index }) => ({
      code: 'INVALID_INPUT',
      message,
      field: index === undefined ? field : [...field, String(index)],
    }));
  });
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, field))];
}

interface Refusal {
  message: LocalText;
  /** Of the entry, when the rule looks at each entry of a list. */
  index?: number;
}

/** Asks our own rule again what exactly is wrong; with `each` the value is a list. */
function refusals(value: unknown, metadata: RuleMetadata | undefined, fallback: LocalText): Refusal[] {
  if (typeof metadata?.check !== 'function') return [{ message: fallback }];
  const { check } = metadata;
  if (Array.isArray(value)) {
    const found = value.flatMap((entry, index): Refusal[] => {
      const message = check(entry, ruleContext());
      return message ? [{ message, index }] : [];
    });
    if (found.length > 0) return found;
  }
  return [{ message: check(value, ruleContext()) ?? fallback }];
}
