export type PhoneProblem = 'EMPTY' | 'BAD_CHARACTER' | 'BAD_FORMAT';

export type PhoneCheck = { ok: true; kind: 'MOBILE' | 'LANDLINE' } | { ok: false; problem: PhoneProblem };

/** The pieces of a number, in the order written: prefix (`+86`, area code), subscriber's number, extension. */
export interface PhoneParts {
  kind: 'MOBILE' | 'LANDLINE';
  prefix: string;
  subscriber: string;
  extension: string;
}

const MOBILE = /^(\+86[- ]?)?(1[3-9][0-9]{9})$/;
/** Three-digit area codes (010, 02x) have eight-digit subscribers, the others seven or eight. */
const LANDLINE =
  /^((?:\+86[- ]?0?|0)(?:10|2[0-9])[- ]?(?=[0-9]{8}(?![0-9]))|(?:\+86[- ]?0?|0)[3-9][0-9]{2}[- ]?|)([2-9][0-9]{6,7})((?:-|转)[0-9]{1,6})?$/;

/**
 * Looks at a mainland telephone number (numbering plan of 电信网编号计划): a mobile of eleven digits, or a
 * landline with optional area code and extension (`-801` or `转801`); `+86` may stand before either.
 */
export function checkPhone(input: string): PhoneCheck {
  if (input === '') return { ok: false, problem: 'EMPTY' };
  if (!/^[0-9+\- 转]+$/.test(input)) return { ok: false, problem: 'BAD_CHARACTER' };
  const parts = splitPhone(input);
  return parts === null ? { ok: false, problem: 'BAD_FORMAT' } : { ok: true, kind: parts.kind };
}

export function splitPhone(input: string): PhoneParts | null {
  const mobile = MOBILE.exec(input);
  if (mobile) return { kind: 'MOBILE', prefix: mobile[1] ?? '', subscriber: mobile[2], extension: '' };
  const landline = LANDLINE.exec(input);
  if (!landline) return null;
  return { kind: 'LANDLINE', prefix: landline[1], subscriber: landline[2], extension: landline[3] ?? '' };
}
