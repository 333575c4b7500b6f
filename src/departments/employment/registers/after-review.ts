import { addMonths, laterOf } from '../../../platform/time/index.js';
import type { RecordedFollowUp } from '../../../department-kit/index.js';
import type { EmploymentService } from './service.entity.js';

/**
 * When a service is looked at again after a visit or review; null: it has ended. What holds until a day is looked at on
 * that day, however late the review before came, and ends with it.
 */
export function nextReviewOn(
  { validUntil }: Pick<EmploymentService, 'validUntil'>,
  { outcome, today, dueOn }: Pick<RecordedFollowUp, 'outcome' | 'today' | 'dueOn'>,
  months: number,
): string | null {
  const reviewed = laterOf(today, dueOn);
  if (outcome !== 'CONTINUE' || (validUntil !== null && reviewed >= validUntil)) return null;
  const next = addMonths(reviewed, months);
  return validUntil !== null && validUntil < next ? validUntil : next;
}
