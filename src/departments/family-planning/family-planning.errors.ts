import type { RuleViolation } from '../../department-kit/index.js';
import type { LocalText } from '../../platform/errors/index.js';

const applicant = ['applicant', 'idNumber'];

export const ALREADY_REGISTERED: LocalText = {
  zh: '该子女已由其他办件登记,请核对孩次和出生医学证明编号。',
  en: 'Another request registered this child meanwhile; check the order of birth and the certificate number.',
};

export const ALREADY_SUPPORTED: LocalText = {
  zh: '该人员已在特别扶助台账中,无需重复申请。',
  en: 'This person already receives special support.',
};

export const personsOnly = (): RuleViolation => ({
  message: { zh: '本事项只能由个人申请。', en: 'Only a person can apply for this item.' },
  field: applicant,
});

export const inTheFuture = (field: string, title: string): RuleViolation => ({
  message: { zh: `${title}不能晚于今天。`, en: `${field} must not be later than today.` },
  field: ['form', field],
});

export const expectedTooEarly = (days: number): RuleViolation => ({
  message: {
    zh: `预产期已过${days}天以上的,请按出生后登记。`,
    en: `An expected date that is more than ${days} days past is none: register the birth.`,
  },
  field: ['form', 'birthDate'],
});

export const expectedTooLate = (): RuleViolation => ({
  message: { zh: '预产期不能晚于今天之后300天。', en: 'An expected date cannot be more than 300 days from today.' },
  field: ['form', 'birthDate'],
});

export const sameParent = (field: string): RuleViolation => ({
  message: { zh: '父母双方的公民身份号码不能相同。', en: 'The two parents cannot have the same ID number.' },
  field: ['form', field],
});

export const wrongSex = (field: string, zh: string): RuleViolation => ({
  message: {
    zh: `${zh}的公民身份号码与其性别不符。`,
    en: `${field} belongs to a person of the other sex.`,
  },
  field: ['form', field],
});

export const parentNotOlder = (field: string): RuleViolation => ({
  message: { zh: '父母的出生日期应当早于子女。', en: 'A parent must be born before the child.' },
  field: ['form', field],
});

export const certificateOfAnother = (): RuleViolation => ({
  message: {
    zh: '该出生医学证明编号已由其他母亲登记,请核对。',
    en: 'This certificate of birth is registered for another mother; check its number.',
  },
  field: ['form', 'birthCertificateNumber'],
});

export const orderTaken = (): RuleViolation => ({
  message: {
    zh: '该母亲的这一孩次已登记另一名子女;双胞胎、多胞胎请依次填写孩次。',
    en: 'Another child of this mother is registered with this order; number twins one after the other.',
  },
  field: ['form', 'childOrder'],
});

export const bornAfterOneChildPeriod = (): RuleViolation => ({
  message: {
    zh: '2016年1月1日以后生育的,不再发给《独生子女父母光荣证》。',
    en: 'No certificate of honour is issued for a child born on or after 2016-01-01.',
  },
  field: ['form', 'childBirthDate'],
});

export const bornBeforeSubsidy = (): RuleViolation => ({
  message: {
    zh: '2025年1月1日已满3周岁的,不在育儿补贴范围内。',
    en: 'A child who was three years old by 2025-01-01 has no claim to the childcare subsidy.',
  },
  field: ['form', 'childBirthDate'],
});

export const claimedElsewhere = (): RuleViolation => ({
  message: {
    zh: '已在其他地区申领的,不能重复申领。',
    en: 'The subsidy was claimed elsewhere and cannot be claimed twice.',
  },
  field: ['form', 'claimedElsewhere'],
});

export const happenedBeforeBirth = (): RuleViolation => ({
  message: { zh: '该日期不能早于子女出生日期。', en: 'happenedOn cannot be earlier than the birth of the child.' },
  field: ['form', 'happenedOn'],
});

export const ALREADY_GIVEN: LocalText = {
  zh: '同一人员、同一夫妻或者同一子女已有有效的记录,不能重复办理。',
  en: 'The person, couple or child has it already; it is not given twice.',
};

