import { ApiError, refuse, type LocalText, type UserErrors } from '../platform/errors/index.js';
import type { RequestState } from './case-file/index.js';

export const STATE_NAMES: Record<RequestState, LocalText> = {
  RECEIVED: { zh: '已收件', en: 'received' },
  CORRECTION: { zh: '待补正', en: 'awaiting correction' },
  ACCEPTED: { zh: '已受理', en: 'accepted' },
  REFUSED: { zh: '不予受理', en: 'refused' },
  IN_PROGRESS: { zh: '办理中', en: 'in progress' },
  SUSPENDED: { zh: '特别程序中', en: 'suspended for a special procedure' },
  DECIDED: { zh: '已办结', en: 'decided' },
  DELIVERED: { zh: '已送达', en: 'delivered' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
  TERMINATED: { zh: '已终止', en: 'terminated' },
};

export const requestNotFound = (): UserErrors =>
  refuse('NOT_FOUND', { zh: '没有这个受理编号的办件。', en: 'There is no request with this number.' }, ['number']);

export const taskNotFound = (): UserErrors =>
  refuse('NOT_FOUND', { zh: '没有这项任务。', en: 'There is no such task.' }, ['id']);

export const stateConflict = (state: RequestState): UserErrors =>
  refuse('STATE_CONFLICT', {
    zh: `办件现为“${STATE_NAMES[state].zh}”,不能进行此操作。`,
    en: `The request is ${STATE_NAMES[state].en}; this operation is not allowed now.`,
  });

export const versionConflict = (): UserErrors =>
  refuse(
    'VERSION_CONFLICT',
    { zh: '他人已更改,请刷新后再操作。', en: 'Somebody changed it meanwhile; load it again first.' },
    ['expectedVersion'],
  );

/** Others have written it, again and again, between reading and writing. */
export const keepsChanging = (): ApiError =>
  new ApiError('OVERLOADED', { zh: '办件正被频繁更改,请稍后再试。', en: 'The request keeps changing; try again.' });
