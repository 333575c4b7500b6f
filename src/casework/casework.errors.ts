import { refuse, type Locale, type LocalText, type UserErrors } from '../platform/errors/index.js';

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
    { zh: '不予批准、不同意或者部分批准须写明理由。', en: 'Give the reason for a rejection or a partial result.' },
    ['reason'],
  );

export const partialOnlyForJoint = (): UserErrors =>
  refuse('INVALID_INPUT', { zh: '只有联办件可以部分办结。', en: 'Only a joint request can be decided in part.' }, [
    'outcome',
  ]);

export const partialOnlyForDecision = (): UserErrors =>
  refuse(
    'INVALID_INPUT',
    {
      zh: '部分办结只能由作出决定的环节填写;其他环节请填同意或者不同意。',
      en: 'Only the step that decides can be partial; other steps approve or reject.',
    },
    ['outcome'],
  );

/** @param parts names of the refused parts. */
export const partsWereRefused = (parts: LocalText[]): UserErrors =>
  refuse(
    'RULE',
    {
      zh: `以下事项未予通过,不能全部批准,请选择部分批准或者不予批准:${namesIn('zh', parts)}。`,
      en: `These parts were refused, so decide PARTIAL or REJECTED: ${namesIn('en', parts)}.`,
    },
    ['outcome'],
  );

export const nothingWasRefused = (): UserErrors =>
  refuse(
    'RULE',
    { zh: '各事项均已通过,不能部分批准。', en: 'No part was refused, so the decision cannot be partial.' },
    ['outcome'],
  );

export const nothingWasGranted = (): UserErrors =>
  refuse(
    'RULE',
    { zh: '没有任何事项通过,不能部分批准。', en: 'No part was granted, so the decision cannot be partial.' },
    ['outcome'],
  );

const namesIn = (locale: Locale, names: LocalText[]): string =>
  names.map((name) => name[locale]).join(locale === 'zh' ? '、' : ', ');

export const opinionOnlyOfAssist = (): UserErrors =>
  refuse('RULE', {
    zh: '这是主办环节,请填写办理结果;协办意见只用于协办环节。',
    en: 'This step is the lead’s own: give its outcome. Opinions are for assisting steps.',
  });

export const forwardToWhom = (): UserErrors =>
  refuse('INVALID_INPUT', { zh: '同意并转须写明转给哪个部门。', en: 'Name the department to forward to.' }, [
    'forwardTo',
  ]);

export const nothingToForward = (): UserErrors =>
  refuse(
    'INVALID_INPUT',
    { zh: '只有同意并转才填写转给的部门。', en: 'A department is named only with AGREE_AND_FORWARD.' },
    ['forwardTo'],
  );

export const opinionGivenBefore = (): UserErrors =>
  refuse(
    'RULE',
    {
      zh: '该部门已对本环节提出过意见,不能再转给它。',
      en: 'That department has given its opinion on this step already.',
    },
    ['forwardTo'],
  );

export const unknownDepartment = (field: string): UserErrors =>
  refuse('INVALID_INPUT', { zh: '没有这个部门。', en: 'There is no such department.' }, [field]);

/** @param part its name. @param body the department that keeps what it comes to */
export const partStays = (part: LocalText, body: LocalText): UserErrors =>
  refuse(
    'RULE',
    {
      zh: `“${part.zh}”由${body.zh}办理并登记,不能转给其他部门,请转回该部门。`,
      en: `“${part.en}” is given and registered by ${body.en}: send the task back there.`,
    },
    ['department'],
  );

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
