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

export const memberListedTwice = (list: string, index: number): RuleViolation => ({
  message: { zh: '同一家庭成员重复填写。', en: 'The same family member is listed twice.' },
  field: ['form', list, String(index), 'idNumber'],
});

export const memberIsApplicant = (list: string, index: number): RuleViolation => ({
  message: { zh: '家庭成员中不需要再填写申请人本人。', en: 'The applicant is not to be listed among the members.' },
  field: ['form', list, String(index), 'idNumber'],
});

export const OFFER_EXISTS: LocalText = {
  zh: '该编号已被另一有效的班次或者岗位使用。',
  en: 'Another course or post in force has this code.',
};

export const UNKNOWN_OFFER: LocalText = {
  zh: '没有这个编号的有效班次或者岗位,请核对编号。',
  en: 'No course or post in force has this code; check the code.',
};

export const NO_PLACE_LEFT: LocalText = {
  zh: '名额已满,请选择其他班次或者岗位。',
  en: 'No place is left; choose another course or post.',
};

export const ENROLMENT_CLOSED: LocalText = {
  zh: '报名已截止或者期限已满,请选择其他班次或者岗位。',
  en: 'Enrolment is closed; choose another course or post.',
};

export const ALREADY_PENSIONER: LocalText = {
  zh: '该人员的同类养老保险待遇仍在领取或者暂停中,无需重复申领。',
  en: 'The person receives such a pension already.',
};

export const VALIDITY_NEEDED: LocalText = {
  zh: '继续招聘的,请填写晚于今天的新有效期。',
  en: 'Tell until when it stays open: a day after today.',
};

export const UNKNOWN_ENTRY: LocalText = {
  zh: '台账中没有这条有效记录。',
  en: 'The register holds no such entry in force.',
};

export const at = (message: LocalText, field: string[]): RuleViolation => ({ message, field });

export const organisationsOnly = (): RuleViolation =>
  at(
    {
      zh: '本事项由用人单位或者机构申请,须有有效的统一社会信用代码。',
      en: 'Only an organisation with a valid unified social credit code can apply for this item.',
    },
    applicant,
  );

export const notRegistered = (): RuleViolation =>
  at(
    {
      zh: '该人员没有在册的失业登记,请先办理失业登记。',
      en: 'The person is not in the unemployment register; register first.',
    },
    applicant,
  );

export const notInHardship = (): RuleViolation =>
  at(
    {
      zh: '该人员未认定为就业困难人员或者零就业家庭,请先申请认定。',
      en: 'The person is not recognised as in hardship; apply for the recognition first.',
    },
    applicant,
  );

export const alreadyPensioner = (): RuleViolation => at(ALREADY_PENSIONER, applicant);

export const benefitGiven = (): RuleViolation =>
  at(
    {
      zh: '该次解除或者终止劳动关系后已核定失业保险金,不重复申领。',
      en: 'Unemployment benefit was granted since this employment ended.',
    },
    ['form', 'employmentEndedOn'],
  );

export const subsidisedUntil = (until: string): RuleViolation =>
  at(
    {
      zh: `社会保险补贴已发至${until},请从次月起申领。`,
      en: `Contributions are subsidised until ${until}; claim from the month after.`,
    },
    ['form', 'paidFrom'],
  );

export const paidBeforeWork = (): RuleViolation =>
  at(
    { zh: '缴费起始日期不能早于灵活就业开始的月份。', en: 'paidFrom must not lie before the month of workingSince.' },
    ['form', 'paidFrom'],
  );

export const paidAhead = (): RuleViolation =>
  at(
    { zh: '只补贴已缴纳的月份,缴费月数不能超过今天所在的月份。', en: 'paidMonths must not reach beyond this month.' },
    ['form', 'paidMonths'],
  );

export const underPensionAge = (age: number): RuleViolation =>
  at({ zh: `申请人未满${age}周岁,不能申领。`, en: `The applicant is younger than ${age}.` }, applicant);

export const wageReversed = (): RuleViolation =>
  at({ zh: '月薪上限不能低于下限。', en: 'wageMaxYuan must not be less than wageMinYuan.' }, ['form', 'wageMaxYuan']);

export const mustBeLater = (field: string, title: string): RuleViolation =>
  at({ zh: `${title}须晚于今天。`, en: `${field} must be later than today.` }, ['form', field]);

export const tooLate = (field: string, title: string, months: number): RuleViolation =>
  at({ zh: `${title}不能晚于今天起${months}个月。`, en: `${field} must be within ${months} months from today.` }, [
    'form',
    field,
  ]);

export const daysReversed = (field: string, title: string): RuleViolation =>
  at({ zh: `${title}的先后顺序不对。`, en: `${field} is out of order.` }, ['form', field]);

export const moreMembersThanFamily = (): RuleViolation =>
  at(
    {
      zh: '填写的家庭成员(不含本人)应当少于家庭人口数。',
      en: 'There are more familyMembers (without the applicant) than familySize allows.',
    },
    ['form', 'familyMembers'],
  );
