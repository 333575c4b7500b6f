import { createHash } from 'node:crypto';
import { canonicalJson } from '../platform/crypto/index.js';
import type { ServiceItemDefinition } from './service-item.js';

export const digestOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Whether publishing the item as this version would change nothing. */
export const isSameContent = (
  item: ServiceItemDefinition,
  published: { definition: ServiceItemDefinition; digest: string },
): boolean => digestOf({ ...item, version: published.definition.version }) === published.digest;
