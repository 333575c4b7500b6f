import type { Application, RuleViolation } from '../../department-kit/index.js';
import { parseIdentifier } from '../../platform/identifiers/index.js';
import {
  bornAfterOneChildPeriod,
  bornBeforeSubsidy,
  claimedElsewhere,
  expectedTooLate,
  happenedBeforeBirth,
  inTheFuture,
  parentNotOlder,
  personsOnly,
  sameParent,
  wrongSex,
} from './family-planning.errors.js';

type Form = Record<string, unknown>;

/** The amended 人口与计划生育法 took effect on 2016-01-01; certificates are for children born before. */
const ONE_CHILD_PERIOD_ENDED = '2016-01-01';
/** 育儿补贴制度实施方案: children under three from 2025-01-01 on, so none born before this day. */
const SUBSIDY_BORN_FROM = '2022-01-01';
const LONGEST_EXPECTATION_DAYS = 300;

/** The rules that need no register. */
export function ruleViolations(application: Application): RuleViolation[] {
  if (application.applicant.kind !== 'PERSON') return [personsOnly()];
  const rules = RULES[application.itemCode];
  return rules === undefined ? [] : rules(application.form, application);
}

const RULES: Readonly<Record<string, (form: Form, application: Application) => RuleViolation[]>> = {
  'birth-registration': birthRules,
  'newborn-one-matter': (form, { today }) => [
    ...notInFuture(form, 'childBirthDate', '出生日期', today),
    ...parentRules(form, today),
  ],
  'one-child-certificate': (form, { today, applicant }) => [
    ...notInFuture(form, 'childBirthDate', '子女出生日期', today),
    ...((form.childBirthDate as string) >= ONE_CHILD_PERIOD_ENDED ? [bornAfterOneChildPeriod()] : []),
    ...notTheSame(form, 'spouseIdNumber', applicant.idNumber),
  ],
  'one-child-parent-award': (form, { today }) => [
    ...notInFuture(form, 'childBirthDate', '子女出生日期', today),
    ...((form.childBirthDate as string) >= ONE_CHILD_PERIOD_ENDED ? [bornAfterOneChildPeriod()] : []),
  ],
  'special-family-support': (form, { today }) => [
    ...notInFuture(form, 'childBirthDate', '子女出生日期', today),
    ...notInFuture(form, 'happenedOn', '死亡日期或者残疾鉴定日期', today),
    ...((form.happenedOn as string) < (form.childBirthDate as string) ? [happenedBeforeBirth()] : []),
  ],
  'childcare-subsidy': (form, { today }) => [
    ...notInFuture(form, 'childBirthDate', '出生日期', today),
    ...((form.childBirthDate as string) < SUBSIDY_BORN_FROM ? [bornBeforeSubsidy()] : []),
    ...(form.claimedElsewhere === true ? [claimedElsewhere()] : []),
  ],
  'additional-birth-approval': (form, { applicant }) => notTheSame(form, 'spouseIdNumber', applicant.idNumber),
};

function birthRules(form: Form, { today, applicant }: Application): RuleViolation[] {
  const violations = notTheSame(form, 'spouseIdNumber', applicant.idNumber);
  if (form.stage === 'BORN') return violations.concat(notInFuture(form, 'birthDate', '出生日期', today));
  const days = (Date.parse(form.birthDate as string) - Date.parse(today)) / 86_400_000;
  return days > LONGEST_EXPECTATION_DAYS ? [...violations, expectedTooLate()] : violations;
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

const notInFuture = (form: Form, field: string, title: string, today: string): RuleViolation[] =>
  (form[field] as string) > today ? [inTheFuture(field, title)] : [];

const notTheSame = (form: Form, field: string, other: string): RuleViolation[] =>
  typeof form[field] === 'string' && form[field].toUpperCase() === other.toUpperCase() ? [sameParent(field)] : [];
