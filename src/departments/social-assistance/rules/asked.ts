import type {
  DisabilityAllowance,
  DisabilityForm,
  MemberInput,
  TemporaryAidForm,
  TwoAllowancesForm,
  UnemployedHardshipForm,
} from '../items/form-types.js';
import type { CaseKind } from '../registers/assistance-case.entity.js';

export const TWO_ALLOWANCES = 'disabled-two-allowances-one-matter';
export const HARDSHIP = 'unemployed-hardship-one-matter';

const KIND_OF_ITEM: Readonly<Record<string, CaseKind | undefined>> = {
  'minimum-living-allowance': 'MINIMUM_LIVING',
  'destitute-support': 'DESTITUTE_SUPPORT',
  'old-age-allowance': 'OLD_AGE',
  'low-income-family-recognition': 'LOW_INCOME_FAMILY',
  'child-living-allowance': 'CHILD_LIVING',
  'elder-care-subsidy': 'ELDER_CARE',
  'funeral-subsidy': 'FUNERAL',
};

export const membersOf = (form: Record<string, unknown>): MemberInput[] =>
  (form.householdMembers as MemberInput[] | undefined) ?? [];

/** The disability allowances that a form asks for; none for another item's. */
export function disabilityAsked(itemCode: string, form: Record<string, unknown>): DisabilityAllowance[] {
  if (itemCode === 'disability-allowance') return [(form as unknown as DisabilityForm).allowance];
  return itemCode === TWO_ALLOWANCES ? (form as unknown as TwoAllowancesForm).allowances : [];
}

/** What a request asks for, besides temporary aid; nothing for a change, an appeal, or giving something up. */
export function kindsAsked(itemCode: string, form: Record<string, unknown>): CaseKind[] {
  const kind = KIND_OF_ITEM[itemCode];
  return kind ? [kind] : disabilityAsked(itemCode, form).map((one) => `DISABILITY_${one}` as const);
}

/** The event a request for temporary aid is about, or null. */
export function eventAsked(
  itemCode: string,
  form: Record<string, unknown>,
): { cause: string; incidentOn: string; field: string } | null {
  if (itemCode === 'temporary-aid' || itemCode === 'temporary-aid-urgent') {
    const { cause, incidentOn } = form as unknown as TemporaryAidForm;
    return { cause, incidentOn, field: 'incidentOn' };
  }
  const { helpWanted, unemployedSince } = form as unknown as UnemployedHardshipForm;
  if (itemCode !== HARDSHIP || !helpWanted.includes('TEMPORARY_AID')) return null;
  return { cause: 'UNEMPLOYMENT', incidentOn: unemployedSince, field: 'unemployedSince' };
}
