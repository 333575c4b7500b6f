import type { ItemStep } from '../catalogue/index.js';
import type { CaseFile } from '../requests/index.js';

/** Where a request was taken in, and where it is worked. */
export type WorkPlace = Pick<CaseFile, 'divisionCode' | 'dutyDivision' | 'notAsked'>;

/** 跨区域通办: the division where a step is worked. */
export const divisionOf = (step: ItemStep, { divisionCode, dutyDivision }: WorkPlace): string =>
  step.at === 'RECEIVING' ? divisionCode : (dutyDivision ?? divisionCode);

/** Why a step has nothing to do for this request, as the trail keeps it; null when it has. */
export function fallsAway(step: ItemStep, { dutyDivision, notAsked }: WorkPlace): string | null {
  if (step.decides) return null;
  if (notAsked.includes(step.id)) return '申请没有要求此项,无需此环节';
  // What carries papers between two places has nothing to do where both are one.
  if (step.at === 'RECEIVING' && dutyDivision === null) return '受理地就是办理地,无需此环节';
  return null;
}
