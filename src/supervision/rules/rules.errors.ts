import {
  refuse,
  type LocalText,
  type UserErrorCode,
  type UserErrors,
  type UserProblem,
} from '../../platform/errors/index.js';

/** One thing wrong with a rule, at a field of `input`. */
export const ruleProblem = (
  field: string | readonly string[],
  zh: string,
  en: string,
  code: UserErrorCode = 'INVALID_INPUT',
): UserProblem => ({ code, message: { zh, en } satisfies LocalText, field: ['input', ...[field].flat()] });

export const speaksTwice = (otherCode: string): UserErrors =>
  refuse(
    'RULE',
    {
      zh: `现行规则 ${otherCode} 已在同一时刻、同一范围触发,请修改其中之一。`,
      en: `The rule ${otherCode} in force already speaks at the same instant and about the same requests; change one of the two.`,
    },
    ['input', 'code'],
  );

export const ruleNotFound = (): UserErrors =>
  refuse('NOT_FOUND', { zh: '没有这条预警规则。', en: 'There is no such warning rule.' }, ['code']);

export const ruleRetired = (): UserErrors =>
  refuse('STATE_CONFLICT', { zh: '这条预警规则已经停用。', en: 'The warning rule is retired already.' }, ['code']);
