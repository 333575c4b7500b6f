import { splitPhone } from './phone.js';

/** A masked value keeps seven characters; a shorter one than this would keep too much of itself. */
const SHORTEST_PARTLY_SHOWN = 12;

/**
 * 脱敏 of an ID number (GB 11643) or credit code (GB 32100): first three and last four characters stay,
 * `110***********002X`. Values under twelve characters are masked whole. The length stays the same.
 */
export function maskIdentifier(value: string): string {
  if (value.length < SHORTEST_PARTLY_SHOWN) return '*'.repeat(value.length);
  return value.slice(0, 3) + '*'.repeat(value.length - 7) + value.slice(-4);
}

/**
 * 脱敏 of a telephone number: `138****5678`, `010-****5678`; an extension is masked whole, and so is whatever
 * is not a number that `checkPhone` accepts.
 */
export function maskPhone(value: string): string {
  const parts = splitPhone(value);
  if (parts === null) return '*'.repeat(value.length);
  const shown = parts.kind === 'MOBILE' ? 3 : 0;
  const { subscriber } = parts;
  const masked = subscriber.slice(0, shown) + '*'.repeat(subscriber.length - shown - 4) + subscriber.slice(-4);
  return parts.prefix + masked + parts.extension.replace(/[0-9]/g, '*');
}

/**
 * 脱敏 of a name: the first character stays, `张*`, `欧**`. A character is a code point with its ideographic
 * variation selector, if any. A name of one character is masked whole.
 */
export function maskName(value: string): string {
  const characters = value.match(/[^][\u{E0100}-\u{E01EF}]?/gu) ?? [];
  if (characters.length < 2) return '*'.repeat(characters.length);
  return characters[0] + '*'.repeat(characters.length - 1);
}

/** The last six characters in upper case: what a resident tells at the window to confirm who they are. */
export function identifierTail(value: string): string {
  return value.slice(-6).toUpperCase();
}
