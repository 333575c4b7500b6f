import type { DepartmentDirectory } from '../department-directory.js';
import { checkServiceItem } from '../checks/publish-checks.js';
import { FormValidator } from '../form-validator.js';
import { digestOf } from '../item-digest.js';
import type { JsonSchema, ServiceItemDefinition } from '../service-item.js';
import { DEFINITION_SCHEMA } from './definition-schema.js';
import { isPlain } from './plain-json.js';
import {
  departmentChanged,
  formFieldDropped,
  formInvalid,
  formWithoutExample,
  notPlain,
  schemaKeyword,
  stepDropped,
  unknownDepartment,
  type RowProblem,
} from './row-problem.js';

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

  /** Everything that stands against publishing it, whatever its number will be. */
  problemsOf(item: ServiceItemDefinition): RowProblem[] {
    return [
      ...(this.codes.includes(item.department) ? [] : [unknownDepartment(item.department)]),
      ...checkServiceItem({ ...item, version: 1 }, this.codes),
      ...this.checkForm(item.formSchema),
      ...this.checkAgainstProduct(item),
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
  private checkAgainstProduct(item: ServiceItemDefinition): RowProblem[] {
    const product = this.products.get(item.code);
    if (!product) return [];
    const [before, now] = [fieldsOf(product), fieldsOf(item)];
    const dropped = before.all.filter((name) => !now.all.includes(name));
    const optional = before.required.filter((name) => now.all.includes(name) && !now.required.includes(name));
    const steps =
      product.kind === 'JOINT' ? product.steps.filter(({ id }) => !item.steps.some((s) => s.id === id)) : [];
    return [
      ...(item.department === product.department ? [] : [departmentChanged('department')]),
      ...[...dropped, ...optional].map(formFieldDropped),
      ...steps.map(({ id }) => stepDropped(id)),
    ];
  }
}

function fieldsOf({ formSchema }: ServiceItemDefinition): { all: string[]; required: string[] } {
  const { properties, required } = formSchema as { properties?: object; required?: string[] };
  return { all: Object.keys(properties ?? {}), required: Array.isArray(required) ? required : [] };
}

/** Whether the keyword stands anywhere in the schema. A field of a form that is called so is refused with it. */
function uses(value: unknown, keyword: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, keyword) || Object.values(value).some((inner) => uses(inner, keyword));
}
