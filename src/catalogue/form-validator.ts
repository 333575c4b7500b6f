import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import localizeAjv from 'ajv-i18n';
import { parseIdentifier } from '../platform/identifiers/index.js';
import type { UserProblem } from '../platform/errors/index.js';
import type { JsonSchema } from './service-item.js';
import { withinTime } from './time-limit.js';

/** More than this many problems of one form are not told at once. */
const MAX_PROBLEMS = 50;

/** A form's JSON may be this long; what is longer belongs into materials. */
export const MAX_FORM_BYTES = 256 * 1024;

/**
 * A check of a form takes well below a millisecond. Forms may be imported, and a pattern or a definition that refers to
 * itself could keep the process from everybody else for hours. The limit costs more than most checks.
 */
const MAX_MILLISECONDS = 1_000;

type Localizer = Record<'zh' | 'en', (errors: ErrorObject[]) => void>;
const localize = localizeAjv as unknown as Localizer;

/** Compiles forms of service items (JSON Schema 2020-12, strict) and tells every problem of a form by its path. */
export class FormValidator {
  private readonly ajv: Ajv2020;
  private readonly compiled = new WeakMap<JsonSchema, ValidateFunction>();
  private readonly trusted = new WeakSet<JsonSchema>();

  /** @param today local day YYYY-MM-DD; an ID number of somebody born later is refused. */
  constructor(today: () => string = () => new Date().toISOString().slice(0, 10)) {
    this.ajv = new Ajv2020({ allErrors: true, strict: true, verbose: true, allowUnionTypes: true });
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.ajv);
    this.ajv.addFormat('citizen-id', (value: string) => {
      const parsed = parseIdentifier(value, today());
      return parsed.ok && parsed.kind === 'PERSON';
    });
  }

  /** @throws Error with Ajv's words when the schema itself is wrong. */
  compile(schema: JsonSchema): ValidateFunction {
    let validate = this.compiled.get(schema);
    if (!validate) {
      validate = this.ajv.compile(schema);
      this.compiled.set(schema, validate);
    }
    return validate;
  }

  /** A form of the product itself: it is checked without a time limit. */
  trust(schema: JsonSchema): void {
    this.trusted.add(schema);
  }

  /** Lets go of a schema that is not needed again; Ajv would keep it for ever. */
  forget(schema: JsonSchema): void {
    this.ajv.removeSchema(schema);
    this.compiled.delete(schema);
  }

  /** An empty list means that the form is valid. `root` is the path of the form inside the operation's input. */
  validate(schema: JsonSchema, form: unknown, root: string[]): UserProblem[] {
    if (Buffer.byteLength(JSON.stringify(form) ?? '') > MAX_FORM_BYTES) return [tooLarge(root)];
    const validate = this.compile(schema);
    const check = (): unknown => validate(form);
    const isValid = this.trusted.has(schema) ? check() : withinTime(MAX_MILLISECONDS, check);
    if (isValid === null) return [tooSlow(root)];
    if (isValid) return [];
    const errors = (validate.errors ?? []).filter(tellsSomething).slice(0, MAX_PROBLEMS);
    const zh = messagesOf(errors, 'zh');
    const en = messagesOf(errors, 'en');
    return errors.map((error, index) => {
      const title = titleOf(error, schema);
      return {
        code: 'INVALID_INPUT',
        field: [...root, ...pathOf(error)],
        message: {
          zh: title ? `${title}:${zh[index]}` : zh[index],
          en: title ? `${title}: ${en[index]}` : en[index],
        },
      };
    });
  }
}

const tooLarge = (field: string[]): UserProblem => ({
  code: 'INVALID_INPUT',
  field,
  message: {
    zh: `表单内容过大,上限为 ${MAX_FORM_BYTES / 1024} KB;较长的内容请作为材料提交。`,
    en: `The form is too large; at most ${MAX_FORM_BYTES / 1024} KB. Hand in what is longer as a material.`,
  },
});

const tooSlow = (field: string[]): UserProblem => ({
  code: 'INVALID_INPUT',
  field,
  message: {
    zh: '按表单定义核对所填内容用时过长,已停止核对;请简化内容,或请管理员修改表单定义。',
    en: 'Checking the content by the form’s definition takes too long, so it was given up. Simplify the content, or have an administrator change the form.',
  },
});

/** `if` and the branches of a choice (`oneOf` of `const`) only repeat what another error says better. */
const tellsSomething = (error: ErrorObject): boolean =>
  error.keyword !== 'if' && !/\/(oneOf|anyOf)\/\d+\/const$/.test(error.schemaPath);

function messagesOf(errors: ErrorObject[], locale: 'zh' | 'en'): string[] {
  const copies = errors.map((error) => ({ ...error }));
  localize[locale](copies);
  return copies.map((copy, index) => wordingOf(errors[index], locale) ?? copy.message ?? copy.keyword);
}

/** Where Ajv's own words would puzzle a clerk. */
function wordingOf(error: ErrorObject, locale: 'zh' | 'en'): string | null {
  if (error.keyword === 'required') return locale === 'zh' ? '必填' : 'is required';
  if (error.keyword === 'additionalProperties')
    return locale === 'zh' ? '表单没有这一项' : 'is not a field of this form';
  if (error.keyword === 'format' && error.params.format === 'citizen-id') {
    return locale === 'zh' ? '不是有效的公民身份号码' : 'is not a valid citizen ID number';
  }
  if (error.keyword === 'oneOf') return locale === 'zh' ? '不在可选项中' : 'is not one of the choices';
  return null;
}

function pathOf(error: ErrorObject): string[] {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const params = error.params as { missingProperty?: string; additionalProperty?: string };
  const extra = params.missingProperty ?? params.additionalProperty;
  return extra === undefined ? path : [...path, extra];
}

function titleOf(error: ErrorObject, schema: JsonSchema): string | null {
  const parent = error.parentSchema as { title?: string; properties?: Record<string, { title?: string }> } | undefined;
  const missing = (error.params as { missingProperty?: string }).missingProperty;
  if (missing !== undefined) return parent?.properties?.[missing]?.title ?? null;
  return error.instancePath === '' ? ((schema.title as string | undefined) ?? null) : (parent?.title ?? null);
}
