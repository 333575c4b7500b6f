import { refuse, type LocalText, type UserErrors } from '../../platform/errors/index.js';

const invalid = (field: string[], zh: string, en: string): UserErrors => refuse('INVALID_INPUT', { zh, en }, field);

/** What the calendar itself says against a change. */
export const calendarRefuses = (message: LocalText, field: string[]): UserErrors =>
  refuse('INVALID_INPUT', message, field);

export const noticeStands = (id: string, field: string[]): UserErrors =>
  refuse(
    'RULE',
    {
      zh: `通知 ${id} 已载入且内容不同;通知不能改写,须以修订通知(amends)更改。`,
      en: `Notice ${id} is loaded with other content; a notice is never rewritten, it is changed by one that amends it.`,
    },
    field,
  );

export const scopeCodeNeeded = (field: string[]): UserErrors =>
  invalid(
    field,
    '须填写适用的行政区划、部门或政务服务中心代码。',
    'Give the code of the division, department or centre.',
  );
export const scopeCodeNotWanted = (field: string[]): UserErrors =>
  invalid(field, '适用于全市的图层不填写代码。', 'A layer of the whole installation has no scope code.');
export const unknownDivision = (field: string[]): UserErrors =>
  invalid(
    field,
    '没有政务服务中心在此行政区划内(省级 2 位、地级 4 位、县级 6 位、乡级 9 位)。',
    'No service centre lies in such a division (province 2 digits, city 4, county 6, township 9).',
  );
export const unknownDepartment = (field: string[]): UserErrors =>
  invalid(field, '没有这个部门。', 'There is no such department.');
export const unknownCentre = (field: string[]): UserErrors =>
  invalid(field, '没有这个政务服务中心。', 'There is no such service centre.');

export const otherTimeZone = (timeZone: string, field: string[]): UserErrors =>
  invalid(
    field,
    `图层不能更改时区:本系统使用 ${timeZone}。`,
    `A layer cannot change the time zone: this installation runs in ${timeZone}.`,
  );
export const neverOpen = (field: string[]): UserErrors =>
  invalid(field, '一周之内须至少有一段开放时间。', 'The week must have at least one open interval.');
export const dateTwice = (field: string[]): UserErrors =>
  invalid(field, '同一日期出现两次。', 'The date is given twice.');
export const offAndWorked = (field: string[]): UserErrors =>
  invalid(field, '同一日期不能既休息又工作。', 'A date cannot be both off and worked.');

export const emptyLayer = (field: string[]): UserErrors =>
  invalid(
    field,
    '图层没有内容。',
    'The layer says nothing, and there is none of this id whose words it could take back.',
  );

export const proposalNotFound = (): UserErrors =>
  refuse('NOT_FOUND', { zh: '没有这项日历变更。', en: 'There is no such proposal.' }, ['id']);

export const proposalDecided = (): UserErrors =>
  refuse('STATE_CONFLICT', { zh: '这项日历变更已经审核。', en: 'The proposal has been decided already.' }, ['id']);

export const samePerson = (): UserErrors =>
  refuse(
    'RULE',
    {
      zh: '日历变更须由提出人以外的另一名管理员审核。',
      en: 'A change of the calendar is decided by another administrator than the one who proposed it.',
    },
    ['id'],
  );
