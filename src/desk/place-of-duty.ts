import type { ServiceItemDefinition } from '../catalogue/index.js';
import type { Centres, ServiceCentreRecord } from '../organisation/index.js';
import { countyOf } from '../platform/auth/index.js';
import { divisionMalformed, wrongPlace } from './desk.errors.js';

/** County, street or village: GB/T 2260 and GB/T 10114. */
const DIVISION = /^(?:\d{6}|\d{9}|\d{12})$/;

/**
 * 办理地点: where an item that is bound to the household's or the residence's place may be asked for, and where one that
 * may be asked for anywhere is worked (跨区域通办). Places are told apart by county. Without the form's field, or when it
 * was left empty, the clerk looks at the papers.
 * @param path of the form in the input
 * @returns the place of duty (属地), when the item has steps of two places and it is in another county; else null
 * @throws UserErrors INVALID_INPUT for what is no division code; ITEM_NOT_AVAILABLE, naming the right place
 */
export function placeOfDuty(
  { place, steps }: ServiceItemDefinition,
  form: Record<string, unknown>,
  { at, centres }: { at: ServiceCentreRecord; centres: Centres },
  path: readonly string[],
): string | null {
  if (place?.formField === undefined) return null;
  const division = form[place.formField];
  if (division === undefined || division === null) return null;
  const field = [...path, place.formField];
  if (typeof division !== 'string' || !DIVISION.test(division)) throw divisionMalformed(field);
  if (countyOf(division) === countyOf(at.divisionCode)) return null;
  if (place.rule !== 'ANYWHERE') throw wrongPlace(place.rule, division, centres.within(countyOf(division)), field);
  return steps.some((step) => step.at !== undefined) ? division : null;
}
