import type { RuleViolation } from '../../department-kit/index.js';
import type { LocalText } from '../../platform/errors/index.js';

const applicant = ['applicant', 'idNumber'];

export const ALREADY_UNEMPLOYED: LocalText = {
  zh: '该人员的另一件失业登记正在办结,请稍后再试。',
  en: 'Another registration of this person is being decided; try again.',
};

export const ALREADY_RECOGNISED: LocalText = {
  zh: '该人员的同类认定仍然有效,无需重复申请。',
  en: 'An earlier recognition of the same kind still stands for this person.',
};

export const alreadyRecognised = (): RuleViolation => ({ message: ALREADY_RECOGNISED, field: applicant });

export const personsOnly = (): RuleViolation => ({
  message: { zh: '本事项只能由个人申请。', en: 'Only a person can apply for this item.' },
  field: applicant,
});

export const underWorkingAge = (): RuleViolation => ({
  message: { zh: '申请人未满16周岁,不能办理。', en: 'The applicant is younger than 16.' },
  field: applicant,
});

export const retired = (): RuleViolation => ({
  message: { zh: '申请人已达到法定退休年龄,不能办理。', en: 'The applicant has reached the statutory retirement age.' },
  field: applicant,
});

export const inTheFuture = (field: string, title: string): RuleViolation => ({
  message: { zh: `${title}不能晚于今天。`, en: `${field} must not be later than today.` },
  field: ['form', field],
});

export const moreEmployedThanMembers = (): RuleViolation => ({
  message: {
    zh: '本人失业,家庭就业人数应当少于家庭人口数。',
    en: 'The applicant is unemployed, so familyEmployed must be less than familySize.',
  },
  field: ['form', 'familyEmployed'],
});

export const memberListedTwice = (index: number): RuleViolation => ({
  message: { zh: '同一家庭成员重复填写。', en: 'The same family member is listed twice.' },
  field: ['form', 'members', String(index), 'idNumber'],
});

export const memberIsApplicant = (index: number): RuleViolation => ({
  message: { zh: '家庭成员中不需要再填写申请人本人。', en: 'The applicant is not to be listed among the members.' },
  field: ['form', 'members', String(index), 'idNumber'],
});
