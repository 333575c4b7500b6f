export type TextProblem =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'CONTROL_CHARACTER'
  | 'INVISIBLE_CHARACTER'
  | 'BIDI_CHARACTER'
  | 'LONE_SURROGATE'
  | 'SURROUNDING_SPACE';

export type TextCheck = { ok: true } | { ok: false; problem: TextProblem };

export interface TextRules {
  maxCodePoints: number;
  /** Line feed, CR LF and tab are allowed. */
  multiline?: boolean;
}

const NAME_LIMIT = 60;

const LONE_SURROGATE = /\p{Cs}/u;
/** C0 (with NUL), DEL, C1, and Unicode's line and paragraph separators. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const CONTROL_MULTILINE = /(?!\r\n|[\n\t])[\p{Cc}\p{Zl}\p{Zp}]/u;
const BIDI = /\p{Bidi_Control}/u;
/** Format characters, fillers, and every variation selector that does not choose the form of an ideograph. */
const INVISIBLE =
  /(?<!\p{Ideographic})[\u{E0100}-\u{E01EF}]|(?![\u{E0100}-\u{E01EF}])[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** The same, but U+FE0E and U+FE0F may choose the form of an emoji. */
const INVISIBLE_TEXT =
  /(?<!\p{Ideographic})[\u{E0100}-\u{E01EF}]|(?![\u{E0100}-\u{E01EF}]|(?<=\p{Emoji})[\uFE0E\uFE0F])[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Looks at a legal name (姓名, 名称), up to 60 code points (ISO/IEC 10646, GB 18030-2022). Rare ideographs,
 * CJK compatibility ideographs, ideographic variation sequences and `·` are accepted.
 * It answers only: the name is stored as it came, never trimmed and never normalised, for NFC changes names.
 */
export function checkName(input: string): TextCheck {
  return check(input, NAME_LIMIT, CONTROL, INVISIBLE);
}

/**
 * Looks at free text (reasons, addresses, opinions): the rules of {@link checkName}, with a limit of the
 * caller's, line ends and tabs if `multiline`, and emoji. Empty text is refused; skip the call when absent.
 */
export function checkText(input: string, rules: TextRules): TextCheck {
  return check(input, rules.maxCodePoints, rules.multiline ? CONTROL_MULTILINE : CONTROL, INVISIBLE_TEXT);
}

function check(input: string, maxCodePoints: number, control: RegExp, invisible: RegExp): TextCheck {
  const problem = findProblem(input, maxCodePoints, control, invisible);
  return problem === null ? { ok: true } : { ok: false, problem };
}

function findProblem(input: string, maxCodePoints: number, control: RegExp, invisible: RegExp): TextProblem | null {
  // A code point is at most two units long, so this is certain without reading what may be megabytes.
  if (input.length > maxCodePoints * 2) return 'TOO_LONG';
  if (LONE_SURROGATE.test(input)) return 'LONE_SURROGATE';
  if (control.test(input)) return 'CONTROL_CHARACTER';
  if (BIDI.test(input)) return 'BIDI_CHARACTER';
  if (invisible.test(input)) return 'INVISIBLE_CHARACTER';
  const trimmed = input.trim();
  if (trimmed === '') return 'EMPTY';
  if (trimmed !== input) return 'SURROUNDING_SPACE';
  return countCodePoints(input) > maxCodePoints ? 'TOO_LONG' : null;
}

function countCodePoints(input: string): number {
  let count = 0;
  for (const _ of input) count++;
  return count;
}
