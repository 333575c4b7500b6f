import type { Application, RuleViolation } from '../../department-kit/index.js';
import { addMonths } from '../../platform/time/index.js';
import { daysReversed, mustBeLater, tooLate, wageReversed } from './employment.errors.js';
import { VACANCY_MOST_MONTHS } from './employment.policy.js';
import type { CourseForm, VacancyForm } from './items/form-types.js';

/** What only organisations with a credit code ask for. */
export const MARKET_ITEMS = new Set([
  'vacancy-publication',
  'training-course-publication',
  'public-welfare-post-declaration',
]);

/** Rules of vacancies, courses and posts that need no register. */
export function marketViolations({ itemCode, form, today }: Application): RuleViolation[] {
  switch (itemCode) {
    case 'vacancy-publication':
      return vacancyViolations(form as unknown as VacancyForm, today);
    case 'training-course-publication':
      return courseViolations(form as unknown as CourseForm, today);
    default:
      return later('validUntil', '岗位期限', form['validUntil'] as string, today);
  }
}

function vacancyViolations({ wageMinYuan, wageMaxYuan, validUntil }: VacancyForm, today: string): RuleViolation[] {
  const violations = validUntil === undefined ? [] : later('validUntil', '招聘有效期', validUntil, today);
  if (validUntil !== undefined && validUntil > addMonths(today, VACANCY_MOST_MONTHS)) {
    violations.push(tooLate('validUntil', '招聘有效期', VACANCY_MOST_MONTHS));
  }
  if (wageMaxYuan < wageMinYuan) violations.push(wageReversed());
  return violations;
}

function courseViolations({ enrolUntil, startsOn, endsOn }: CourseForm, today: string): RuleViolation[] {
  const violations = enrolUntil < today ? [mustBeLater('enrolUntil', '报名截止日期')] : [];
  if (startsOn < enrolUntil) violations.push(daysReversed('startsOn', '报名截止日期与开班日期'));
  if (endsOn < startsOn) violations.push(daysReversed('endsOn', '开班日期与结业日期'));
  return violations;
}

const later = (field: string, title: string, day: string, today: string): RuleViolation[] =>
  day > today ? [] : [mustBeLater(field, title)];
