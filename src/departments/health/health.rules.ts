import type { Application, RuleViolation } from '../../department-kit/index.js';
import { parseIdentifier } from '../../platform/identifiers/index.js';
import { addMonths, ageOn } from '../../platform/time/index.js';
import {
  childIsApplicant,
  childNumberDiffers,
  childTooOld,
  diagnosedBeforeBirth,
  examinationTooOld,
  inTheFuture,
  mandateMissing,
  memberIsApplicant,
  memberListedTwice,
  moreDeliveriesThanPregnancies,
  personsOnly,
  underAge,
  womenOnly,
} from './health.errors.js';
import {
  CHILD_BELOW_AGE,
  CHRONIC_FROM_AGE,
  ELDERLY_FROM_AGE,
  FOOD_CERTIFICATE_MONTHS,
  WORKING_AGE,
} from './health.policy.js';
import { letterOfAuthority } from './items/materials.js';
import { MOVING_IN_ONE_MATTER, NEWBORN_ONE_MATTER } from './rules/granted.js';
import { doseProblems, type ToldDose } from './rules/vaccinations.js';

/** Days in the past that forms ask for, with their titles. */
const PAST_DATES: Readonly<Record<string, string>> = {
  lastPeriodOn: '末次月经日期',
  childBirthDate: '出生日期',
  diagnosedOn: '确诊日期',
  firstSeenOn: '首诊日期',
  examinedOn: '健康检查日期',
};

/** From which age an item may be asked for. */
const FROM_AGE: Readonly<Record<string, number | undefined>> = {
  'chronic-disease-management': CHRONIC_FROM_AGE,
  'elderly-health-check': ELDERLY_FROM_AGE,
  'food-worker-health-certificate': WORKING_AGE,
};

/** Organisations may ask for these as well. */
const LICENCE = 'public-place-hygiene-licence';

/** Their leads check the shared fields; asking twice would tell the same mistake twice. */
const OF_OTHERS = new Set([NEWBORN_ONE_MATTER, MOVING_IN_ONE_MATTER, 'disabled-two-allowances-one-matter']);

/** The rules that need no register. */
export function ruleViolations(application: Application): RuleViolation[] {
  const { applicant, form, itemCode } = application;
  if (itemCode === LICENCE || OF_OTHERS.has(itemCode)) return [];
  if (applicant.kind !== 'PERSON') return [personsOnly()];
  return [
    ...dateViolations(application),
    ...applicantViolations(application),
    ...childViolations(application),
    ...memberViolations(applicant.idNumber, form),
    ...mandateViolations(application),
  ];
}

/** Nobody takes a child's certificate for the parents without showing that they may (代办). */
function mandateViolations({ itemCode, agent, materials = [] }: Application): RuleViolation[] {
  if (itemCode !== 'birth-medical-certificate-reissue' || !agent) return [];
  return materials.includes(letterOfAuthority.code) ? [] : [mandateMissing()];
}

function dateViolations({ form, today }: Application): RuleViolation[] {
  const violations: RuleViolation[] = [];
  for (const [field, title] of Object.entries(PAST_DATES)) {
    const day = form[field];
    if (typeof day === 'string' && day > today) violations.push(inTheFuture(field, title));
  }
  const { pregnancies, deliveries, examinedOn } = form;
  if (typeof pregnancies === 'number' && typeof deliveries === 'number' && deliveries >= pregnancies) {
    violations.push(moreDeliveriesThanPregnancies());
  }
  if (typeof examinedOn === 'string' && addMonths(examinedOn, FOOD_CERTIFICATE_MONTHS) <= today) {
    violations.push(examinationTooOld());
  }
  return violations;
}

/** What the applicant's own number says. */
function applicantViolations({ applicant, form, today, itemCode }: Application): RuleViolation[] {
  const person = parseIdentifier(applicant.idNumber, today);
  if (!person.ok || person.kind !== 'PERSON') return [];
  const violations: RuleViolation[] = [];
  const fromAge = FROM_AGE[itemCode];
  if (fromAge !== undefined && ageOn(person.birthDate, today) < fromAge) violations.push(underAge(fromAge));
  if (itemCode === 'maternal-child-handbook' && person.sex !== 'F') violations.push(womenOnly());
  const { diagnosedOn } = form;
  if (typeof diagnosedOn === 'string' && diagnosedOn < person.birthDate) violations.push(diagnosedBeforeBirth());
  return violations;
}

function childViolations({ applicant, form, today, itemCode }: Application): RuleViolation[] {
  if (itemCode !== 'child-vaccination-registration') return [];
  const birthDate = form.childBirthDate as string;
  if (birthDate > today) return [];
  const violations: RuleViolation[] = [];
  if (ageOn(birthDate, today) >= CHILD_BELOW_AGE) violations.push(childTooOld());
  const number = form.childIdNumber as string | undefined;
  const child = { birthDate, sex: form.childSex as string };
  if (number !== undefined) {
    const told = parseIdentifier(number, today);
    const same = told.ok && told.kind === 'PERSON' && told.birthDate === birthDate && told.sex === form.childSex;
    if (number.toUpperCase() === applicant.idNumber.toUpperCase()) violations.push(childIsApplicant());
    else if (!same) violations.push(childNumberDiffers());
  }
  for (const { index, field, message } of doseProblems(form.dosesGiven as ToldDose[], child, today)) {
    violations.push({ message, field: ['form', 'dosesGiven', String(index), field] });
  }
  return violations;
}

function memberViolations(applicantIdNumber: string, form: Record<string, unknown>): RuleViolation[] {
  const seen = new Set<string>();
  const violations: RuleViolation[] = [];
  const members = (form.members as { idNumber: string }[] | undefined) ?? [];
  members.forEach((member, index) => {
    const idNumber = member.idNumber.toUpperCase();
    if (idNumber === applicantIdNumber.toUpperCase()) violations.push(memberIsApplicant(index));
    else if (seen.has(idNumber)) violations.push(memberListedTwice(index));
    seen.add(idNumber);
  });
  return violations;
}
