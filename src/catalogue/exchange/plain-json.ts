import { GraphQLJSONObject } from '../../platform/graphql/index.js';
import { ApiError } from '../../platform/errors/index.js';

/** Whether the value is an object that can be stored: neither too long nor too deep, with finite numbers and whole text. */
export function isPlain(value: unknown, maxBytes: number): boolean {
  try {
    GraphQLJSONObject.parseValue(value);
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
  return isFinite(value) && Buffer.byteLength(JSON.stringify(value)) <= maxBytes;
}

/** `1e999` is JSON, and no number. */
function isFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isFinite);
}
