/** Adds calendar months (negative: takes away) to a day YYYY-MM-DD; the 31st becomes the last of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

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

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Completed years on the day `today`. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

export const laterOf = (a: string, b: string): string => (a > b ? a : b);
