import type { DecidedCase, RegisterRow } from '../../../department-kit/index.js';
import { refuse } from '../../../platform/errors/index.js';
import type { DestituteForm, HouseholdForm, MinimumLivingForm } from '../items/form-types.js';
import { badAmount } from '../social-assistance.errors.js';
import { allowanceAsked, eventAsked } from '../social-assistance.rules.js';
import type { AssistanceCase, CaseKind } from './assistance-case.entity.js';

/** The business part of a case: what one decision gives. */
export type Grant = Omit<AssistanceCase, keyof RegisterRow>;

/** 5 million yuan: more is a slip of the keyboard. */
const LARGEST_AMOUNT_FEN = 500_000_000;

export const toFen = (yuan: number): number => Math.round(yuan * 100);

/** Adds calendar months to a day; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/**
 * Whether the department's part was granted. In the joint item the aid depends on the department's own review, for
 * the whole may be a partial yes.
 */
export function isGranted(decided: DecidedCase): boolean {
  if (decided.itemCode !== 'unemployed-hardship-one-matter') return decided.decision === 'APPROVED';
  if (decided.decision === 'REJECTED') return false;
  return decided.stepOutcomes.some(({ stepId, outcome }) => stepId === 'hardship-review' && outcome === 'APPROVED');
}

/**
 * The case that a positive decision opens; null when it opens none (the joint item without a wish for aid).
 * @throws UserErrors when the recorded amount is not one.
 */
export function grantOf(decided: DecidedCase): Grant | null {
  const event = eventAsked(decided.itemCode, decided.form);
  if (event) {
    const { cause, incidentOn } = event;
    return { ...blank('TEMPORARY_AID', decided), ...household(decided.form), cause, incidentOn };
  }
  const kind = allowanceAsked(decided.itemCode, decided.form);
  return kind && { ...blank(kind, decided), ...termsOf(kind, decided) };
}

function termsOf(kind: CaseKind, { today, form }: DecidedCase): Partial<Grant> {
  // Paid from the month after the decision: 社会救助暂行办法 for 低保, and as published guides have it for 特困.
  const benefitsFrom = `${addMonths(today, 1).slice(0, 7)}-01`;
  if (kind === 'MINIMUM_LIVING') {
    const nextReviewOn = addMonths(today, reviewMonths(form as unknown as MinimumLivingForm));
    return { ...household(form), benefitsFrom, nextReviewOn };
  }
  if (kind === 'DESTITUTE_SUPPORT') {
    return { benefitsFrom, supportMode: (form as unknown as DestituteForm).supportMode };
  }
  return {};
}

/** 最低生活保障审核确认办法: half-yearly where somebody can work, else every year. */
const reviewMonths = (form: MinimumLivingForm): number =>
  form.hasLabourCapacity || form.householdMembers.some((member) => member.hasLabourCapacity) ? 6 : 12;

const blank = (kind: CaseKind, decided: DecidedCase): Grant => ({
  kind,
  amountFen: amountOf(decided),
  householdSize: null,
  householdIncomeFen: null,
  benefitsFrom: null,
  nextReviewOn: null,
  supportMode: null,
  cause: null,
  incidentOn: null,
});

/** The urgent procedure does not ask for the household. */
function household(form: Record<string, unknown>): Partial<Grant> {
  const { monthlyIncomeYuan, householdMembers } = form as unknown as Partial<HouseholdForm>;
  if (monthlyIncomeYuan === undefined || householdMembers === undefined) return {};
  const incomes = [monthlyIncomeYuan, ...householdMembers.map((member) => member.monthlyIncomeYuan)];
  return {
    householdSize: incomes.length,
    householdIncomeFen: incomes.reduce((sum, income) => sum + toFen(income), 0),
  };
}

/** `amountFen` in the deciding officer's result; without one the amount is fixed later (待核定). */
function amountOf({ result }: DecidedCase): number | null {
  const amount = result?.amountFen ?? null;
  if (amount === null) return null;
  const sound = typeof amount === 'number' && Number.isInteger(amount) && amount >= 0 && amount <= LARGEST_AMOUNT_FEN;
  if (!sound) throw refuse('INVALID_INPUT', badAmount, ['result', 'amountFen']);
  return amount;
}
