import { refuse, type UserErrors } from '../../platform/errors/index.js';
import { LONGEST_ORDER } from './policy.js';

export const tailRequired = (): UserErrors =>
  refuse(
    'INVALID_INPUT',
    {
      zh: '合作平台代居民催办须提供申请人证件号码的后六位。',
      en: 'A partner that reminds for a resident gives the last six characters of the applicant’s ID number.',
    },
    ['idNumberTail'],
  );

/** @param nextOn the first day on which it is possible again, YYYY-MM-DD */
export const remindedLately = (nextOn: string): UserErrors =>
  refuse(
    'RULE',
    {
      zh: `已经催办过,每个工作日至多催办一次,${nextOn} 起可再次催办。`,
      en: `One reminder per working day: the next is possible from ${nextOn} on.`,
    },
    ['number'],
  );

export const remindedOften = (times: number): UserErrors =>
  refuse(
    'RULE',
    {
      zh: `同一办件居民至多催办 ${times} 次,不能再催办;可向受理的政务服务中心反映。`,
      en: `A resident may remind ${times} times per request and has done so; no further one is possible. Please turn to the service centre.`,
    },
    ['number'],
  );

export const answerLimitUnit = (): UserErrors =>
  refuse(
    'INVALID_INPUT',
    { zh: '督办的答复期限须以工作日或者自然日计。', en: 'An answer is ordered within working or natural days.' },
    ['answerWithin', 'unit'],
  );

export const answerLimitValue = (): UserErrors =>
  refuse(
    'INVALID_INPUT',
    {
      zh: `督办的答复期限须为 1 至 ${LONGEST_ORDER} 的整数。`,
      en: `The limit for the answer must be a whole number from 1 to ${LONGEST_ORDER}.`,
    },
    ['answerWithin', 'value'],
  );

export const reminderNotFound = (): UserErrors =>
  refuse('NOT_FOUND', { zh: '没有这条催办或督办。', en: 'There is no such reminder or order.' }, ['id']);

export const alreadyAnswered = (): UserErrors =>
  refuse('STATE_CONFLICT', { zh: '已经答复过,不能再次答复。', en: 'It has been answered already.' });
