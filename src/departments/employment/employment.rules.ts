import type { Application, RuleViolation } from '../../department-kit/index.js';
import { parseIdentifier } from '../../platform/identifiers/index.js';
import { ageOn, firstOfMonth } from '../../platform/time/index.js';
import {
  inTheFuture,
  memberIsApplicant,
  memberListedTwice,
  moreEmployedThanMembers,
  moreMembersThanFamily,
  organisationsOnly,
  paidAhead,
  paidBeforeWork,
  personsOnly,
  retired,
  underPensionAge,
  underWorkingAge,
} from './employment.errors.js';
import { marketViolations, MARKET_ITEMS } from './employment.market-rules.js';
import { RESIDENT_PENSION_AGE } from './employment.policy.js';

/**
 * Items for people of working age (法定劳动年龄): from 16 to the statutory retirement age. 失业登记 is not among them:
 * since retirement may be put off by agreement (弹性退休), only the officer can tell whether somebody past the age
 * was still at work; the window refuses only those under 16.
 */
const FOR_WORKING_AGE = new Set([
  'employment-hardship-recognition',
  'zero-employment-family-recognition',
  'public-welfare-post-placement',
  'vocational-training-enrolment',
  'flexible-employment-insurance-subsidy',
  'start-up-loan-recommendation',
]);

const FROM_SIXTEEN = new Set(['unemployment-registration', 'employment-registration']);

/** Days in the past that forms ask for, with their titles. */
const PAST_DATES: Readonly<Record<string, string>> = {
  unemployedSince: '失业日期',
  startedOn: '就业日期',
  employmentEndedOn: '解除或者终止劳动关系日期',
  since: '情形发生日期',
  workingSince: '灵活就业开始日期',
  paidFrom: '缴费起始日期',
  graduatedOn: '毕业日期',
  insuredSince: '参保日期',
};

/** The rules that need no register. */
export function ruleViolations(application: Application): RuleViolation[] {
  const { applicant, form, today, itemCode } = application;
  if (MARKET_ITEMS.has(itemCode))
    return isOrganisation(application) ? marketViolations(application) : [organisationsOnly()];
  if (applicant.kind !== 'PERSON') return [personsOnly()];
  const violations: RuleViolation[] = [];
  if (FOR_WORKING_AGE.has(itemCode) || FROM_SIXTEEN.has(itemCode)) {
    violations.push(...ageViolations(applicant.idNumber, today, FOR_WORKING_AGE.has(itemCode)));
  }
  for (const [field, title] of Object.entries(PAST_DATES)) {
    const day = form[field];
    if (typeof day === 'string' && day > today) violations.push(inTheFuture(field, title));
  }
  if (itemCode === 'resident-pension-claim') violations.push(...pensionAgeViolations(applicant.idNumber, today));
  if (itemCode === 'flexible-employment-insurance-subsidy') violations.push(...subsidyViolations(form, today));
  const { familySize, familyEmployed } = form;
  if (typeof familySize === 'number' && typeof familyEmployed === 'number' && familyEmployed >= familySize) {
    violations.push(moreEmployedThanMembers());
  }
  if (itemCode === 'unemployment-registration' && listOf(form, 'familyMembers').length >= (familySize as number)) {
    violations.push(moreMembersThanFamily());
  }
  return violations.concat(...MEMBER_LISTS.map((list) => memberViolations(applicant.idNumber, form, list)));
}

function ageViolations(idNumber: string, today: string, untilRetirement: boolean): RuleViolation[] {
  const person = parseIdentifier(idNumber, today);
  if (!person.ok || person.kind !== 'PERSON') return [personsOnly()];
  if (!isOfWorkingAge(person.birthDate, today)) return [underWorkingAge()];
  return untilRetirement && hasRetired(person.birthDate, person.sex, today) ? [retired()] : [];
}

