import type { Application, RuleViolation } from '../../../department-kit/index.js';
import type { LocalText } from '../../../platform/errors/index.js';
import { parseIdentifier } from '../../../platform/identifiers/index.js';
import { addMonths, ageOn } from '../../../platform/time/index.js';
import type {
  CessationForm,
  ChildForm,
  DestituteForm,
  DisabilityAllowance,
  DisabilityFacts,
  ElderCareForm,
  FuneralForm,
} from '../items/form-types.js';
import * as errors from '../social-assistance.errors.js';
import { CHILD_BELOW, ELDER_CARE_FROM, FUNERAL_WITHIN_MONTHS, OLD_AGE_FROM } from '../social-assistance.policy.js';
import { disabilityAsked, HARDSHIP, membersOf, TWO_ALLOWANCES } from './asked.js';

/** 特困人员认定办法: 60 and over counts as without labour capacity, and so does under 16. */
const AGED_FROM = 60;
const MINOR_BELOW = 16;
/** Policy: who asks for a household is of age (民法典 第十七条). */
const OF_AGE = 18;

/** The rules that an item adds to those of every item; an item without any is listed too. */
type ItemRule = (application: Application, age: number) => RuleViolation[];

const onForm = (name: string, message: LocalText): RuleViolation => ({ message, field: ['form', name] });
const onApplicant = (message: LocalText): RuleViolation => ({ message, field: ['applicant', 'idNumber'] });

/** Rules that need nothing but the application itself. */
export function ownRules(application: Application): RuleViolation[] {
  const { applicant, today, itemCode } = application;
  const person = parseIdentifier(applicant.idNumber, today);
  if (applicant.kind !== 'PERSON' || !person.ok || person.kind !== 'PERSON') {
    return [{ message: errors.personsOnly, field: ['applicant'] }];
  }
  const age = ageOn(person.birthDate, today);
  return [...householdRules(application), ...(ITEM_RULES[itemCode]?.(application, age) ?? [])];
}

const noMore: ItemRule = () => [];

const atLeast =
  (years: number): ItemRule =>
  (_application, age) =>
    age < years ? [onApplicant(errors.tooYoung(years))] : [];

const past =
  (name: string): ItemRule =>
  ({ form, today }) =>
    (form[name] as string) > today ? [onForm(name, errors.dateInFuture)] : [];

const ITEM_RULES: Record<string, ItemRule | undefined> = {
  'minimum-living-allowance': atLeast(OF_AGE),
  'low-income-family-recognition': atLeast(OF_AGE),
  'allowance-change': noMore,
  'allowance-appeal': noMore,
  'allowance-cessation': cessationRules,
  'destitute-support': destituteRules,
  'temporary-aid': past('incidentOn'),
  'temporary-aid-urgent': past('incidentOn'),
  [HARDSHIP]: (application, age) => [
    ...atLeast(MINOR_BELOW)(application, age),
    ...past('unemployedSince')(application, age),
  ],
  'old-age-allowance': atLeast(OLD_AGE_FROM),
  'disability-allowance': disabilityRules,
  [TWO_ALLOWANCES]: disabilityRules,
  'child-living-allowance': childRules,
  'elder-care-subsidy': (application, age) => [
    ...atLeast(ELDER_CARE_FROM)(application, age),
    ...elderCareRules(application.form as unknown as ElderCareForm),
  ],
  'funeral-subsidy': funeralRules,
};

/** Decisions on other departments' items pass by here too. */
export const isOwnItem = (itemCode: string): boolean => itemCode in ITEM_RULES;

function householdRules({ applicant, form }: Application): RuleViolation[] {
  const seen = new Set<string>();
  const own = applicant.idNumber.toUpperCase();
  return membersOf(form).flatMap((member, index) => {
    const field = ['form', 'householdMembers', String(index), 'idNumber'];
    const idNumber = member.idNumber.toUpperCase();
    if (idNumber === own) return [{ message: errors.memberIsApplicant, field }];
    if (seen.has(idNumber)) return [{ message: errors.memberListedTwice, field }];
    seen.add(idNumber);
    return [];
  });
}

