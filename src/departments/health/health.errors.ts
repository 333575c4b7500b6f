import type { RuleViolation } from '../../department-kit/index.js';
import type { LocalText } from '../../platform/errors/index.js';

const applicant = ['applicant', 'idNumber'];

export const ALREADY_RECORDED: LocalText = {
  zh: '该居民已有健康档案,无需重复建立。',
  en: 'This resident already has a health record.',
};

export const ALREADY_SERVED: LocalText = {
  zh: '该居民的同类服务仍在进行,无需重复申请。',
  en: 'This resident already has a service of this kind that still runs.',
};

export const alreadyRecorded = (): RuleViolation => ({ message: ALREADY_RECORDED, field: applicant });

export const alreadyServed = (): RuleViolation => ({ message: ALREADY_SERVED, field: applicant });

export const personsOnly = (): RuleViolation => ({
  message: { zh: '本事项只能由个人申请。', en: 'Only a person can apply for this item.' },
  field: applicant,
});

export const inTheFuture = (field: string, title: string): RuleViolation => ({
  message: { zh: `${title}不能晚于今天。`, en: `${field} must not be later than today.` },
  field: ['form', field],
});

export const moreDeliveriesThanPregnancies = (): RuleViolation => ({
  message: {
    zh: '现已怀孕,产次应当少于孕次。',
    en: 'The present pregnancy is not delivered yet, so deliveries must be less than pregnancies.',
  },
  field: ['form', 'deliveries'],
});

export const diagnosedBeforeBirth = (): RuleViolation => ({
  message: { zh: '确诊日期不能早于本人出生日期。', en: 'diagnosedOn cannot be earlier than the applicant’s birth.' },
  field: ['form', 'diagnosedOn'],
});

export const memberListedTwice = (index: number): RuleViolation => ({
  message: { zh: '同一家庭成员重复填写。', en: 'The same family member is listed twice.' },
  field: ['form', 'members', String(index), 'idNumber'],
});

export const memberIsApplicant = (index: number): RuleViolation => ({
  message: { zh: '家庭成员中不需要再填写申请人本人。', en: 'The applicant is not to be listed among the members.' },
  field: ['form', 'members', String(index), 'idNumber'],
});
