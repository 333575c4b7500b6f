import type { Application, RuleViolation } from '../../../department-kit/index.js';
import type { HouseholdForm, MeansForm } from '../items/form-types.js';
import type { CaseKind } from '../registers/assistance-case.entity.js';
import { standardFen, type Standard } from '../registers/standards.js';
import * as errors from '../social-assistance.errors.js';
import { MOST_HOMES, MOST_VEHICLES, SAVINGS_IN_STANDARDS } from '../social-assistance.policy.js';
import { kindsAsked } from './asked.js';

export const toFen = (yuan: number): number => Math.round(yuan * 100);

export interface Household {
  /** Persons, the applicant included. */
  size: number;
  /** Fen per month, of all. */
  incomeFen: number;
}

export function householdOf({ monthlyIncomeYuan, householdMembers }: HouseholdForm): Household {
  const incomes = [monthlyIncomeYuan, ...householdMembers.map((member) => member.monthlyIncomeYuan)];
  return { size: incomes.length, incomeFen: incomes.reduce((sum, income) => sum + toFen(income), 0) };
}

/** What is granted on an amount or an income limit that the place has set. */
const WITHOUT_STANDARD: CaseKind[] = ['TEMPORARY_AID'];

/**
 * The declaration of income and property against the local standard (家庭经济状况).
 * @param standards of the division today; a division outside the table is refused by name
 */
export function meansRules({ itemCode, form, divisionCode }: Application, standards: Standard[]): RuleViolation[] {
  const asked = kindsAsked(itemCode, form).filter((kind) => !WITHOUT_STANDARD.includes(kind));
  const unknown = asked.filter((kind) => !standards.some((standard) => standard.kind === kind));
  const field = 'householdDivision' in form ? ['form', 'householdDivision'] : ['itemCode'];
  if (unknown.length > 0) return unknown.map((kind) => ({ message: errors.noStandard(kind, divisionCode), field }));
  const [kind] = asked;
  if (kind !== 'MINIMUM_LIVING' && kind !== 'LOW_INCOME_FAMILY') return [];
  return [
    ...incomeRules(form as unknown as MeansForm, standardFen(standards, kind)!),
    ...propertyRules(form, standards),
  ];
}

function incomeRules(form: MeansForm, standard: number): RuleViolation[] {
  const { size, incomeFen } = householdOf(form);
  if (incomeFen < standard * size) return [];
  return [{ message: errors.incomeAboveStandard(standard), field: ['form', 'monthlyIncomeYuan'] }];
}

function propertyRules(declared: Record<string, unknown>, standards: Standard[]): RuleViolation[] {
  const form = declared as unknown as MeansForm;
  const violations: RuleViolation[] = [];
  const standard = standardFen(standards, 'MINIMUM_LIVING');
  const most = standard === null ? null : standard * householdOf(form).size * SAVINGS_IN_STANDARDS;
  if (most !== null && toFen(form.savingsYuan) > most) {
    violations.push({ message: errors.tooMuchSaved(most), field: ['form', 'savingsYuan'] });
  }
  if (form.homesOwned > MOST_HOMES) {
    violations.push({ message: errors.tooManyHomes(MOST_HOMES), field: ['form', 'homesOwned'] });
  }
  if (form.vehiclesOwned > MOST_VEHICLES) {
    violations.push({ message: errors.ownsVehicle, field: ['form', 'vehiclesOwned'] });
  }
  return violations;
}