function pensionAgeViolations(idNumber: string, today: string): RuleViolation[] {
  const person = parseIdentifier(idNumber, today);
  if (!person.ok || person.kind !== 'PERSON') return [personsOnly()];
  return ageOn(person.birthDate, today) < RESIDENT_PENSION_AGE ? [underPensionAge(RESIDENT_PENSION_AGE)] : [];
}

function subsidyViolations(form: Record<string, unknown>, today: string): RuleViolation[] {
  const { workingSince, paidFrom, paidMonths } = form as { workingSince: string; paidFrom: string; paidMonths: number };
  const violations: RuleViolation[] = [];
  if (firstOfMonth(paidFrom) < firstOfMonth(workingSince)) violations.push(paidBeforeWork());
  if (addMonths(firstOfMonth(paidFrom), paidMonths - 1) > today) violations.push(paidAhead());
  return violations;
}

function isOrganisation({ applicant, today }: Application): boolean {
  const parsed = parseIdentifier(applicant.idNumber, today);
  return applicant.kind === 'ORGANISATION' && parsed.ok && parsed.kind === 'ORGANISATION';
}

/** Of working age: neither under 16 nor certainly retired. */
export function canWork(idNumber: string, today: string): boolean {
  const person = parseIdentifier(idNumber, today);
  if (!person.ok || person.kind !== 'PERSON') return false;
  return isOfWorkingAge(person.birthDate, today) && !hasRetired(person.birthDate, person.sex, today);
}

/** Fields of this department's forms that list other people. */
const MEMBER_LISTS = ['members', 'familyMembers'] as const;

function memberViolations(applicantIdNumber: string, form: Record<string, unknown>, list: string): RuleViolation[] {
  const seen = new Set<string>();
  const violations: RuleViolation[] = [];
  listOf(form, list).forEach((member, index) => {
    const idNumber = member.idNumber.toUpperCase();
    if (idNumber === applicantIdNumber.toUpperCase()) violations.push(memberIsApplicant(list, index));
    else if (seen.has(idNumber)) violations.push(memberListedTwice(list, index));
    seen.add(idNumber);
  });
  return violations;
}

const listOf = (form: Record<string, unknown>, list: string): { idNumber: string }[] =>
  (form[list] as { idNumber: string }[] | undefined) ?? [];

/** 零就业家庭: the other members of working age. */
export const membersOf = (form: Record<string, unknown>): { idNumber: string }[] => listOf(form, 'members');

/** Days are YYYY-MM-DD, months are counted from the year 0. */

const WORKING_AGE_MONTHS = 16 * 12;
const POLICY_START = 2025 * 12; // January 2025

/** 劳动法 第十五条: nobody under 16 may be employed. The birthday itself is the first day of age. */
export function isOfWorkingAge(birthDate: string, today: string): boolean {
  return addMonths(birthDate, WORKING_AGE_MONTHS) <= today;
}

/**
 * Whether the person has certainly reached the statutory retirement age (国务院关于渐进式延迟法定退休年龄的办法,
 * in force from 2025-01-01): men 60, delayed by a month for every four months to 63; women 55, delayed likewise to
 * 58. Women whose age was 50 retire earlier, which depends on their post: the window cannot know it, so the later
 * age is asked here and the officer sees to the rest.
 */
export function hasRetired(birthDate: string, sex: 'M' | 'F', today: string): boolean {
  const originalMonths = (sex === 'M' ? 60 : 55) * 12;
  const originalMonth = monthOf(birthDate) + originalMonths;
  const sinceStart = originalMonth - POLICY_START;
  const delay = sinceStart < 0 ? 0 : Math.min(36, Math.floor(sinceStart / 4) + 1);
  return addMonths(birthDate, originalMonths + delay) <= today;
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The day of the month is kept as written: comparing as text, 31 June stands after 30 June and before 1 July. */
function addMonths(day: string, months: number): string {
  const month = monthOf(day) + months;
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-${day.slice(8)}`;
}
