import type { DecidedCase } from '../../../department-kit/index.js';

/** What numbers of certificates of birth are digested for. */
export const BIRTH_CERTIFICATE = 'birth-certificate';

/** Joint items of other departments whose step `health-record` is worked here. */
export const NEWBORN_ONE_MATTER = 'newborn-one-matter';
export const MOVING_IN_ONE_MATTER = 'moving-in-one-matter';

const JOINT = new Set([NEWBORN_ONE_MATTER, MOVING_IN_ONE_MATTER]);
const OWN_STEP = 'health-record';

/** Whether health's part was granted: in joint work its own step speaks, whatever the others said. */
export function isGranted({ itemCode, decision, stepOutcomes }: DecidedCase): boolean {
  if (!JOINT.has(itemCode)) return decision === 'APPROVED';
  if (decision === 'REJECTED') return false;
  const own = stepOutcomes.filter(({ stepId }) => stepId === OWN_STEP).at(-1);
  return own ? own.outcome === 'APPROVED' : decision === 'APPROVED';
}
