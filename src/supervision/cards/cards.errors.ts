import { badInput, refuse, type ApiError, type LocalText, type UserErrors } from '../../platform/errors/index.js';
import type { CardState } from './card.js';

const STATE_NAMES: Record<CardState, LocalText> = {
  RAISED: { zh: '已亮牌', en: 'raised' },
  REBUTTED: { zh: '已申辩', en: 'rebutted' },
  UPHELD: { zh: '已裁定维持', en: 'upheld' },
  WITHDRAWN: { zh: '已裁定撤销', en: 'withdrawn' },
};

export const cardNotFound = (): UserErrors =>
  refuse('NOT_FOUND', { zh: '没有这张预警牌。', en: 'There is no such warning card.' }, ['id']);

export const cardStateConflict = (state: CardState): UserErrors =>
  refuse('STATE_CONFLICT', {
    zh: `预警牌现为“${STATE_NAMES[state].zh}”,不能进行此操作。`,
    en: `The card is ${STATE_NAMES[state].en}; this operation is not allowed now.`,
  });

export const cardChanged = (): UserErrors =>
  refuse(
    'VERSION_CONFLICT',
    { zh: '他人已更改,请刷新后再操作。', en: 'Somebody changed it meanwhile; load it again first.' },
    ['expectedState'],
  );

/** @param dueOn the last day on which it was possible, YYYY-MM-DD */
export const rebuttalTooLate = (dueOn: string): UserErrors =>
  refuse('TOO_LATE', {
    zh: `申辩期限已于 ${dueOn} 届满,不能再申辩。`,
    en: `A rebuttal was possible until ${dueOn}; it is too late.`,
  });

export const emptyPeriod = (): ApiError =>
  badInput({ zh: 'to 不能早于 from。', en: 'to must not be earlier than from.' }, ['to']);
