import type { Application, RuleViolation } from '../../department-kit/index.js';
import { parseIdentifier } from '../../platform/identifiers/index.js';
import * as errors from './social-assistance.errors.js';
import type {
  CessationForm,
  DestituteForm,
  DisabilityForm,
  MemberInput,
  TemporaryAidForm,
  UnemployedHardshipForm,
} from './items/form-types.js';
import type { CaseKind } from './registers/assistance-case.entity.js';
import type { Standing } from './registers/standings.sql.js';

const OLD_AGE_FROM = 80;
/** 特困人员认定办法: 60 and over counts as without labour capacity, and so does under 16. */
const AGED_FROM = 60;
const MINOR_BELOW = 16;

/** The rules that an item adds to those of every item; an item without any is listed too. */
type ItemRule = (form: Record<string, unknown>, age: number, today: string) => RuleViolation[];

/** Completed years on the day `today`; both days are YYYY-MM-DD. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

export const membersOf = (form: Record<string, unknown>): MemberInput[] =>
  (form.householdMembers as MemberInput[] | undefined) ?? [];

/** Rules that need nothing but the application itself. */
export function ownRules(application: Application): RuleViolation[] {
  const { applicant, form, today, itemCode } = application;
  const person = parseIdentifier(applicant.idNumber, today);
  if (applicant.kind !== 'PERSON' || !person.ok || person.kind !== 'PERSON') {
    return [{ message: errors.personsOnly, field: ['applicant'] }];
  }
  const rule = ITEM_RULES[itemCode];
  return [...householdRules(application), ...(rule ? rule(form, ageOn(person.birthDate, today), today) : [])];
}

const noMore: ItemRule = () => [];

const ITEM_RULES: Record<string, ItemRule | undefined> = {
  'minimum-living-allowance': noMore,
  'allowance-cessation': noMore,
  'destitute-support': (form, age) => destituteRules(form as unknown as DestituteForm, age),
  'temporary-aid': (form, _age, today) => notInFuture(form, 'incidentOn', today),
  'temporary-aid-urgent': (form, _age, today) => notInFuture(form, 'incidentOn', today),
  'unemployed-hardship-one-matter': (form, age, today) => [
    ...(age < MINOR_BELOW ? [{ message: errors.tooYoung(MINOR_BELOW), field: ['applicant', 'idNumber'] }] : []),
    ...notInFuture(form, 'unemployedSince', today),
  ],
  'old-age-allowance': (_form, age) =>
    age < OLD_AGE_FROM ? [{ message: errors.tooYoung(OLD_AGE_FROM), field: ['applicant', 'idNumber'] }] : [],
  'disability-allowance': (form) => disabilityRules(form as unknown as DisabilityForm),
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

function notInFuture(form: Record<string, unknown>, name: string, today: string): RuleViolation[] {
  return (form[name] as string) > today ? [{ message: errors.dateInFuture, field: ['form', name] }] : [];
}

function destituteRules(form: DestituteForm, age: number): RuleViolation[] {
  const violations: RuleViolation[] = [];
  const field = ['form', 'incapacityGround'];
  if (form.incapacityGround === 'AGED' && age < AGED_FROM) {
    violations.push({ message: errors.tooYoung(AGED_FROM), field });
  }
  if (form.incapacityGround === 'MINOR' && age >= MINOR_BELOW) {
    violations.push({ message: errors.tooOld(MINOR_BELOW), field });
  }
  if (form.hasSupportingKin) violations.push({ message: errors.hasKin, field: ['form', 'hasSupportingKin'] });
  return violations;
}

/** 国发〔2015〕52号: who may have which of the two allowances. */
function disabilityRules(form: DisabilityForm): RuleViolation[] {
  const violations: RuleViolation[] = [];
  if (form.receivesInjuryNursing) {
    violations.push({ message: errors.injuryNursing, field: ['form', 'receivesInjuryNursing'] });
  }
  if (form.allowance === 'LIVING' && form.household === 'NEITHER') {
    violations.push({ message: errors.householdNotPoor, field: ['form', 'household'] });
  }
  if (form.allowance === 'NURSING') {
    if (form.disabilityGrade > 2) violations.push({ message: errors.gradeTooLow, field: ['form', 'disabilityGrade'] });
    if (!form.needsLongTermCare)
      violations.push({ message: errors.noCareNeeded, field: ['form', 'needsLongTermCare'] });
  }
  return violations;
}

/** The allowance a request asks for; null for aid that is given once and for giving something up. */
export function allowanceAsked(itemCode: string, form: Record<string, unknown>): CaseKind | null {
  switch (itemCode) {
    case 'minimum-living-allowance':
      return 'MINIMUM_LIVING';
    case 'destitute-support':
      return 'DESTITUTE_SUPPORT';
    case 'old-age-allowance':
      return 'OLD_AGE';
    case 'disability-allowance':
      return `DISABILITY_${(form as unknown as DisabilityForm).allowance}`;
    default:
      return null;
  }
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
  if (itemCode !== 'unemployed-hardship-one-matter' || !helpWanted.includes('TEMPORARY_AID')) return null;
  return { cause: 'UNEMPLOYMENT', incidentOn: unemployedSince, field: 'unemployedSince' };
}

/**
 * Rules against what the register knows (应保尽保, 不重复享受).
 * @param own what the applicant has
 * @param members what each household member has, in the form's order
 */
export function registerRules(application: Application, own: Standing[], members: Standing[][]): RuleViolation[] {
  const { itemCode, form } = application;
  const asked = allowanceAsked(itemCode, form);
  const violations = asked ? allowanceRules(asked, own) : [];
  if (itemCode === 'minimum-living-allowance') violations.push(...memberRules(members));

  const event = eventAsked(itemCode, form);
  if (event && own.some(({ cause, incidentOn }) => cause === event.cause && incidentOn === event.incidentOn)) {
    violations.push({ message: errors.sameEventAided, field: ['form', event.field] });
  }
  if (itemCode === 'allowance-cessation') {
    const { allowance } = form as unknown as CessationForm;
    const held = own.some(({ role, kind }) => role === 'HOLDER' && kind === allowance);
    if (!held) violations.push({ message: errors.notReceiving(allowance), field: ['form', 'allowance'] });
  }
  return violations;
}

/** What a person on destitute support cannot have besides (国发〔2015〕52号 for the two disability allowances). */
const EXCLUDED_BY_DESTITUTE_SUPPORT: CaseKind[] = ['MINIMUM_LIVING', 'DISABILITY_LIVING', 'DISABILITY_NURSING'];

function allowanceRules(asked: CaseKind, own: Standing[]): RuleViolation[] {
  const field = ['applicant', 'idNumber'];
  if (has(own, asked)) return [{ message: errors.alreadyReceiving(asked), field }];
  const excluded = EXCLUDED_BY_DESTITUTE_SUPPORT.includes(asked) && has(own, 'DESTITUTE_SUPPORT');
  return excluded ? [{ message: errors.destituteExcludes(asked), field }] : [];
}

/** A household's allowance is also its members'; every other is the holder's alone. */
const has = (standings: Standing[], asked: CaseKind): boolean =>
  standings.some(({ role, kind }) => kind === asked && (role === 'HOLDER' || kind === 'MINIMUM_LIVING'));

function memberRules(members: Standing[][]): RuleViolation[] {
  return members.flatMap((standings, index) => {
    if (!has(standings, 'MINIMUM_LIVING')) return [];
    const field = ['form', 'householdMembers', String(index), 'idNumber'];
    return [{ message: errors.memberAlreadyReceiving('MINIMUM_LIVING'), field }];
  });
}
