import type { LocalText } from '../../errors/index.js';
import {
  checkName,
  checkPhone,
  checkText,
  parseIdentifier,
  type IdentifierProblem,
  type PhoneProblem,
  type TextProblem,
} from '../../identifiers/index.js';
import { rule } from './rule.js';

const text = (zh: string, en: string): LocalText => ({ zh, en });

const NOT_TEXT = text('须为文本。', 'It must be text.');

const TEXT_PROBLEMS: Record<Exclude<TextProblem, 'TOO_LONG'>, LocalText> = {
  EMPTY: text('不能为空。', 'It must not be empty.'),
  CONTROL_CHARACTER: text('含有控制字符。', 'It has a control character.'),
  INVISIBLE_CHARACTER: text('含有不可见字符。', 'It has an invisible character.'),
  BIDI_CHARACTER: text('含有改变书写方向的字符。', 'It has a character that changes the writing direction.'),
  LONE_SURROGATE: text('含有不完整的字符。', 'It has half a character (a lone surrogate).'),
  SURROUNDING_SPACE: text('首尾不能有空格。', 'It must not begin or end with a space.'),
};

const IDENTIFIER_PROBLEMS: Record<IdentifierProblem, LocalText> = {
  BAD_LENGTH: text('证件号码须为 18 位。', 'The ID number or credit code must have 18 characters.'),
  BAD_CHARACTER: text(
    '证件号码含有不允许的字符。',
    'The ID number or credit code has a character that is not allowed.',
  ),
  BAD_DATE: text('证件号码中的出生日期不存在。', 'The date of birth in the ID number does not exist.'),
  FUTURE_BIRTH: text('证件号码中的出生日期晚于今天。', 'The date of birth in the ID number lies in the future.'),
  BAD_CHECKSUM: text(
    '证件号码校验位不正确,请核对。',
    'The check character does not fit; please compare the number again.',
  ),
  BAD_DIVISION: text('证件号码中的行政区划代码不存在。', 'The division code in the number does not exist.'),
};

const PHONE_PROBLEMS: Record<PhoneProblem, LocalText> = {
  EMPTY: text('电话号码不能为空。', 'The telephone number must not be empty.'),
  BAD_CHARACTER: text('电话号码含有不允许的字符。', 'The telephone number has a character that is not allowed.'),
  BAD_FORMAT: text('不是有效的电话号码。', 'It is not a valid telephone number.'),
};

const textProblem = (problem: TextProblem, max: number): LocalText =>
  problem === 'TOO_LONG'
    ? text(`不能超过 ${max} 个字。`, `It must not be longer than ${max} characters.`)
    : TEXT_PROBLEMS[problem];

const NAME_LIMIT = 60;

/** 姓名 or 名称, kept exactly as it came: rare characters and `·` are welcome, 60 code points at most. */
export const IsPersonName = (): PropertyDecorator =>
  rule('isPersonName', (value) => {
    if (typeof value !== 'string') return NOT_TEXT;
    const checked = checkName(value);
    return checked.ok ? null : textProblem(checked.problem, NAME_LIMIT);
  });

/** 公民身份号码 (GB 11643) or 统一社会信用代码 (GB 32100), with its check character. */
export const IsIdentifier = (): PropertyDecorator =>
  rule('isIdentifier', (value, { today }) => {
    if (typeof value !== 'string') return NOT_TEXT;
    const parsed = parseIdentifier(value, today);
    return parsed.ok ? null : IDENTIFIER_PROBLEMS[parsed.problem];
  });

/** A mainland mobile or landline number. */
export const IsPhone = (): PropertyDecorator =>
  rule('isPhone', (value) => {
    if (typeof value !== 'string') return NOT_TEXT;
    const checked = checkPhone(value);
    return checked.ok ? null : PHONE_PROBLEMS[checked.problem];
  });

/** Free text (reason, address, opinion): not empty, at most `max` code points, nothing invisible. */
export const IsPlainText = (max: number, options: { multiline?: boolean; each?: boolean } = {}): PropertyDecorator =>
  rule(
    'isPlainText',
    (value) => {
      if (typeof value !== 'string') return NOT_TEXT;
      const checked = checkText(value, { maxCodePoints: max, multiline: options.multiline });
      return checked.ok ? null : textProblem(checked.problem, max);
    },
    { each: options.each },
  );

const BAD_CLIENT_KEY = text('须为 1 至 128 个可打印的 ASCII 字符。', 'It must be 1 to 128 printable ASCII characters.');

/** The key by which a client makes a call repeatable: 1–128 printable ASCII characters. */
export const IsClientKey = (): PropertyDecorator =>
  rule('isClientKey', (value) =>
    typeof value === 'string' && /^[\x20-\x7e]{1,128}$/.test(value) ? null : BAD_CLIENT_KEY,
  );

/** A whole number from `least` to `most`. */
export const IsWholeNumber = (least: number, most: number): PropertyDecorator => {
  const refusal = text(`须为 ${least} 至 ${most} 的整数。`, `It must be a whole number from ${least} to ${most}.`);
  return rule('isWholeNumber', (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most ? null : refusal,
  );
};

/** A list of at most `most` entries. */
export const IsShortList = (most: number): PropertyDecorator => {
  const refusal = text(`最多 ${most} 项。`, `It may have at most ${most} entries.`);
  return rule('isShortList', (value) => (Array.isArray(value) && value.length > most ? refusal : null));
};
