/**
 * The check characters of the standards this system meets. Each function gives the character that belongs
 * after `body`; callers have already refused characters outside the alphabet.
 */

const ALPHABET_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** GB 32100-2015: digits and capitals without I, O, S, V, Z. */
export const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** ISO 7064 MOD 11-2 (GB/T 17710), as GB 11643-1999 uses it for the 公民身份号码. */
export function mod11Radix2(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11;
  return '0123456789X'[(12 - sum) % 11];
}

/** ISO 7064 MOD 37,36 (GB/T 17710), over digits and capital letters. */
export function mod37Radix36(body: string): string {
  let carry = 36;
  for (const character of body) {
    const sum = (carry + ALPHABET_36.indexOf(character)) % 36 || 36;
    carry = (sum * 2) % 37;
  }
  return ALPHABET_36[(37 - carry) % 36];
}

/** GB 32100-2015: weights are the powers of 3, modulo 31, over the alphabet of the 统一社会信用代码. */
export function creditCodeCheck(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += CREDIT_CODE_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_CODE_ALPHABET[(31 - (sum % 31)) % 31];
}

/** GB 11714: the check character of the eight-character 组织机构代码 inside a credit code. */
export function organisationCodeCheck(body: string): string {
  let sum = 0;
  [...body].forEach((character, index) => (sum += ALPHABET_36.indexOf(character) * ORGANISATION_WEIGHTS[index]));
  return '0123456789X'[(11 - (sum % 11)) % 11];
}
