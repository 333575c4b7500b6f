import type { DecidedCase } from '../../../department-kit/index.js';

/** The joint item of family planning; its step `household-entry` is worked here. */
export const NEWBORN_ONE_MATTER = 'newborn-one-matter';

/** The department's own joint item, whose first step is the registration of residence. */
export const MOVING_IN_ONE_MATTER = 'moving-in-one-matter';

const OWN_STEPS: Readonly<Record<string, string | undefined>> = {
  [NEWBORN_ONE_MATTER]: 'household-entry',
  [MOVING_IN_ONE_MATTER]: 'residence-registration',
};

/** Whether public security's part was granted: in joint work its own step speaks. */
export function isGranted({ itemCode, decision, stepOutcomes }: DecidedCase): boolean {
  const own = OWN_STEPS[itemCode];
  if (own === undefined) return decision === 'APPROVED';
  if (decision === 'REJECTED') return false;
  return stepOutcomes.some(
    ({ stepId, department, outcome }) => stepId === own && department === 'public-security' && outcome === 'APPROVED',
  );
}
