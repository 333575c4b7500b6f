import { ITEM_KINDS, LIMIT_UNITS, MATERIAL_SOURCES, PLACE_RULES, type JsonSchema } from '../service-item.js';

/** Anything but control characters and what a wrong encoding leaves (U+FFFD); line feeds and tabs are text. */
const PLAIN = '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ufeff\\u202a-\\u202e\\u2066-\\u2069\\ufffd]*$';

const text = (maxLength: number, minLength = 1): JsonSchema => ({
  type: 'string',
  minLength,
  maxLength,
  pattern: PLAIN,
});
const object = (properties: Record<string, JsonSchema>, optional: string[] = []): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});
const list = (items: JsonSchema, maxItems: number): JsonSchema => ({ type: 'array', maxItems, items });
const oneOf = (words: readonly string[]): JsonSchema => ({ enum: words });
const boolean: JsonSchema = { type: 'boolean' };

const name = object({ zh: text(200), en: text(300) });
const code = text(80);
// What is said of limits and sources in words (`LIMIT_MALFORMED`, …) is left to the publish checks.
const source = object(
  {
    kind: oneOf(['law', 'guide', 'demo-policy']),
    text: text(1000, 0),
    url: { type: 'string', maxLength: 1000, pattern: '^https?://[^\\s]+$' },
  },
  ['url'],
);
const limit = object({ value: { type: 'number' }, unit: oneOf(LIMIT_UNITS), source });

const step = object(
  {
    id: code,
    name,
    department: code,
    after: list(code, 50),
    limit,
    role: oneOf(['LEAD', 'ASSIST']),
    decides: boolean,
    approval: boolean,
    part: name,
    whenAsked: object({ field: text(100), anyOf: list({ type: ['string', 'number', 'boolean'] }, 50) }),
    silenceConsents: boolean,
    at: oneOf(['RECEIVING', 'DUTY']),
  },
  ['limit', 'decides', 'approval', 'part', 'whenAsked', 'silenceConsents', 'at'],
);

const procedure = object(
  { code, name, stopsClock: boolean, maxTimes: { type: 'integer', minimum: 1, maximum: 1000 }, basis: source },
  ['maxTimes'],
);

const material = object({
  code,
  name,
  required: boolean,
  reusable: boolean,
  source: oneOf(MATERIAL_SOURCES),
  copies: { type: 'integer', minimum: 0, maximum: 100 },
  original: boolean,
});

/** The shape of a `ServiceItemDefinition` in a file. What a sound shape may still get wrong, the publish checks tell. */
export const DEFINITION_SCHEMA: JsonSchema = object(
  {
    code,
    version: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    department: code,
    kind: oneOf(ITEM_KINDS),
    name,
    applicantKinds: list(oneOf(['PERSON', 'ORGANISATION']), 2),
    conditions: text(4000),
    place: object({ rule: oneOf(PLACE_RULES), formField: text(100), source }, ['formField']),
    sources: object({ conditions: source, materials: source, fee: source }),
    legalBasis: text(2000, 0),
    acceptanceLimit: limit,
    legalLimit: limit,
    promisedLimit: limit,
    deliveryLimit: limit,
    extension: limit,
    specialProcedures: list(procedure, 50),
    materials: list(material, 100),
    steps: list(step, 50),
    confidential: boolean,
    retired: boolean,
    delegatedToWindow: boolean,
    feeFen: { type: 'integer', minimum: 0, maximum: 1_000_000_000 },
    formSchema: {
      type: 'object',
      required: ['type', 'properties'],
      properties: { type: { const: 'object' }, properties: { type: 'object' } },
    },
  },
  [
    'version',
    'place',
    'sources',
    'acceptanceLimit',
    'legalLimit',
    'promisedLimit',
    'deliveryLimit',
    'extension',
    'confidential',
    'retired',
    'delegatedToWindow',
  ],
);
