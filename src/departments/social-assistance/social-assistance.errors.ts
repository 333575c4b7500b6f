import type { LocalText } from '../../platform/errors/index.js';
import type { CaseKind } from './registers/assistance-case.entity.js';

/** What people call the allowances, in sentences. */
export const CASE_KIND_NAMES: Record<CaseKind, LocalText> = {
  MINIMUM_LIVING: { zh: '最低生活保障', en: 'the minimum living allowance' },
  DESTITUTE_SUPPORT: { zh: '特困人员救助供养', en: 'destitute support' },
  OLD_AGE: { zh: '高龄津贴', en: 'the old-age allowance' },
  DISABILITY_LIVING: { zh: '困难残疾人生活补贴', en: 'the living allowance for disabled persons' },
  DISABILITY_NURSING: { zh: '重度残疾人护理补贴', en: 'the nursing allowance for disabled persons' },
  TEMPORARY_AID: { zh: '临时救助', en: 'temporary aid' },
};

export const personsOnly: LocalText = {
  zh: '该事项只受理个人申请,不受理单位申请。',
  en: 'Only a person can ask for this, not an organisation.',
};

export const memberListedTwice: LocalText = {
  zh: '同一家庭成员填写了两次(公民身份号码相同)。',
  en: 'The same household member is listed twice (same ID number).',
};

export const memberIsApplicant: LocalText = {
  zh: '申请人不填写在家庭成员中。',
  en: 'The applicant must not be listed among the household members.',
};

export const dateInFuture: LocalText = { zh: '日期不能晚于今天。', en: 'The date must not lie in the future.' };

export const tooYoung = (years: number): LocalText => ({
  zh: `申请人未满${years}周岁。`,
  en: `The applicant is younger than ${years}.`,
});

export const tooOld = (years: number): LocalText => ({
  zh: `申请人已满${years}周岁。`,
  en: `The applicant is ${years} or older.`,
});

export const hasKin: LocalText = {
  zh: '有具备履行义务能力的法定赡养、抚养、扶养义务人的,不符合特困人员认定条件。',
  en: 'A person with kin who are able and bound by law to support them cannot be recognised as destitute.',
};

export const householdNotPoor: LocalText = {
  zh: '困难残疾人生活补贴只发给低保家庭或者低收入等困难家庭中的残疾人。',
  en: 'The living allowance is for disabled persons in households on low income.',
};

export const gradeTooLow: LocalText = {
  zh: '重度残疾人护理补贴须残疾等级为一级或者二级。',
  en: 'The nursing allowance needs disability grade 1 or 2.',
};

export const noCareNeeded: LocalText = {
  zh: '重度残疾人护理补贴须需要长期照护。',
  en: 'The nursing allowance needs a need for long-term care.',
};

export const injuryNursing: LocalText = {
  zh: '领取工伤保险生活护理费的残疾人不享受残疾人两项补贴。',
  en: 'Who receives nursing benefit from work-injury insurance cannot have these allowances.',
};

export const destituteExcludes = (kind: CaseKind): LocalText => ({
  zh: `已纳入特困人员救助供养,不再享受${CASE_KIND_NAMES[kind].zh}。`,
  en: `A person on destitute support cannot also have ${CASE_KIND_NAMES[kind].en}.`,
});

export const alreadyReceiving = (kind: CaseKind): LocalText => ({
  zh: `申请人正在享受${CASE_KIND_NAMES[kind].zh},不重复受理。`,
  en: `The applicant already receives ${CASE_KIND_NAMES[kind].en}.`,
});

export const memberAlreadyReceiving = (kind: CaseKind): LocalText => ({
  zh: `该家庭成员正在享受${CASE_KIND_NAMES[kind].zh},不重复受理。`,
  en: `This household member already receives ${CASE_KIND_NAMES[kind].en}.`,
});

export const notReceiving = (kind: CaseKind): LocalText => ({
  zh: `没有查到申请人正在享受${CASE_KIND_NAMES[kind].zh}。`,
  en: `The applicant does not receive ${CASE_KIND_NAMES[kind].en}.`,
});

export const sameEventAided: LocalText = {
  zh: '同一事由已给予临时救助,无正当理由不重复救助。',
  en: 'Temporary aid has already been given for the same event.',
};

export const badAmount: LocalText = {
  zh: '救助金额须为不小于0的整数,单位为分。',
  en: 'The amount must be a whole number of fen, 0 or more.',
};
