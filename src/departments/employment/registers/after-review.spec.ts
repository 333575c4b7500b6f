import fc from 'fast-check';
import { addDays, addMonths } from '../../../platform/time/index.js';
import { WELFARE_POST_MONTHS, WELFARE_POST_REVIEW_MONTHS } from '../employment.policy.js';
import { nextReviewOn } from './after-review.js';

const post = { validUntil: '2029-02-28' };
const review = (dueOn: string, today = dueOn, outcome = 'CONTINUE') => ({ outcome, today, dueOn });

it.each([
  ['in time', review('2027-02-28'), '2028-02-28'],
  ['early', review('2027-02-28', '2027-02-01'), '2028-02-28'],
  ['late: the post is still held to its last day', review('2028-02-28', '2028-03-09'), '2029-02-28'],
  ['on the last day', review('2029-02-28'), null],
  ['who has left', review('2027-02-28', '2027-02-28', 'LEFT'), null],
])('a post of public welfare reviewed %s', (_name, followUp, next) => {
  expect(nextReviewOn(post, followUp, WELFARE_POST_REVIEW_MONTHS)).toBe(next);
});

it('is held for all of its months, however late its reviews are, and no longer', () => {
  const lateness = fc.array(fc.integer({ min: -30, max: 200 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1500 }), lateness, (offset, late) => {
      const placedOn = addDays('2024-01-31', offset);
      const validUntil = addMonths(placedOn, WELFARE_POST_MONTHS);
      let due = addMonths(placedOn, WELFARE_POST_REVIEW_MONTHS);
      let reviewed = due;
      for (const days of late) {
        reviewed = addDays(due, days);
        const next = nextReviewOn({ validUntil }, review(due, reviewed), WELFARE_POST_REVIEW_MONTHS);
        if (next === null) break;
        expect(next > due && next <= validUntil).toBe(true);
        due = next;
      }
      expect(due === validUntil || reviewed >= validUntil).toBe(true);
    }),
  );
});
