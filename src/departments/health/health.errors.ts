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

const inForm = (field: string, message: LocalText): RuleViolation => ({ message, field: ['form', field] });

const tooYoung = (age: number): LocalText => ({
  zh: `申请人须年满${age}周岁。`,
  en: `The applicant must be ${age} years old at least.`,
});

export const underAge = (age: number): RuleViolation => ({ message: tooYoung(age), field: applicant });

export const womenOnly = (): RuleViolation => ({
  message: { zh: '孕妇建册须由孕妇本人申请。', en: 'The handbook is asked for by the pregnant woman herself.' },
  field: applicant,
});

export const mandateMissing = (): RuleViolation => ({
  message: {
    zh: '代他人领取《出生医学证明》的,须提交授权委托书。',
    en: 'Who acts for the applicant needs a letter of authority.',
  },
  field: ['materials'],
});

export const DISEASE_ALREADY_MANAGED: LocalText = {
  zh: '该患者的该疾病已纳入健康管理。',
  en: 'This disease of the patient is being followed up already.',
};

export const CERTIFICATE_ALREADY_REISSUED: LocalText = {
  zh: '该编号的《出生医学证明》已经补发过。',
  en: 'The certificate of this number has been made good for already.',
};

export const CHILD_ALREADY_REGISTERED: LocalText = {
  zh: '该儿童已建立预防接种档案。',
  en: 'This child is registered for vaccination already.',
};

export const ALREADY_IN_SPECIAL_CARE: LocalText = {
  zh: '该患者已纳入管理,不能重复登记。',
  en: 'This patient is being looked after already.',
};

export const childTooOld = (): RuleViolation =>
  inForm('childBirthDate', { zh: '儿童须未满18周岁。', en: 'The child must be under eighteen years old.' });

export const childNumberDiffers = (): RuleViolation =>
  inForm('childIdNumber', {
    zh: '儿童公民身份号码与所填出生日期或者性别不一致。',
    en: 'The child’s ID number says another date of birth or sex than the form.',
  });

export const childIsApplicant = (): RuleViolation =>
  inForm('childIdNumber', {
    zh: '儿童公民身份号码不能与申请人相同。',
    en: 'The child’s ID number must not be the applicant’s own.',
  });

export const examinationTooOld = (): RuleViolation =>
  inForm('examinedOn', {
    zh: '健康检查已超过一年,请重新检查。',
    en: 'The examination is more than a year old; be examined again.',
  });

export const childRegistered = (): RuleViolation => inForm('birthCertificateNumber', CHILD_ALREADY_REGISTERED);

export const diseaseManaged = (): RuleViolation => inForm('disease', DISEASE_ALREADY_MANAGED);

export const certificateReissued = (): RuleViolation => inForm('lostCertificateNumber', CERTIFICATE_ALREADY_REISSUED);

export const NO_SUCH_DOSE: LocalText = {
  zh: '免疫程序中没有该疫苗的这一剂次。',
  en: 'The schedule has no such dose of this vaccine.',
};

export const doseTold = ({ dose }: { dose: number }): LocalText => ({
  zh: `该疫苗第${dose}剂已登记或者重复填写。`,
  en: `Dose ${dose} of this vaccine is recorded already, or is told of twice.`,
});

export const DOSE_IN_FUTURE: LocalText = {
  zh: '接种日期不能晚于今天。',
  en: 'The day of vaccination must not lie in the future.',
};

export const DOSE_TOO_EARLY: LocalText = {
  zh: '接种日期早于该剂次的起始月龄。',
  en: 'The day of vaccination is before the age at which this dose begins.',
};

export const doseTooLate = (months: number): LocalText => ({
  zh: `满${months / 12}周岁不再接种该疫苗。`,
  en: `This vaccine is not given any more from ${months / 12} years of age.`,
});

export const doseTooSoon = ({ dose, days, months }: { dose: number; days?: number; months?: number }): LocalText => ({
  zh: `与第${dose}剂间隔须不少于${days === undefined ? `${months}个月` : `${days}天`}。`,
  en: `It must be given at least ${days === undefined ? `${months} months` : `${days} days`} after dose ${dose}.`,
});

export const DOSE_BEFORE_PREVIOUS: LocalText = {
  zh: '须先登记上一剂次,且接种日期晚于上一剂次。',
  en: 'The dose before it must be recorded first, and be earlier.',
};

export const DOSES_NEEDED: LocalText = { zh: '请填写剂次。', en: 'Say which doses.' };

export const DOSES_UNEXPECTED: LocalText = {
  zh: '该结果不填写剂次。',
  en: 'Doses do not go with this outcome.',
};

export const POSTPONED_NOT_AHEAD: LocalText = {
  zh: '暂缓至的日期须晚于今天,且在一年以内。',
  en: 'The day until which it is postponed must be after today, and within a year.',
};

export const PRESSURE_INCOMPLETE: LocalText = {
  zh: '收缩压和舒张压须同时填写。',
  en: 'Give both systolic and diastolic pressure, or neither.',
};

export const DIASTOLIC_HIGH: LocalText = {
  zh: '舒张压须低于收缩压。',
  en: 'The diastolic pressure must be lower than the systolic.',
};

export const MEASUREMENT_MISSING: LocalText = {
  zh: '控制满意的,请填写血压或者空腹血糖。',
  en: 'Say by which blood pressure or glucose it is under control.',
};

export const NOT_CONTROLLED: LocalText = {
  zh: '该测量值未达到控制满意的标准。',
  en: 'This value is not one of a disease under control.',
};

export const REFERRAL_NEEDED: LocalText = {
  zh: '该测量值达到紧急转诊标准,请选择转诊。',
  en: 'With this value the patient must be referred at once.',
};

export const DELIVERY_DAY_NEEDED: LocalText = {
  zh: '请填写分娩日期:不能晚于今天,也不能早于建册前300天。',
  en: 'Give the day of birth: not in the future, nor more than 300 days before the handbook was opened.',
};

export const BED_TERM_ENDED: LocalText = {
  zh: '建床期限已满,请续床或者撤床。',
  en: 'The term of the bed has ended: extend or close it.',
};

export const EXAMINATION_NEEDED: LocalText = {
  zh: '请填写健康检查日期,须晚于上次检查且不能晚于今天。',
  en: 'Give the day of the examination: later than the last one, and not in the future.',
};

export const CHILD_UNKNOWN: LocalText = { zh: '没有该儿童的预防接种档案。', en: 'No such child is registered.' };