/** Nobody gives up an allowance for a dead person but somebody who acts for them (代办). */
function cessationRules({ applicant, form, agent, today }: Application): RuleViolation[] {
  const { cause, diedOn } = form as unknown as CessationForm;
  if (cause !== 'DEATH') return [];
  const violations: RuleViolation[] = [];
  if (!agent) violations.push(onForm('cause', errors.deathNeedsAgent));
  if (diedOn === undefined) violations.push(onForm('diedOn', errors.deathNeedsDay));
  if (diedOn !== undefined && diedOn > today) violations.push(onForm('diedOn', errors.dateInFuture));
  return [...violations, ...bornBefore(applicant.idNumber, diedOn, today)];
}

function bornBefore(idNumber: string, diedOn: string | undefined, today: string): RuleViolation[] {
  const person = parseIdentifier(idNumber, today);
  if (diedOn === undefined || !person.ok || person.kind !== 'PERSON') return [];
  return diedOn < person.birthDate ? [onForm('diedOn', errors.diedBeforeBirth)] : [];
}

function destituteRules({ form }: Application, age: number): RuleViolation[] {
  const { incapacityGround, hasSupportingKin } = form as unknown as DestituteForm;
  const violations: RuleViolation[] = [];
  if (incapacityGround === 'AGED' && age < AGED_FROM) {
    violations.push(onForm('incapacityGround', errors.tooYoung(AGED_FROM)));
  }
  if (incapacityGround === 'MINOR' && age >= MINOR_BELOW) {
    violations.push(onForm('incapacityGround', errors.tooOld(MINOR_BELOW)));
  }
  if (hasSupportingKin) violations.push(onForm('hasSupportingKin', errors.hasKin));
  return violations;
}

/** 国发〔2015〕52号: who may have which of the two allowances. */
function disabilityRules({ itemCode, form }: Application): RuleViolation[] {
  const facts = form as unknown as DisabilityFacts;
  const asked = disabilityAsked(itemCode, form);
  const violations = facts.receivesInjuryNursing ? [onForm('receivesInjuryNursing', errors.injuryNursing)] : [];
  return violations.concat(asked.flatMap((allowance) => disabilityAllowanceRules(allowance, facts)));
}

function disabilityAllowanceRules(allowance: DisabilityAllowance, facts: DisabilityFacts): RuleViolation[] {
  if (allowance === 'LIVING') {
    return facts.household === 'NEITHER' ? [onForm('household', errors.householdNotPoor)] : [];
  }
  const violations: RuleViolation[] = [];
  if (facts.disabilityGrade > 2) violations.push(onForm('disabilityGrade', errors.gradeTooLow));
  if (!facts.needsLongTermCare) violations.push(onForm('needsLongTermCare', errors.noCareNeeded));
  return violations;
}

function childRules({ form, applicant }: Application, age: number): RuleViolation[] {
  const { guardianIdNumber } = form as unknown as ChildForm;
  const violations = age >= CHILD_BELOW ? [onApplicant(errors.tooOld(CHILD_BELOW))] : [];
  if (guardianIdNumber.toUpperCase() === applicant.idNumber.toUpperCase()) {
    violations.push(onForm('guardianIdNumber', errors.ownGuardian));
  }
  return violations;
}

function elderCareRules({ household, careNeed }: ElderCareForm): RuleViolation[] {
  const violations: RuleViolation[] = [];
  if (household === 'NEITHER') violations.push(onForm('household', errors.elderNotPoor));
  if (careNeed === 'NONE') violations.push(onForm('careNeed', errors.elderNeedsNoCare));
  return violations;
}

function funeralRules({ form, applicant, today }: Application): RuleViolation[] {
  const { deceasedIdNumber, diedOn, crematedOn } = form as unknown as FuneralForm;
  const violations: RuleViolation[] = [];
  if (deceasedIdNumber.toUpperCase() === applicant.idNumber.toUpperCase()) {
    violations.push(onForm('deceasedIdNumber', errors.deceasedIsApplicant));
  }
  if (crematedOn > today) violations.push(onForm('crematedOn', errors.dateInFuture));
  if (crematedOn < diedOn) violations.push(onForm('crematedOn', errors.crematedBeforeDeath));
  violations.push(...bornBefore(deceasedIdNumber, diedOn, today));
  if (addMonths(diedOn, FUNERAL_WITHIN_MONTHS) < today) {
    violations.push(onForm('diedOn', errors.funeralTooLate(FUNERAL_WITHIN_MONTHS)));
  }
  return violations;
}
