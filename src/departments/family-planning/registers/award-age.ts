import { parseIdentifier } from '../../../platform/identifiers/index.js';
import { addMonths } from '../../../platform/time/index.js';
import { AWARD_AGE } from '../family-planning.policy.js';

/** 达龄日期: when the person of an ID number reaches the age of the award on retirement; null for no citizen's number. */
export function awardOn(idNumber: string): string | null {
  // Whether the person is born yet does not matter here.
  const person = parseIdentifier(idNumber, '9999-12-31');
  if (!person.ok || person.kind !== 'PERSON') return null;
  return addMonths(person.birthDate, 12 * AWARD_AGE[person.sex]);
}
