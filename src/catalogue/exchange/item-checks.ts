import type { DepartmentDirectory } from '../department-directory.js';
import { checkServiceItem } from '../checks/publish-checks.js';
import { canonicalJson } from '../../platform/crypto/index.js';
import { FormValidator } from '../form-validator.js';
import { digestOf } from '../item-digest.js';
import type { JsonSchema, ServiceItemDefinition } from '../service-item.js';
import { DEFINITION_SCHEMA } from './definition-schema.js';
import { isPlain } from './plain-json.js';
import {
  confidentialDropped,
  departmentChanged,
  formFieldChanged,
  formFieldDropped,
  formFieldUntitled,
  formInvalid,
  formWithoutExample,
  notPlain,
  patternSlow,
  schemaKeyword,
  stepDropped,
  unknownDepartment,
  type RowProblem,
} from './row-problem.js';
import { slowPatternsIn } from './slow-patterns.js';

/** Longest JSON of one definition. */
const MAX_DEFINITION_BYTES = 256 * 1024;

/** These reach beyond one version of a form: an id is taken once in a process, and an asynchronous form refuses nothing. */
const REFUSED_KEYWORDS = ['$id', '$anchor', '$dynamicAnchor', '$async'];

/** Everything that an imported definition must be. Made anew for each import, and forgotten with it. */
export class ItemChecks {
  private readonly shapes = new FormValidator();
  private readonly forms = new FormValidator();
  private readonly formProblems = new Map<string, RowProblem[]>();
  private readonly codes: string[];
  private readonly products: Map<string, ServiceItemDefinition>;

  constructor(directory: DepartmentDirectory) {
    const departments = directory.all();
    this.codes = departments.map(({ code }) => code);
    this.products = new Map(departments.flatMap(({ items }) => items.map((item) => [item.code, item])));
  }

  /** @returns the definition, or what is wrong with its shape: what is not there cannot be looked into */
  read(candidate: unknown): { item: ServiceItemDefinition } | { item: null; problems: RowProblem[] } {
    if (!isPlain(candidate, MAX_DEFINITION_BYTES)) return { item: null, problems: [notPlain()] };
    const problems = this.shapes
      .validate(DEFINITION_SCHEMA, candidate, [])
      .map(({ field, message }) => ({ code: 'MALFORMED', field: field!.join('.'), message }));
    return problems.length > 0 ? { item: null, problems } : { item: candidate as ServiceItemDefinition };
  }

  /**
   * Everything that stands against publishing it, whatever its number will be.
   * @param published the item as it stands now, if there is one
   */
  problemsOf(item: ServiceItemDefinition, published?: ServiceItemDefinition): RowProblem[] {
    const product = this.products.get(item.code);
    const owner = (product ?? published)?.department ?? item.department;
    return [
      ...(this.codes.includes(item.department) ? [] : [unknownDepartment(item.department)]),
      ...checkServiceItem({ ...item, version: 1 }, this.codes),
      ...this.checkForm(item.formSchema),
      ...(item.department === owner ? [] : [departmentChanged('department')]),
      ...(product ? this.checkAgainst(product, item) : []),
    ];
  }

  /** Many items share a form: each is compiled once. */
  private checkForm(schema: JsonSchema): RowProblem[] {
    const digest = digestOf(schema);
    let problems = this.formProblems.get(digest);
    if (!problems) {
      problems = this.problemsOfForm(schema);
      this.formProblems.set(digest, problems);
    }
    return problems;
  }

  private problemsOfForm(schema: JsonSchema): RowProblem[] {
    const refused = REFUSED_KEYWORDS.filter((keyword) => uses(schema, keyword));
    if (refused.length > 0) return refused.map(schemaKeyword);
    const slow = slowPatternsIn(schema);
    if (slow.length > 0) return slow.map(patternSlow);
    return [...untitledIn(schema, 'formSchema').map(formFieldUntitled), ...this.problemsOfExamples(schema)];
  }

  private problemsOfExamples(schema: JsonSchema): RowProblem[] {
    const { examples } = schema;
    if (!Array.isArray(examples) || examples.length === 0) return [formWithoutExample('formSchema.examples')];
    try {
      return examples.flatMap((example, index) =>
        this.forms
          .validate(schema, example, ['formSchema', 'examples', String(index)])
          .map(({ field, message }) => ({ code: 'FORM_EXAMPLE', field: field!.join('.'), message })),
      );
    } catch (error) {
      return [formInvalid((error as Error).message.slice(0, 300))];
    } finally {
      this.forms.forget(schema);
    }
  }

  /** The product's own rules and registers read what the item's form and steps give them. */
  private checkAgainst(product: ServiceItemDefinition, item: ServiceItemDefinition): RowProblem[] {
    const [before, now] = [fieldsOf(product), fieldsOf(item)];
    const dropped = before.all.filter((name) => !now.all.includes(name));
    const optional = before.required.filter((name) => now.all.includes(name) && !now.required.includes(name));
    const altered = before.all.filter(
      (name) => now.all.includes(name) && ruleOf(now.properties[name]) !== ruleOf(before.properties[name]),
    );
    const steps =
      product.kind === 'JOINT' ? product.steps.filter(({ id }) => !item.steps.some((s) => s.id === id)) : [];
    return [
      ...(product.confidential && !item.confidential ? [confidentialDropped('confidential')] : []),
      ...[...dropped, ...optional].map(formFieldDropped),
      ...altered.map(formFieldChanged),
      ...steps.map(({ id }) => stepDropped(id)),
    ];
  }
}

interface FormFields {
  properties: Record<string, unknown>;
  all: string[];
  required: string[];
}

function fieldsOf({ formSchema }: ServiceItemDefinition): FormFields {
  const { properties = {}, required } = formSchema as { properties?: Record<string, unknown>; required?: string[] };
  return { properties, all: Object.keys(properties), required: Array.isArray(required) ? required : [] };
}

const WORDS = new Set(['title', 'description', 'examples', '$comment']);

/** What a field takes, without what is only said of it. */
const ruleOf = (schema: unknown): string =>
  canonicalJson(JSON.parse(JSON.stringify(schema, (key, value: unknown) => (WORDS.has(key) ? undefined : value))));

/** Paths of the fields, also of lists and parts, that have no title in Chinese: people read titles, also in refusals. */
function untitledIn(schema: unknown, at: string): string[] {
  const { properties, items } = (schema ?? {}) as { properties?: Record<string, { title?: unknown }>; items?: unknown };
  const own = Object.entries(properties ?? {}).flatMap(([name, field]) => {
    const path = `${at}.properties.${name}`;
    const isTitled = typeof field?.title === 'string' && /\p{Script=Han}/u.test(field.title);
    return [...(isTitled ? [] : [path]), ...untitledIn(field, path)];
  });
  return items === undefined ? own : [...own, ...untitledIn(items, `${at}.items`)];
}

/** Whether the keyword stands anywhere in the schema. A field of a form that is called so is refused with it. */
function uses(value: unknown, keyword: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, keyword) || Object.values(value).some((inner) => uses(inner, keyword));
}
