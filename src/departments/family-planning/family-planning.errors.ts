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

export const alreadySupported = (): RuleViolation => ({ message: ALREADY_SUPPORTED, field: applicant });

export const personsOnly = (): RuleViolation => ({
  message: { zh: '本事项只能由个人申请。', en: 'Only a person can apply for this item.' },
  field: applicant,
});

export const inTheFuture = (field: string, title: string): RuleViolation => ({
  message: { zh: `${title}不能晚于今天。`, en: `${field} must not be later than today.` },
  field: ['form', field],
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
