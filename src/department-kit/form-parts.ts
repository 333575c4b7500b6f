import type { JsonSchema } from '../catalogue/index.js';

/** What forms are made of, as JSON Schema 2020-12 with Chinese titles. */

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** No control, invisible or direction-changing characters, and no space at either end. */
const ONE_LINE = '^(?!\\s)[^\\p{Cc}\\p{Cf}\\p{Cs}]+(?<!\\s)$';
export type Properties = Record<string, JsonSchema>;

/** An object that knows all its properties; everything not named in `optional` is required. */
export function formObject(title: string, properties: Properties, optional: string[] = []): JsonSchema {
  return {
    type: 'object',
    title,
    additionalProperties: false,
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
  };
}

/** The whole form of an item, with examples that pass it. */
export const form = (title: string, properties: Properties, examples: unknown[], optional?: string[]): JsonSchema => ({
  $schema: DIALECT,
  ...formObject(title, properties, optional),
  examples,
});

/** What is recorded with a follow-up besides its outcome; nothing in it is required of every outcome. */
export const followUpResult = (title: string, properties: Properties): JsonSchema =>
  formObject(title, properties, Object.keys(properties));

export const text = (title: string, maxLength = 100): JsonSchema => ({
  type: 'string',
  title,
  minLength: 1,
  maxLength,
  pattern: ONE_LINE,
});

export const day = (title: string): JsonSchema => ({ type: 'string', title, format: 'date' });

export const citizenId = (title: string): JsonSchema => ({ type: 'string', title, format: 'citizen-id' });

/** 行政区划代码 of a county, street or village (GB/T 2260, GB/T 10114). */
export const divisionCode = (title: string): JsonSchema => ({
  type: 'string',
  title,
  pattern: '^([0-9]{6}|[0-9]{9}|[0-9]{12})$',
});

export const yesNo = (title: string): JsonSchema => ({ type: 'boolean', title });

/** One of several; keys are stored, values are what people read. */
export const choice = (title: string, labels: Readonly<Record<string, string>>): JsonSchema => ({
  type: 'string',
  title,
  oneOf: Object.entries(labels).map(([value, label]) => ({ const: value, title: label })),
});

/** How members of a family stand to each other. */
export const FAMILY_RELATIONS = {
  SPOUSE: '配偶',
  CHILD: '子女',
  PARENT: '父母',
  GRANDCHILD: '孙子女或外孙子女',
  GRANDPARENT: '祖父母或外祖父母',
  SIBLING: '兄弟姐妹',
  OTHER: '其他共同生活的人员',
} as const;