export const NURSERY_FILED: LocalText = { zh: '该机构已经备案。', en: 'This institution is filed already.' };

export const nurseryFiled = (): RuleViolation => ({ message: NURSERY_FILED, field: applicant });

export const organisationsOnly = (): RuleViolation => ({
  message: { zh: '本事项只能由单位申请。', en: 'Only an organisation can apply for this item.' },
  field: applicant,
});

/** The division has no standard in the table of standards. */
export const noStandard = (): RuleViolation => ({
  message: {
    zh: '受理地尚未公布该项目的发放标准,请向当地卫生健康部门了解。',
    en: 'No standard of payment is published for this division; ask the local health bureau.',
  },
  field: ['itemCode'],
});

export const tooYoung = (age: number, on: string, field: string[] = applicant): RuleViolation => ({
  message: {
    zh: `须年满${age}周岁,${on}起可以申请。`,
    en: `The age of ${age} is needed; it can be asked for from ${on} on.`,
  },
  field,
});

export const childGrownUp = (age: number): RuleViolation => ({
  message: { zh: `子女已满${age}周岁,不再发放奖励费。`, en: `The child is ${age}; the yearly award has ended.` },
  field: ['form', 'childBirthDate'],
});

export const relationOfOtherSex = (): RuleViolation => ({
  message: { zh: '申请人的性别与所填关系不符。', en: 'The applicant’s sex does not fit the relation.' },
  field: ['form', 'relation'],
});

/** Without its number: whoever names somebody as a spouse is not told more. */
export const alreadyCertified = (): RuleViolation => ({
  message: {
    zh: '夫妻一方已有有效的光荣证;遗失或者损坏的请办理补发、换发。',
    en: 'One of the couple holds a certificate; if it is lost or damaged, ask for a new copy.',
  },
  field: applicant,
});

export const certificateUnknown = (): RuleViolation => ({
  message: {
    zh: '该光荣证编号不是申请人夫妻的有效证件编号。',
    en: 'This is not the number of a valid certificate of the applicant or spouse.',
  },
  field: ['form', 'certificateNumber'],
});

export const awardedAlready = (): RuleViolation => ({ message: ALREADY_GIVEN, field: applicant });

export const subsidisedAlready = (): RuleViolation => ({
  message: { zh: '该婴幼儿的育儿补贴已经申领。', en: 'The subsidy for this child has been claimed.' },
  field: ['form', 'birthCertificateNumber'],
});

export const servedLately = (on: string): RuleViolation => ({
  message: {
    zh: `已于${on}享受本项免费服务,尚未到再次享受的时间。`,
    en: `The service was given on ${on}; it is too early for another.`,
  },
  field: applicant,
});

export const nursesMissing = (needed: number): RuleViolation => ({
  message: {
    zh: `按照设置标准至少需要保育人员${needed}名。`,
    en: `The standard asks for at least ${needed} nurses.`,
  },
  field: ['form', 'nurses'],
});

export const noPlaces = (): RuleViolation => ({
  message: { zh: '托位数合计须大于零。', en: 'There must be at least one place.' },
  field: ['form', 'infants'],
});

export const mandateMissing = (item: string): RuleViolation => ({
  message: {
    zh: `代他人办理的,须提交载明“${item}”的授权委托书。`,
    en: 'Who acts for the applicant needs a letter of authority that says so.',
  },
  field: ['materials'],
});

export const BIRTH_DATE_NEEDED: LocalText = {
  zh: '请填写实际出生日期:不晚于今天,不早于预产期前300天。',
  en: 'Give the day of birth: not later than today, nor more than 300 days before the expected day.',
};

export const STOP_REASON_NEEDED: LocalText = { zh: '停发须写明原因。', en: 'Say why it is stopped.' };

export const TOO_EARLY: LocalText = {
  zh: '下一年度尚未临近,不能提前续发。',
  en: 'The next year is too far away to be paid.',
};
