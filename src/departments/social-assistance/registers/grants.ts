import type { DecidedCase, RegisterRow } from '../../../department-kit/index.js';
import { refuse } from '../../../platform/errors/index.js';
import { parseIdentifier } from '../../../platform/identifiers/index.js';
import { addMonths, ageOn, laterOf } from '../../../platform/time/index.js';
import { addWorkingDays, firstOfMonth, nextMonth } from '../dates.js';
import type { DestituteForm, DisabilityFacts, HouseholdForm, MeansForm } from '../items/form-types.js';
import { eventAsked, HARDSHIP, kindsAsked, TWO_ALLOWANCES } from '../rules/asked.js';
import { householdOf } from '../rules/means-rules.js';
import { amountNeeded, badAmount, badCategory } from '../social-assistance.errors.js';
import {
  CHILD_BELOW,
  LIFE_CONFIRMATION_MONTHS,
  OLD_AGE_BANDS,
  PAPERS_WORKING_DAYS,
  REVIEW_MONTHS,
} from '../social-assistance.policy.js';
import { isMonthly, type AssistanceCase, type CaseKind, type Category } from './assistance-case.entity.js';
import { standardFen, type Standard } from './standards.js';

/** The business part of a case: what one decision gives. */
export type Grant = Omit<AssistanceCase, keyof RegisterRow>;

/** 5 million yuan: more is a slip of the keyboard. */
const LARGEST_AMOUNT_FEN = 500_000_000;

/** In the joint items these steps speak for what is asked; the whole may be a partial yes. */
const STEP_OF: Readonly<Record<string, Partial<Record<CaseKind, string>> | undefined>> = {
  [HARDSHIP]: { TEMPORARY_AID: 'hardship-review' },
  [TWO_ALLOWANCES]: { DISABILITY_LIVING: 'living-review', DISABILITY_NURSING: 'nursing-review' },
};

/** Whether this was granted: by the decision, in a joint item by the department's own review of it. */
export function isGranted(decided: DecidedCase, kind: CaseKind | null = null): boolean {
  const steps = STEP_OF[decided.itemCode];
  if (!steps || kind === null) return decided.decision === 'APPROVED';
  if (decided.decision === 'REJECTED') return false;
  return decided.stepOutcomes.some(({ stepId, outcome }) => stepId === steps[kind] && outcome === 'APPROVED');
}

/**
 * The cases that a decision opens: none when it is negative, two at most (残疾人两项补贴一件事).
 * @throws UserErrors when the recorded amount or category is not one.
 */
export function grantsOf(decided: DecidedCase, standards: Standard[] = []): Grant[] {
  const { itemCode, form } = decided;
  const event = eventAsked(itemCode, form);
  const kinds: CaseKind[] = event ? ['TEMPORARY_AID'] : kindsAsked(itemCode, form);
  return kinds
    .filter((kind) => isGranted(decided, kind))
    .map((kind) => ({
      ...blank(kind, amountOf(decided, kind, standards)),
      ...termsOf(kind, decided),
      ...(event && { cause: event.cause, incidentOn: event.incidentOn }),
    }));
}

function termsOf(kind: CaseKind, decided: DecidedCase): Partial<Grant> {
  const { today, receivedOn, form, itemCode } = decided;
  // Paid from the month after the decision: 社会救助暂行办法 for 低保, and as published guides have it for 特困.
  const benefitsFrom = isMonthly(kind) ? nextMonth(today) : null;
  switch (kind) {
    case 'MINIMUM_LIVING':
    case 'LOW_INCOME_FAMILY': {
      const category = categoryOf(decided);
      return { ...household(form), benefitsFrom, category, nextReviewOn: addMonths(today, REVIEW_MONTHS[category]) };
    }
    case 'DESTITUTE_SUPPORT': {
      const { supportMode } = form as unknown as DestituteForm;
      return { benefitsFrom, supportMode, nextReviewOn: addMonths(today, REVIEW_MONTHS.A) };
    }
    case 'TEMPORARY_AID': {
      const urgent = itemCode === 'temporary-aid-urgent';
      return { ...household(form), papersDueOn: urgent ? addWorkingDays(today, PAPERS_WORKING_DAYS) : null };
    }
    case 'FUNERAL':
      return {};
    case 'OLD_AGE':
      return { benefitsFrom, nextReviewOn: addMonths(today, LIFE_CONFIRMATION_MONTHS) };
    case 'CHILD_LIVING':
      return { benefitsFrom, nextReviewOn: childReviewOn(decided.applicant.idNumber, today) };
    case 'DISABILITY_LIVING':
    case 'DISABILITY_NURSING':
      // 国发〔2015〕52号: from the month in which it was asked for.
      return { benefitsFrom: firstOfMonth(receivedOn), nextReviewOn: addMonths(today, REVIEW_MONTHS.A) };
    default:
      return { benefitsFrom, nextReviewOn: addMonths(today, REVIEW_MONTHS.A) };
  }
}

/**
 * The approver's `category`, else by 最低生活保障审核确认办法: half-yearly where somebody can work, else every year.
 * @throws UserErrors
 */
function categoryOf({ result, form }: DecidedCase): Category {
  const given = result?.category ?? null;
  if (given !== null) {
    if (typeof given === 'string' && given in REVIEW_MONTHS) return given as Category;
    throw refuse('INVALID_INPUT', badCategory, ['result', 'category']);
  }
  const { hasLabourCapacity, householdMembers } = form as unknown as MeansForm;
  return hasLabourCapacity || householdMembers.some((member) => member.hasLabourCapacity) ? 'B' : 'A';
}

