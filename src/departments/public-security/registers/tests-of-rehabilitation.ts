import { ACTIVE } from '../../../department-kit/index.js';
import { MISSED_TEST_DAYS, TEST_MONTHS } from '../public-security.policy.js';
import { addDays, addMonths } from '../../../platform/time/index.js';
import type { Rehabilitation } from './rehabilitation.entity.js';

type Tested = Pick<Rehabilitation, 'startsOn' | 'endsOn' | 'nextTestOn' | 'testCount' | 'missedCount'>;
type After = Pick<Rehabilitation, 'status' | 'nextTestOn' | 'testCount' | 'missedCount'>;

/** What a test comes to: the last one is due on the day on which the agreement ends, and completes it. */
export function afterTest(entry: Tested, outcome: string, today: string): After {
  const { endsOn, nextTestOn, testCount, missedCount } = entry;
  if (outcome === 'BREACHED' || outcome === 'ENDED') return { status: outcome, nextTestOn, testCount, missedCount };
  if (outcome === 'ABSENT') {
    const again = addDays(today, MISSED_TEST_DAYS);
    return { status: ACTIVE, nextTestOn: again, testCount, missedCount: missedCount + 1 };
  }
  const passed = { testCount: testCount + 1, missedCount };
  if (today >= endsOn) return { ...passed, status: 'COMPLETED', nextTestOn };
  const next = addMonths(today, monthsBetween(entry.startsOn, today));
  return { ...passed, status: ACTIVE, nextTestOn: next < endsOn ? next : endsOn };
}

/** Months between two tests in the year of the agreement that `today` lies in; after the last year as in it. */
function monthsBetween(startsOn: string, today: string): number {
  const year = TEST_MONTHS.findIndex((_, index) => today < addMonths(startsOn, 12 * (index + 1)));
  return TEST_MONTHS.at(year)!;
}
