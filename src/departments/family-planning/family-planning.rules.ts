import type { Application, RuleViolation } from '../../department-kit/index.js';
import { parseIdentifier, type PersonIdentifier } from '../../platform/identifiers/index.js';
import { addMonths, ageOn } from '../../platform/time/index.js';
import {
  bornAfterOneChildPeriod,
  bornBeforeSubsidy,
  childGrownUp,
  claimedElsewhere,
  expectedTooEarly,
  expectedTooLate,
  happenedBeforeBirth,
  inTheFuture,
  mandateMissing,
  noPlaces,
  nursesMissing,
  organisationsOnly,
  parentNotOlder,
  personsOnly,
  relationOfOtherSex,
  sameParent,
  tooYoung,
  wrongSex,
} from './family-planning.errors.js';
import {
  AFTER_EXPECTED_DAYS,
  AWARD_AGE,
  LONGEST_EXPECTATION_DAYS,
  NURSERY_GROUPS,
  ONE_CHILD_FEE_UNTIL_AGE,
  RURAL_AWARD_FROM_AGE,
  SPECIAL_SUPPORT_FROM_AGE,
} from './family-planning.policy.js';
import { letterOfAuthority } from './items/materials.js';
import { ON_RETIREMENT } from './registers/kinds.js';
import { placesOf } from './registers/nursery-register.js';

type Form = Record<string, unknown>;
type Rules = (form: Form, application: Application) => RuleViolation[];

/** The amended 人口与计划生育法 took effect on 2016-01-01; certificates are for children born before. */
const ONE_CHILD_PERIOD_ENDED = '2016-01-01';
/** 育儿补贴制度实施方案: children under three from 2025-01-01 on, so none born before this day. */
const SUBSIDY_BORN_FROM = '2022-01-01';

/** The rules that need no register. */
export function ruleViolations(application: Application): RuleViolation[] {
  const rules = RULES[application.itemCode];
  if (rules === undefined) return [];
  const ofOrganisations = application.itemCode === 'nursery-filing';
  const wanted = ofOrganisations ? 'ORGANISATION' : 'PERSON';
  if (application.applicant.kind !== wanted) return [ofOrganisations ? organisationsOnly() : personsOnly()];
  return [...rules(application.form, application), ...olderThanChild(application)];
}

/** In the joint item of a newborn somebody else may act for the parents, and the parents are looked at by name. */
function olderThanChild({ itemCode, form, applicant }: Application): RuleViolation[] {
  if (itemCode === 'newborn-one-matter' || typeof form.childBirthDate !== 'string') return [];
  const person = personOf(applicant.idNumber);
  return person && person.birthDate >= form.childBirthDate ? [parentNotOlder('childBirthDate')] : [];
}

const none: Rules = () => [];

const RULES: Readonly<Record<string, Rules | undefined>> = {
  'birth-registration': birthRules,
  'newborn-one-matter': (form, { today }) => [
    ...notInFuture(form, 'childBirthDate', '出生日期', today),
    ...parentRules(form, today),
  ],
  'one-child-certificate': certificateRules,
  'one-child-certificate-reissue': (form, asked) => [
    ...certificateRules(form, asked),
    ...mandateRules('光荣证补发', asked),
  ],
  'one-child-parent-award': awardRules,
  'rural-family-award': (_, { today, applicant }) =>
    ageRules(RURAL_AWARD_FROM_AGE, personOf(applicant.idNumber), today),
  'special-family-support': specialRules,
  'childcare-subsidy': (form, { today, applicant }) => [
    ...notInFuture(form, 'childBirthDate', '出生日期', today),
    ...((form.childBirthDate as string) < SUBSIDY_BORN_FROM ? [bornBeforeSubsidy()] : []),
    ...(form.claimedElsewhere === true ? [claimedElsewhere()] : []),
    ...relationRules(form, personOf(applicant.idNumber)),
  ],
  'additional-birth-approval': (form, { applicant }) => notTheSame(form, 'spouseIdNumber', applicant.idNumber),
  'pre-pregnancy-check': (form, { applicant }) => notTheSame(form, 'spouseIdNumber', applicant.idNumber),
  'contraceptive-supplies': none,
  'surgery-complication-appraisal': (form, { today }) => notInFuture(form, 'operatedOn', '手术日期', today),
  'family-status-certificate': (_, asked) => mandateRules('婚育情况证明', asked),
  'nursery-filing': nurseryRules,
};

function birthRules(form: Form, { today, applicant }: Application): RuleViolation[] {
  const violations = notTheSame(form, 'spouseIdNumber', applicant.idNumber);
  if (form.stage === 'BORN') return violations.concat(notInFuture(form, 'birthDate', '出生日期', today));
  const days = (Date.parse(form.birthDate as string) - Date.parse(today)) / 86_400_000;
  if (days > LONGEST_EXPECTATION_DAYS) return [...violations, expectedTooLate()];
  return days < -AFTER_EXPECTED_DAYS ? [...violations, expectedTooEarly(AFTER_EXPECTED_DAYS)] : violations;
}

