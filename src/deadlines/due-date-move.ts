import type { ClockRecord } from '../requests/index.js';
import type { Basis } from './basis.js';
import { CLOCK_NAMES } from './clock-names.js';

/**
 * What the trail keeps of a due date that calendars or rules have moved (DUE_DATE_CHANGED): the old and the new date, and
 * what came between: the notices and layers since the revision that it was reckoned by.
 */
export function dueDateMove(
  before: Pick<ClockRecord, 'id' | 'kind' | 'dueOn' | 'basis'>,
  to: string | null,
  { causes }: Basis,
): { note: string; data: Record<string, unknown> } {
  const since = causes.filter(({ revision }) => revision > before.basis);
  const calendars = since.filter(({ cause }) => cause !== 'RULE');
  const named = calendars.length > 0 ? calendars : since;
  const reference = [...new Set(named.map((one) => one.reference))].join('、');
  const docNo = [...new Set(named.flatMap((one) => one.docNo ?? []))].join('、') || null;
  const layerName = [...new Set(named.flatMap((one) => one.layerName ?? []))].join('、') || null;
  const names = [docNo, layerName].filter((name) => name !== null).join('、');
  const by = names === '' ? reference : `${reference}(${names})`;
  return {
    note: `${CLOCK_NAMES[before.kind].zh}由 ${before.dueOn} 调整为 ${to}:${by}`,
    data: { clock: before.kind, clockId: before.id, from: before.dueOn, to, reference, docNo, layerName },
  };
}
