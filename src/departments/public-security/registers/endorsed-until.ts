import { addMonths } from '../../../platform/time/index.js';

/**
 * Until when an endorsement made on `today` lasts (居住证暂行条例 10): a year beyond the end of the present one when
 * made in time, a year from today when made up for afterwards.
 * @param known end of the present one from the register, or null
 * @param issuedOn the day of issue as the applicant tells it, used where the register knows nothing
 */
export function endorsedUntil(today: string, known: string | null, issuedOn: string): string {
  const present = known ?? nextAnniversary(issuedOn, today);
  const inTime = present >= today && addMonths(present, -1) <= today;
  return addMonths(inTime ? present : today, 12);
}

function nextAnniversary(day: string, today: string): string {
  const years = Math.max(1, Number(today.slice(0, 4)) - Number(day.slice(0, 4)));
  const anniversary = addMonths(day, years * 12);
  return anniversary >= today ? anniversary : addMonths(day, (years + 1) * 12);
}
