import 'reflect-metadata';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { checkServiceItem, FormValidator, type JsonSchema, type ServiceItemDefinition } from '../catalogue/index.js';
import type { DepartmentDefinition, FollowUpKind, LedgerDefinition } from '../department-kit/index.js';
import type { LocalText } from '../platform/errors/index.js';

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Everything that is wrong with the departments taken together, in words for the developer who must mend it. */
export function problemsOfDepartments(departments: DepartmentDefinition[]): string[] {
  const codes = departments.map(({ code }) => code);
  const items = departments.flatMap((department) => department.items ?? []);
  // One validator for all, as when the program runs: it also sees two forms that claim the same $id.
  const forms = new FormValidator();
  return [
    ...repeated(codes).map((code) => `${code}: two departments have this code`),
    ...repeated(items.map((item) => `${item.code}@${item.version}`)).map(
      (item) => `${item}: two items are this version`,
    ),
    ...departments.flatMap((department) =>
      [...problemsOfDepartment(department), ...problemsOfLedgers(department, forms)].map(
        (text) => `${department.code}: ${text}`,
      ),
    ),
    ...items.flatMap((item) =>
      problemsOfItem(item, codes, forms).map((text) => `${item.department}/${item.code}: ${text}`),
    ),
  ];
}

function problemsOfDepartment({ code, name, bodyName, items, module, hooks, ...rest }: DepartmentDefinition): string[] {
  const problems: string[] = [];
  if (!CODE.test(code)) problems.push('its code must be lower-case words joined by hyphens');
  if (!inBoth(name) || !inBoth(bodyName)) problems.push('it needs its names in Chinese and English');
  if (!items?.length) problems.push('it has no service item');
  for (const item of items ?? []) {
    if (item.department !== code) problems.push(`item ${item.code} says it belongs to "${item.department}"`);
  }
  for (const one of rest.oneAtATime ?? []) {
    if (!items?.some((item) => item.code === one)) problems.push(`oneAtATime: it has no item "${one}"`);
  }
  if (!Array.isArray(rest.entities) || !Array.isArray(rest.migrations))
    problems.push('it must list entities and migrations');
  if (typeof module !== 'function' || !isProvidedBy(hooks, module)) {
    problems.push('its hooks are not bound: the module must list them among its providers');
  }
  return problems;
}

function problemsOfLedgers({ ledgers = [], followUps = [], entities }: DepartmentDefinition, forms: FormValidator) {
  const codes = ledgers.map(({ code }) => code);
  const kinds = followUps.map(({ code }) => code);
  return [
    ...repeated(codes).map((code) => `ledger ${code}: two ledgers have this code`),
    ...repeated(kinds).map((code) => `follow-up ${code}: two kinds have this code`),
    ...ledgers.flatMap((one) => problemsOfLedger(one, entities).map((text) => `ledger ${one.code}: ${text}`)),
    ...followUps.flatMap((one) => problemsOfKind(one, codes, forms).map((text) => `follow-up ${one.code}: ${text}`)),
  ];
}

function problemsOfLedger({ code, name, entity, statuses, columns }: LedgerDefinition, entities: unknown): string[] {
  const problems: string[] = [];
  if (!CODE.test(code)) problems.push('its code must be lower-case words joined by hyphens');
  const texts = [name, ...Object.values(statuses ?? {}), ...(columns ?? []).map(({ title }) => title)];
  if (!texts.every(inBoth)) problems.push('its name, columns and statuses need Chinese and English');
  if (Object.keys(statuses ?? {}).length === 0) problems.push('it has no status');
  if (!columns?.length) problems.push('it has no column');
  if (!Array.isArray(entities) || !entities.includes(entity)) problems.push('its entity is not one of the department');
  return problems;
}

function problemsOfKind(kind: FollowUpKind, ledgers: string[], forms: FormValidator): string[] {
  const { code, name, ledger, opensDaysBefore, doneBy, outcomes, resultSchema } = kind;
  const problems: string[] = [];
  if (!CODE.test(code)) problems.push('its code must be lower-case words joined by hyphens');
  if (![name, ...Object.values(outcomes ?? {})].every(inBoth))
    problems.push('its name and outcomes need Chinese and English');
  if (!ledgers.includes(ledger)) problems.push(`the department has no ledger "${ledger}"`);
  if (!Number.isInteger(opensDaysBefore) || opensDaysBefore < 0)
    problems.push('opensDaysBefore must be a whole number of days');
  if (doneBy !== 'officer' && doneBy !== 'leader') problems.push('it must be done by officer or leader');
  if (Object.keys(outcomes ?? {}).length === 0) problems.push('it has no outcome');
  try {
    if (resultSchema) forms.compile(resultSchema);
  } catch (error) {
    problems.push(`resultSchema: ${(error as Error).message}`);
  }
  return problems;
}

const inBoth = (text: LocalText | undefined): boolean => Boolean(text?.zh && text.en);

function isProvidedBy(hooks: unknown, module: object): boolean {
  const providers = (Reflect.getMetadata(MODULE_METADATA.PROVIDERS, module) ?? []) as unknown[];
  return typeof hooks === 'function' && providers.includes(hooks);
}

function problemsOfItem(item: ServiceItemDefinition, departments: string[], forms: FormValidator): string[] {
  return [
    ...checkServiceItem(item, departments).map((problem) => `${problem.field}: ${problem.message.en}`),
    ...problemsOfForm(item.formSchema, forms),
  ];
}

function problemsOfForm(schema: JsonSchema, forms: FormValidator): string[] {
  try {
    forms.compile(schema);
  } catch (error) {
    return [`formSchema: ${(error as Error).message}`];
  }
  const { examples } = schema;
  if (!Array.isArray(examples) || examples.length === 0) return ['formSchema: it has no example'];
  return examples.flatMap((example, index) =>
    forms
      .validate(schema, example, ['examples', String(index)])
      .map((problem) => `formSchema: ${problem.field?.join('.')}: ${problem.message.en}`),
  );
}

const repeated = (values: string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];
