import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { badInput } from '../../errors/index.js';

export const MAX_JSON_DEPTH = 16;
export const MAX_JSON_VALUES = 5_000;

/** Names that libraries copying plain objects stumble over; no form needs them. */
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** PostgreSQL cannot store U+0000 nor half a surrogate pair in jsonb. */
const UNSTORABLE = /\0|\p{Cs}/u;

export type JsonObject = Record<string, unknown>;
type Variables = Record<string, unknown> | null | undefined;

const refuse = (zh: string, en: string): never => {
  throw badInput({ zh, en });
};

/**
 * Checks what came in for a `JSONObject`: an object (no array, no bare value), at most 16 levels and 5,000 values,
 * without keys or characters that cannot be stored.
 * @throws ApiError BAD_USER_INPUT
 */
export function checkJsonObject(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('此处须为 JSON 对象。', 'A JSON object is expected here.');
  }
  checkValue(value, 1, { left: MAX_JSON_VALUES });
  return value as JsonObject;
}

function checkValue(value: unknown, depth: number, budget: { left: number }): void {
  if (--budget.left < 0)
    refuse('JSON 对象包含的项目过多。', `A JSON object may hold at most ${MAX_JSON_VALUES} values.`);
  if (typeof value === 'string') return checkText(value);
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_JSON_DEPTH)
    refuse('JSON 对象嵌套过深。', `A JSON object may be at most ${MAX_JSON_DEPTH} levels deep.`);
  if (Array.isArray(value)) {
    for (const item of value) checkValue(item, depth + 1, budget);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    if (REFUSED_KEYS.has(key)) refuse('JSON 对象含有不允许的键名。', 'A JSON object has a key that is not allowed.');
    checkText(key);
    checkValue(item, depth + 1, budget);
  }
}

function checkText(text: string): void {
  if (UNSTORABLE.test(text))
    refuse('JSON 对象含有无法保存的字符。', 'A JSON object has a character that cannot be stored.');
}

function readLiteral(node: ValueNode, variables: Variables, depth: number): unknown {
  if (depth > MAX_JSON_DEPTH + 1)
    refuse('JSON 对象嵌套过深。', `A JSON object may be at most ${MAX_JSON_DEPTH} levels deep.`);
  switch (node.kind) {
    case Kind.OBJECT: {
      const entries = node.fields.map((field) => [field.name.value, readLiteral(field.value, variables, depth + 1)]);
      return Object.fromEntries(entries) as JsonObject;
    }
    case Kind.LIST:
      return node.values.map((item) => readLiteral(item, variables, depth + 1));
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.VARIABLE:
      return variables?.[node.name.value] ?? null;
    default:
      return node.value;
  }
}

/** `scalar JSONObject`: any JSON object, as a form or a result that follows a JSON Schema. */
export const GraphQLJSONObject = new GraphQLScalarType<JsonObject, JsonObject>({
  name: 'JSONObject',
  description: 'A JSON object, at most 16 levels deep and of at most 5,000 values.',
  serialize: (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new TypeError('A JSONObject field must resolve to an object');
    }
    return value as JsonObject;
  },
  parseValue: checkJsonObject,
  parseLiteral: (node, variables) => checkJsonObject(readLiteral(node, variables, 0)),
});
