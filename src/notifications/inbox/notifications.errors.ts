import { refuse, UserErrors } from '../../platform/errors/index.js';

export const tooManyIds = (most: number): UserErrors =>
  refuse('INVALID_INPUT', { zh: `一次最多标记 ${most} 条消息。`, en: `At most ${most} messages at a time.` }, ['ids']);

/** @param places where in the list the ids stand; what is not the caller's does not exist for them */
export const notificationsNotFound = (places: readonly number[]): UserErrors =>
  new UserErrors(
    places.map((place) => ({
      code: 'NOT_FOUND',
      message: { zh: '没有这条消息。', en: 'There is no such message.' },
      field: ['ids', String(place)],
    })),
  );
