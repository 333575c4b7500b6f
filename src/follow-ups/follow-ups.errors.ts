import { badInput, refuse, type ApiError, type UserErrors } from '../platform/errors/index.js';

/** Also for one of another department, and for one of a ledger that the caller may not know of. */
export const followUpNotFound = (): UserErrors =>
  refuse('NOT_FOUND', { zh: '没有找到该项回访、复核或续期。', en: 'There is no such follow-up.' }, ['id']);

export const followUpClaimed = (): UserErrors =>
  refuse('ALREADY_CLAIMED', { zh: '该项工作已有人认领。', en: 'Somebody has claimed this follow-up already.' }, ['id']);

export const followUpStateConflict = (): UserErrors =>
  refuse('STATE_CONFLICT', {
    zh: '该项工作当前的状态不允许此操作,请刷新后查看。',
    en: 'The present state of the follow-up does not allow this.',
  });

export const followUpChanged = (): UserErrors =>
  refuse('VERSION_CONFLICT', {
    zh: '该项工作已被他人更新,请刷新后重试。',
    en: 'The follow-up was changed since you read it.',
  });

export const forLeaderOnly = (): UserErrors =>
  refuse('RULE', { zh: '该项工作由部门负责人办理。', en: 'This follow-up is for the leader of the department.' });

export const unknownOutcome = (known: string[]): UserErrors =>
  refuse(
    'INVALID_INPUT',
    { zh: `结果须为 ${known.join('、')} 之一。`, en: `The outcome must be one of ${known.join(', ')}.` },
    ['outcome'],
  );

export const nothingToRecord = (): UserErrors =>
  refuse(
    'INVALID_INPUT',
    { zh: '该项工作没有需要另外登记的内容。', en: 'Nothing is recorded besides the outcome of this follow-up.' },
    ['result'],
  );

export const badDivision = (): ApiError =>
  badInput(
    {
      zh: '行政区划代码(或其前几位)须为 2 至 12 位数字。',
      en: 'A division code, or its beginning, has 2 to 12 digits.',
    },
    ['filter', 'divisionCode'],
  );