const blank = (kind: CaseKind, amountFen: number | null): Grant => ({
  kind,
  amountFen,
  householdSize: null,
  householdIncomeFen: null,
  benefitsFrom: null,
  nextReviewOn: null,
  supportMode: null,
  cause: null,
  incidentOn: null,
  category: null,
  papersDueOn: null,
  papersSuppliedOn: null,
  endedOn: null,
  subjectIndex: null,
});

/** The urgent procedure does not ask for the household. */
function household(form: Record<string, unknown>): Partial<Grant> {
  const { monthlyIncomeYuan, householdMembers } = form as unknown as Partial<HouseholdForm>;
  if (monthlyIncomeYuan === undefined || householdMembers === undefined) return {};
  const { size, incomeFen } = householdOf({ monthlyIncomeYuan, householdMembers });
  return { householdSize: size, householdIncomeFen: incomeFen };
}

/**
 * `amountFen` in the deciding officer's result (in the two-allowances item in that of the review), else by standard.
 * @throws UserErrors when a result was recorded that lacks the amount which is the officer's to fix
 */
function amountOf(decided: DecidedCase, kind: CaseKind, standards: Standard[]): number | null {
  const step = STEP_OF[decided.itemCode]?.[kind];
  const reviewed = decided.stepOutcomes.find(({ stepId }) => stepId === step)?.result;
  const result = decided.itemCode === TWO_ALLOWANCES ? (reviewed ?? null) : decided.result;
  const amount = amountGiven(result) ?? amountByStandard(kind, decided, standards);
  // In a joint matter the result may speak of another part.
  if (amount === null && step === undefined && result !== null && kind === 'TEMPORARY_AID') {
    throw refuse('INVALID_INPUT', amountNeeded, ['result', 'amountFen']);
  }
  return amount;
}

/** @throws UserErrors when it is not whole fen. */
export function amountGiven(result: Record<string, unknown> | null): number | null {
  const amount = result?.amountFen ?? null;
  if (amount === null) return null;
  const sound = typeof amount === 'number' && Number.isInteger(amount) && amount >= 0 && amount <= LARGEST_AMOUNT_FEN;
  if (!sound) throw refuse('INVALID_INPUT', badAmount, ['result', 'amountFen']);
  return amount;
}

/** Fen by the local standard; null where the amount is the officer's to fix (待核定). */
export function amountByStandard(kind: CaseKind, decided: DecidedCase, standards: Standard[]): number | null {
  const { form, today, applicant } = decided;
  switch (kind) {
    case 'LOW_INCOME_FAMILY':
      return null;
    case 'MINIMUM_LIVING':
      return supplementFen(form as unknown as HouseholdForm, standards);
    case 'OLD_AGE': {
      const band = bandOf(bornOn(applicant.idNumber), today);
      return band === undefined ? null : standardFen(standards, kind, String(band));
    }
    case 'DISABILITY_NURSING':
      return standardFen(standards, kind, String((form as unknown as DisabilityFacts).disabilityGrade));
    default:
      return standardFen(standards, kind);
  }
}

/** The day of birth that an ID number says. @throws for what is none: the window has seen it */
function bornOn(idNumber: string): string {
  const person = parseIdentifier(idNumber, '9999-12-31');
  if (person.ok && person.kind === 'PERSON') return person.birthDate;
  throw new Error('an allowance is about a person with an ID number');
}

const bandOf = (birthDate: string, today: string): number | undefined =>
  OLD_AGE_BANDS.find((from) => ageOn(birthDate, today) >= from);

/** The day from which a child's living allowance is not given any more, which ends with the month of that birthday. */
export const grownUpOn = (idNumber: string): string => addMonths(bornOn(idNumber), 12 * CHILD_BELOW);

/** 每年核查, on the eighteenth birthday at the latest. */
export function childReviewOn(idNumber: string, today: string): string {
  const [yearly, last] = [addMonths(today, REVIEW_MONTHS.A), grownUpOn(idNumber)];
  return today < last && last < yearly ? last : yearly;
}

/**
 * 高龄津贴 of somebody who has come of a higher band since it was granted: from the month after that birthday.
 * @returns null where none was reached, or it gives no more
 */
export function oldAgeRise(
  idNumber: string,
  { registeredOn, benefitsFrom, amountFen }: Pick<AssistanceCase, 'registeredOn' | 'benefitsFrom' | 'amountFen'>,
  today: string,
  standards: Standard[],
): { validFrom: string; amountFen: number } | null {
  const birthDate = bornOn(idNumber);
  const band = bandOf(birthDate, today);
  if (band === undefined || amountFen === null) return null;
  const reachedOn = addMonths(birthDate, 12 * band);
  const risen = standardFen(standards, 'OLD_AGE', String(band));
  if (risen === null || risen <= amountFen || reachedOn <= registeredOn) return null;
  return { validFrom: laterOf(nextMonth(reachedOn), benefitsFrom ?? ''), amountFen: risen };
}

/** 差额救助: what the household's income falls short of the standard for each person. */
export function supplementFen(form: HouseholdForm, standards: Standard[]): number | null {
  const standard = standardFen(standards, 'MINIMUM_LIVING');
  if (standard === null) return null;
  const { size, incomeFen } = householdOf(form);
  return Math.max(0, standard * size - incomeFen);
}
