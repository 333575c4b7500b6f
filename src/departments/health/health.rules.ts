import type { Application, RuleViolation } from '../../department-kit/index.js';
import { parseIdentifier } from '../../platform/identifiers/index.js';
import {
  diagnosedBeforeBirth,
  inTheFuture,
  memberIsApplicant,
  memberListedTwice,
  moreDeliveriesThanPregnancies,
  personsOnly,
} from './health.errors.js';

/** Days in the past that forms ask for, with their titles. */
const PAST_DATES: Readonly<Record<string, string>> = {
  lastPeriodOn: '末次月经日期',
  childBirthDate: '出生日期',
  diagnosedOn: '确诊日期',
};

const LICENCE = 'public-place-hygiene-licence';
/** Its lead, family planning, checks the shared fields; asking twice would tell the same mistake twice. */
const NEWBORN = 'newborn-one-matter';

/** The rules that need no register. */
export function ruleViolations({ applicant, form, today, itemCode }: Application): RuleViolation[] {
  if (itemCode === LICENCE || itemCode === NEWBORN) return [];
  if (applicant.kind !== 'PERSON') return [personsOnly()];
  const violations: RuleViolation[] = [];
  for (const [field, title] of Object.entries(PAST_DATES)) {
    const day = form[field];
    if (typeof day === 'string' && day > today) violations.push(inTheFuture(field, title));
  }
  const { pregnancies, deliveries, diagnosedOn } = form;
  if (typeof pregnancies === 'number' && typeof deliveries === 'number' && deliveries >= pregnancies) {
    violations.push(moreDeliveriesThanPregnancies());
  }
  const person = parseIdentifier(applicant.idNumber, today);
  if (person.ok && person.kind === 'PERSON' && typeof diagnosedOn === 'string' && diagnosedOn < person.birthDate) {
    violations.push(diagnosedBeforeBirth());
  }
  return violations.concat(memberViolations(applicant.idNumber, form));
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
