import { refuse, type UserErrors } from '../platform/errors/index.js';

export const alreadyClaimed = (): UserErrors =>
  refuse('ALREADY_CLAIMED', { zh: '这项任务已有人认领。', en: 'Somebody has claimed this task already.' }, ['id']);

export const taskStateConflict = (): UserErrors =>
  refuse('STATE_CONFLICT', {
    zh: '任务或办件当前的状态不允许此操作,请刷新后查看。',
    en: 'The present state of the task or its request does not allow this.',
  });

export const needsOtherLeader = (): UserErrors =>
  refuse('RULE', {
    zh: '审批环节须由未参与本件前序办理的部门负责人办理。',
    en: 'An approval is for a department leader who did no earlier step of this request.',
  });

export const dispatcherDecided = (): UserErrors =>
  refuse('RULE', {
    zh: '该任务已退回两次,调度员的决定为最终决定,不能再退。',
    en: 'The task was returned twice; the dispatcher’s decision is final.',
  });

export const reasonRequired = (): UserErrors =>
  refuse(
    'INVALID_INPUT',
    { zh: '不予批准或部分批准须写明理由。', en: 'Give the reason for a rejection or a partial result.' },
    ['reason'],
  );

export const partialOnlyForJoint = (): UserErrors =>
  refuse('INVALID_INPUT', { zh: '只有联办件可以部分办结。', en: 'Only a joint request can be decided in part.' }, [
    'outcome',
  ]);

export const unknownDepartment = (field: string): UserErrors =>
  refuse('INVALID_INPUT', { zh: '没有这个部门。', en: 'There is no such department.' }, [field]);

export const ownDepartment = (field: string): UserErrors =>
  refuse('INVALID_INPUT', { zh: '应写明的是其他部门。', en: 'Name another department than your own.' }, [field]);

export const procedureNotAllowed = (): UserErrors =>
  refuse(
    'RULE',
    { zh: '此事项没有规定该特别程序可以停止计时。', en: 'The item lists no such procedure that stops the clock.' },
    ['procedure'],
  );

export const procedureTooOften = (times: number): UserErrors =>
  refuse(
    'RULE',
    {
      zh: `同一办件最多可启动该特别程序 ${times} 次。`,
      en: `A request may be suspended for this procedure ${times} times at most.`,
    },
    ['procedure'],
  );

export const extensionNotAllowed = (): UserErrors =>
  refuse('RULE', { zh: '此事项没有规定可以延期。', en: 'The item allows no extension.' });

export const extensionTooLong = (value: number): UserErrors =>
  refuse('RULE', { zh: `累计延期不得超过规定的 ${value}。`, en: `Extensions may come to ${value} in all.` }, [
    'limit',
    'value',
  ]);

export const extensionUnit = (): UserErrors =>
  refuse('INVALID_INPUT', { zh: '延期的单位须与办理时限一致。', en: 'Extend in the unit of the time limit.' }, [
    'limit',
    'unit',
  ]);

export const extensionValue = (): UserErrors =>
  refuse('INVALID_INPUT', { zh: '延期须为正整数。', en: 'Extend by a positive whole number.' }, ['limit', 'value']);

export const extensionTooLate = (): UserErrors =>
  refuse('TOO_LATE', {
    zh: '期限已经届满,不能再延期。',
    en: 'The time limit has expired; it can no longer be extended.',
  });

export const notNow = (): UserErrors =>
  refuse(
    'RULE',
    {
      zh: '特别程序的开始和结束须当时登记,不能补记或预记。',
      en: 'The beginning and the end of a special procedure are recorded when they happen, not before or afterwards.',
    },
    ['at'],
  );

export const resumedBeforePause = (): UserErrors =>
  refuse('RULE', { zh: '恢复办理的时间不能早于停止计时的时间。', en: 'A pause cannot end before it began.' }, ['at']);
