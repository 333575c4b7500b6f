import type { RecordedFollowUp } from '../../../department-kit/index.js';
import { addMonths, laterOf } from '../../../platform/time/index.js';
import { CONTACT_MONTHS, MISSED_UNTIL_LAPSE, SUSPENSION_MONTHS } from '../employment.policy.js';
import type { Unemployment } from './unemployment.entity.js';

type Contacted = Pick<Unemployment, 'status' | 'missedContacts' | 'lastContactOn' | 'nextContactOn'>;

/**
 * Where a registration stands after a monthly contact. Reached: the count of missed contacts starts anew. Not reached
 * so often in a row that six months have passed: it lapses (失效).
 */
export function afterContact(
  { status, missedContacts, lastContactOn }: Contacted,
  { outcome, today, dueOn }: Pick<RecordedFollowUp, 'outcome' | 'today' | 'dueOn'>,
): Contacted {
  const after = (months: number): string => addMonths(laterOf(today, dueOn), months);
  const reached = { missedContacts: 0, lastContactOn: today };
  switch (outcome) {
    case 'STILL_LOOKING':
      return { status: 'ACTIVE', ...reached, nextContactOn: after(CONTACT_MONTHS) };
    case 'SUSPENDED':
      return { status: 'SUSPENDED', ...reached, nextContactOn: after(SUSPENSION_MONTHS) };
    case 'EMPLOYED':
      return { status: 'EMPLOYED', ...reached, nextContactOn: null };
    case 'WITHDRAWN':
      return { status: 'CANCELLED', ...reached, nextContactOn: null };
  }
  const missed = { missedContacts: missedContacts + 1, lastContactOn };
  if (missed.missedContacts >= MISSED_UNTIL_LAPSE) return { status: 'LAPSED', ...missed, nextContactOn: null };
  return { status, ...missed, nextContactOn: after(CONTACT_MONTHS) };
}