function certificateRules(form: Form, { today, applicant }: Application): RuleViolation[] {
  return [
    ...notInFuture(form, 'childBirthDate', '子女出生日期', today),
    ...((form.childBirthDate as string) >= ONE_CHILD_PERIOD_ENDED ? [bornAfterOneChildPeriod()] : []),
    ...notTheSame(form, 'spouseIdNumber', applicant.idNumber),
  ];
}

function awardRules(form: Form, { today, applicant }: Application): RuleViolation[] {
  const childBirthDate = form.childBirthDate as string;
  const violations = [
    ...notInFuture(form, 'childBirthDate', '子女出生日期', today),
    ...(childBirthDate >= ONE_CHILD_PERIOD_ENDED ? [bornAfterOneChildPeriod()] : []),
  ];
  const person = personOf(applicant.idNumber);
  if (form.awardKind === ON_RETIREMENT) {
    return person ? violations.concat(ageRules(AWARD_AGE[person.sex], person, today)) : violations;
  }
  const grownUp = ageOn(childBirthDate, today) >= ONE_CHILD_FEE_UNTIL_AGE;
  return grownUp ? [...violations, childGrownUp(ONE_CHILD_FEE_UNTIL_AGE)] : violations;
}

/** 女方年满49周岁: a husband's wife counts; who is alone counts for himself. */
function specialRules(form: Form, { today, applicant }: Application): RuleViolation[] {
  const violations = [
    ...notInFuture(form, 'childBirthDate', '子女出生日期', today),
    ...notInFuture(form, 'happenedOn', '死亡日期或者残疾鉴定日期', today),
    ...((form.happenedOn as string) < (form.childBirthDate as string) ? [happenedBeforeBirth()] : []),
  ];
  const person = personOf(applicant.idNumber);
  const wife = person?.sex === 'M' ? (form.spouseBirthDate as string | undefined) : undefined;
  const counting = wife === undefined ? person : { birthDate: wife };
  const field = wife === undefined ? undefined : ['form', 'spouseBirthDate'];
  return violations.concat(ageRules(SPECIAL_SUPPORT_FROM_AGE, counting, today, field));
}

function nurseryRules(form: Form): RuleViolation[] {
  if (placesOf(form) === 0) return [noPlaces()];
  const needed = Object.entries(NURSERY_GROUPS).reduce(
    (sum, [field, { perNurse }]) => sum + Math.ceil((form[field] as number) / perNurse),
    0,
  );
  return (form.nurses as number) < needed ? [nursesMissing(needed)] : [];
}

/** Who acts for the child may be neither parent, so only what the form says of the parents is compared. */
function parentRules(form: Form, today: string): RuleViolation[] {
  const violations = notTheSame(form, 'fatherIdNumber', form.motherIdNumber as string);
  for (const [field, zh, sex] of [
    ['motherIdNumber', '母亲', 'F'],
    ['fatherIdNumber', '父亲', 'M'],
  ] as const) {
    const idNumber = form[field];
    if (typeof idNumber !== 'string') continue;
    const parent = parseIdentifier(idNumber, today);
    if (!parent.ok || parent.kind !== 'PERSON') continue; // the form's schema has said so already
    if (parent.sex !== sex) violations.push(wrongSex(field, zh));
    if (parent.birthDate >= (form.childBirthDate as string)) violations.push(parentNotOlder(field));
  }
  return violations;
}

/** Who takes a paper for somebody else shows that they may (代办). */
function mandateRules(item: string, { agent, materials = [] }: Application): RuleViolation[] {
  return agent && !materials.includes(letterOfAuthority.code) ? [mandateMissing(item)] : [];
}

function relationRules(form: Form, person: PersonIdentifier | null): RuleViolation[] {
  const sex = { MOTHER: 'F', FATHER: 'M' }[form.relation as string];
  return person && sex && person.sex !== sex ? [relationOfOtherSex()] : [];
}

function ageRules(
  age: number,
  person: Pick<PersonIdentifier, 'birthDate'> | null,
  today: string,
  field?: string[],
): RuleViolation[] {
  if (!person || ageOn(person.birthDate, today) >= age) return [];
  return [tooYoung(age, addMonths(person.birthDate, 12 * age), field)];
}

/** Null for what is no citizen's number: the core has said so already. */
function personOf(idNumber: string): PersonIdentifier | null {
  const person = parseIdentifier(idNumber, '9999-12-31');
  return person.ok && person.kind === 'PERSON' ? person : null;
}

const notInFuture = (form: Form, field: string, title: string, today: string): RuleViolation[] =>
  (form[field] as string) > today ? [inTheFuture(field, title)] : [];

const notTheSame = (form: Form, field: string, other: string): RuleViolation[] =>
  typeof form[field] === 'string' && form[field].toUpperCase() === other.toUpperCase() ? [sameParent(field)] : [];
