import type { ItemKind, ServiceItemDefinition } from './service-item.js';

export interface ItemFilter {
  department?: string | null;
  /** Part of a code or a name. */
  text?: string | null;
  kind?: ItemKind | null;
}

export function matches(item: ServiceItemDefinition, filter: ItemFilter | null): boolean {
  if (filter?.department && item.department !== filter.department) return false;
  if (filter?.kind && item.kind !== filter.kind) return false;
  const text = filter?.text?.trim().toLowerCase();
  return !text || [item.code, item.name.zh, item.name.en].some((name) => name.toLowerCase().includes(text));
}
