import type { LocalText } from '../../platform/errors/index.js';
import type { CaseKind } from './registers/assistance-case.entity.js';

/** What people call the allowances, in sentences. */
export const CASE_KIND_NAMES: Record<CaseKind, LocalText> = {
  MINIMUM_LIVING: { zh: '最低生活保障', en: 'the minimum living allowance' },
  DESTITUTE_SUPPORT: { zh: '特困人员救助供养', en: 'destitute support' },
  OLD_AGE: { zh: '高龄津贴', en: 'the old-age allowance' },
  DISABILITY_LIVING: { zh: '困难残疾人生活补贴', en: 'the living allowance for disabled persons' },
  DISABILITY_NURSING: { zh: '重度残疾人护理补贴', en: 'the nursing allowance for disabled persons' },
  CHILD_LIVING: {
    zh: '孤儿、事实无人抚养儿童基本生活补贴',
    en: 'the living allowance for orphans and unsupported children',
  },
  ELDER_CARE: { zh: '养老服务补贴', en: 'the care-service subsidy' },
  TEMPORARY_AID: { zh: '临时救助', en: 'temporary aid' },
  FUNERAL: { zh: '惠民殡葬补贴', en: 'the funeral subsidy' },
  LOW_INCOME_FAMILY: { zh: '低收入家庭认定', en: 'recognition as a family on low income' },
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

export const householdReceives: LocalText = {
  zh: '申请人所在家庭正在享受最低生活保障,请先由该家庭申报家庭变化或者停发,再申请特困人员救助供养。',
  en: 'The applicant’s household receives the minimum living allowance: first report its change, or have it stopped.',
};

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

export const deathNeedsAgent: LocalText = {
  zh: '享受待遇人员死亡的,须由亲属或者村(居)委会代为申报,请填写代办人。',
  en: 'A death is reported by somebody who acts for the person; give the agent.',
};

export const deathNeedsDay: LocalText = { zh: '请填写死亡日期。', en: 'Give the day of death.' };

export const applicantDead: LocalText = {
  zh: '申请人已登记死亡,不能受理。',
  en: 'The applicant is registered as deceased.',
};

export const memberDead: LocalText = {
  zh: '该家庭成员已登记死亡。',
  en: 'This household member is registered as deceased.',
};

export const deceasedIsApplicant: LocalText = {
  zh: '逝者不能是申请人本人。',
  en: 'The deceased cannot be the applicant.',
};

export const crematedBeforeDeath: LocalText = {
  zh: '火化日期不能早于死亡日期。',
  en: 'The cremation cannot come before the death.',
};

export const diedBeforeBirth: LocalText = {
  zh: '死亡日期不能早于出生日期。',
  en: 'The death cannot come before the birth.',
};

export const funeralTooLate = (months: number): LocalText => ({
  zh: `须自死亡之日起${months}个月内申请(演示政策)。`,
  en: `It must be asked for within ${months} months of the death (demonstration policy).`,
});

export const funeralGiven: LocalText = {
  zh: '该逝者的惠民殡葬补贴已经发放。',
  en: 'The funeral subsidy for this person has been given.',
};

export const ownGuardian: LocalText = {
  zh: '监护人不能是儿童本人。',
  en: 'A child cannot be its own guardian.',
};

export const elderNotPoor: LocalText = {
  zh: '养老服务补贴只发给低保、低收入家庭的老年人。',
  en: 'The care-service subsidy is for older persons of households on low income.',
};

export const elderNeedsNoCare: LocalText = {
  zh: '能够自理的老年人不享受养老服务补贴。',
  en: 'Who can manage alone does not have the care-service subsidy.',
};

export const noStandard = (kind: CaseKind, divisionCode: string): LocalText => ({
  zh: `行政区划 ${divisionCode} 没有${CASE_KIND_NAMES[kind].zh}的标准,不能在此受理。`,
  en: `Division ${divisionCode} has no standard for ${CASE_KIND_NAMES[kind].en}; it cannot be asked for here.`,
});

const inYuan = (fen: number): string => (fen / 100).toFixed(2);

export const incomeAboveStandard = (standard: number): LocalText => ({
  zh: `家庭人均月收入不低于当地标准(每人每月${inYuan(standard)}元)。`,
  en: `The household's income per person is not below the local standard (${inYuan(standard)} yuan a month).`,
});

export const tooMuchSaved = (most: number): LocalText => ({
  zh: `家庭存款及有价证券超过规定(${inYuan(most)}元,演示政策)。`,
  en: `The household's savings are over the limit (${inYuan(most)} yuan, demonstration policy).`,
});

export const tooManyHomes = (most: number): LocalText => ({
  zh: `家庭名下住房超过${most}套(演示政策)。`,
  en: `The household owns more than ${most} homes (demonstration policy).`,
});

export const ownsVehicle: LocalText = {
  zh: '家庭名下有机动车(演示政策)。',
  en: 'The household owns a motor vehicle (demonstration policy).',
};

export const urgentOncePerCause = (months: number): LocalText => ({
  zh: `${months}个月内已因同一原因给予临时救助,不再适用紧急程序,请按一般程序申请。`,
  en: `Aid was given for the same cause within ${months} months; ask by the ordinary procedure.`,
});

export const nothingStopped = (kind: CaseKind): LocalText => ({
  zh: `没有查到申请人被停发的${CASE_KIND_NAMES[kind].zh}。`,
  en: `Nothing was stopped of ${CASE_KIND_NAMES[kind].en} for the applicant.`,
});

export const amountNeeded: LocalText = {
  zh: '请填写核定后的金额(result.amountFen,单位为分)。',
  en: 'Record the new amount in fen (result.amountFen).',
};

export const badCategory: LocalText = {
  zh: '分类须为 A、B 或者 C。',
  en: 'The category is A, B or C.',
};

export const notLower: LocalText = {
  zh: '减发后的金额须低于现在的金额。',
  en: 'The reduced amount must be lower than the present one.',
};

export const badMonth: LocalText = { zh: '月份须为 YYYY-MM。', en: 'Write the month as YYYY-MM.' };

export const monthToCome: LocalText = {
  zh: '不能编制以后月份的发放清单。',
  en: 'Payments of a month to come are not prepared.',
};

export const runOfAllCounties: LocalText = {
  zh: '发放清单覆盖全部县(市、区),须由不限于一个县(市、区)的负责人编制和确认。',
  en: 'One payment run covers all counties: a leader who is not bound to one county prepares and confirms it.',
};

export const laterPrepared: LocalText = {
  zh: '以后月份的发放清单已经编制;差额在下一次编制时补发或者追回。',
  en: 'A later month has been prepared; what is missing is put right by the next run.',
};

export const monthConfirmed: LocalText = {
  zh: '该月的发放清单已确认发放。',
  en: 'The payments of this month have been confirmed.',
};

export const monthNotPrepared: LocalText = {
  zh: '该月的发放清单尚未编制。',
  en: 'The payments of this month have not been prepared.',
};

export const monthsReversed: LocalText = {
  zh: '起始月份不能晚于截止月份,且最多查询24个月。',
  en: 'The first month must not come after the last, and at most 24 months are asked for.',
};
