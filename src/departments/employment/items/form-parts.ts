import type { ItemStep, JsonSchema, SourcedLimit } from '../../../catalogue/index.js';

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

/** A step of this department that follows the one before it. */
export const step = (
  id: string,
  [zh, en]: readonly [string, string],
  more: Partial<ItemStep> & { limit?: SourcedLimit } = {},
): ItemStep => ({ id, name: { zh, en }, department: 'employment', after: [], role: 'LEAD', ...more });
