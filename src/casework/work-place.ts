import type { ItemStep } from '../catalogue/index.js';
import type { CaseFile } from '../requests/index.js';

/** Where a request was taken in, and where it is worked. */
export type WorkPlace = Pick<CaseFile, 'divisionCode' | 'dutyDivision'>;

/** 跨区域通办: the division where a step is worked. */
export const divisionOf = (step: ItemStep, { divisionCode, dutyDivision }: WorkPlace): string =>
  step.at === 'RECEIVING' ? divisionCode : (dutyDivision ?? divisionCode);

/** What carries papers between two places has nothing to do where both are one. */
export const fallsAway = (step: ItemStep, { dutyDivision }: WorkPlace): boolean =>
  step.at === 'RECEIVING' && dutyDivision === null && step.decides !== true;

/** Kept in the trail of a step that fell away. */
export const SAME_PLACE = '受理地就是办理地,无需此环节';
