import type { ItemStep, JsonSchema, SourcedLimit } from '../../../catalogue/index.js';

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

export const text = (title: string, maxLength = 100): JsonSchema => ({
  type: 'string',
  title,
  minLength: 1,
  maxLength,
  pattern: ONE_LINE,
});

export const day = (title: string): JsonSchema => ({ type: 'string', title, format: 'date' });

export const whole = (title: string, minimum: number, maximum: number): JsonSchema => ({
  type: 'integer',
  title,
  minimum,
  maximum,
});

/** A code that an employer or a school gives to what it offers; people write it on their application. */
export const offerCode = (title: string): JsonSchema => ({
  type: 'string',
  title,
  description: '字母、数字和连字符',
  pattern: '^[A-Za-z0-9][A-Za-z0-9-]{2,31}$',
});

/** One of several; keys are stored, values are what people read. */
export const choice = (title: string, labels: Readonly<Record<string, string>>): JsonSchema => ({
  type: 'string',
  title,
  oneOf: Object.entries(labels).map(([value, label]) => ({ const: value, title: label })),
});

/** A step of this department that follows the one before it. */
export const step = (
  id: string,
  [zh, en]: readonly [string, string],
  more: Partial<ItemStep> & { limit?: SourcedLimit } = {},
): ItemStep => ({ id, name: { zh, en }, department: 'employment', after: [], role: 'LEAD', ...more });
