import type { LocalText } from '../../platform/errors/index.js';

export const PERSONS_ONLY: LocalText = {
  zh: '该事项只受理个人申请,不受理单位申请。',
  en: 'Only a person can ask for this, not an organisation.',
};

export const DATE_IN_FUTURE: LocalText = { zh: '日期不能晚于今天。', en: 'The date must not lie in the future.' };

export const ALREADY_RESIDING: LocalText = {
  zh: '申请人已有有效的居住登记;地址变化的,请办理居住登记变更。',
  en: 'The applicant already has a registration of residence; ask for a change of it instead.',
};

export const NOT_RESIDING: LocalText = {
  zh: '没有查到申请人有效的居住登记,请先办理居住登记。',
  en: 'The applicant has no registration of residence; register first.',
};

export const NEW_ADDRESS_MISSING: LocalText = {
  zh: '变更居住地址的,请填写新居住地址。',
  en: 'Give the new address when moving.',
};

export const NOT_HALF_A_YEAR: LocalText = {
  zh: '申领居住证须在居住地居住半年以上。',
  en: 'A residence permit needs half a year of residence.',
};

export const HAS_PERMIT: LocalText = {
  zh: '申请人已有在签注有效期内的居住证;请办理签注。',
  en: 'The applicant has a residence permit in force; ask for its endorsement instead.',
};

export const endorsementTooEarly = (from: string, until: string): LocalText => ({
  zh: `居住证签注有效期至${until},请在${from}以后办理签注。`,
  en: `The permit is endorsed until ${until}; it can be endorsed again from ${from}.`,
});

export const SAME_PARENT: LocalText = {
  zh: '父亲和母亲的公民身份号码相同。',
  en: 'Father and mother have the same ID number.',
};

export const FATHER_INCOMPLETE: LocalText = {
  zh: '父亲姓名和公民身份号码须同时填写。',
  en: 'Give both name and ID number of the father, or neither.',
};

export const BIRTH_ALREADY_ENTERED: LocalText = {
  zh: '该出生医学证明已办理出生登记。',
  en: 'This birth certificate has been entered in a household register already.',
};

export const ALREADY_CANCELLED: LocalText = {
  zh: '该死者的户口已经注销。',
  en: 'The death has been registered already.',
};

export const COMPANION_TWICE: LocalText = {
  zh: '同一随迁人员填写了两次(公民身份号码相同)。',
  en: 'The same person is listed twice (same ID number).',
};

export const COMPANION_IS_APPLICANT: LocalText = {
  zh: '申请人不填写在随迁人员中。',
  en: 'The applicant must not be listed among those who move along.',
};

export const APPLICANT_DEAD: LocalText = {
  zh: '申请人已办理死亡注销,不能申请。',
  en: 'The applicant’s death has been registered.',
};

export const CERTIFICATE_FOR_ANOTHER: LocalText = {
  zh: '只能查询本人的犯罪记录;查询他人的,由其本人申请,或者由其委托代办人申请。',
  en: 'A certificate is given about the applicant only; somebody else must ask for their own, or send an agent.',
};

export const AUTHORITY_MISSING: LocalText = {
  zh: '委托他人代办的,须提交授权委托书。',
  en: 'An agent must hand in a letter of authority.',
};

export const MANDATE_SILENT: LocalText = {
  zh: '委托内容没有写明查询犯罪记录(无犯罪记录证明),不能代办。',
  en: 'The mandate does not say that the agent may ask about criminal records (无犯罪记录).',
};

export const DECEASED_IS_APPLICANT: LocalText = {
  zh: '死者不能是申报人本人。',
  en: 'The deceased must not be the applicant.',
};

export const DIED_BEFORE_BIRTH: LocalText = {
  zh: '死亡日期早于公民身份号码中的出生日期。',
  en: 'The day of death lies before the date of birth in the ID number.',
};

export const NEW_VALUE_MISSING: LocalText = {
  zh: '请填写所选项目变更更正后的内容。',
  en: 'Give the new content of the particular that is to be changed.',
};

export const NEW_VALUE_UNASKED: LocalText = {
  zh: '一次申请只变更更正所选的一个项目,请不要填写其他项目。',
  en: 'One request changes the chosen particular only; leave the others empty.',
};

export const NEW_VALUE_SAME: LocalText = {
  zh: '与现登记内容相同,无须变更更正。',
  en: 'This is what is registered already.',
};

export const UNDER_AGE: LocalText = {
  zh: '养犬登记的申请人须年满十八周岁。',
  en: 'The keeper of a dog must be eighteen or older.',
};

export const NOT_VACCINATED: LocalText = {
  zh: '犬只狂犬病免疫已过有效期,请先免疫接种。',
  en: 'The dog’s rabies vaccination has run out.',
};

export const DOG_REGISTERED: LocalText = {
  zh: '该电子标识的犬只已经登记。',
  en: 'A dog with this chip is registered already.',
};

export const OTHER_PARTY_IS_APPLICANT: LocalText = {
  zh: '对方当事人不能是申请人本人。',
  en: 'The other party must not be the applicant.',
};

export const REFERRAL_NEEDED: LocalText = {
  zh: '调解不成的,请写明告知当事人的机关或者途径。',
  en: 'No agreement: say to which body or remedy the parties were referred.',
};

export const AREA_ALREADY_FILED: LocalText = {
  zh: '该单位的同名责任区已经备案。',
  en: 'The organisation has filed an area of this name already.',
};

export const ALREADY_IN_REHABILITATION: LocalText = {
  zh: '申请人已有正在执行的社区戒毒(康复)协议。',
  en: 'The applicant has an agreement that runs.',
};

export const DETOXIFICATION_IS_THREE_YEARS: LocalText = {
  zh: '社区戒毒的期限为三年(36个月)。',
  en: 'Community detoxification lasts three years (36 months).',
};

export const NOT_RUN_OUT: LocalText = {
  zh: '签注有效期尚未届满,不能记为使用功能中止。',
  en: 'The endorsement has not run out yet.',
};

export const DISPUTES_NEEDED: LocalText = { zh: '请填写发现的纠纷。', en: 'Say which disputes were found.' };

export const DISPUTES_UNEXPECTED: LocalText = {
  zh: '填写了纠纷的,结果应为“发现纠纷”。',
  en: 'Disputes are listed: the outcome must be FOUND.',
};

export const VACCINATION_NEEDED: LocalText = {
  zh: '请填写新的免疫有效期,且须晚于原有效期和今天。',
  en: 'Give until when the new vaccination holds: later than the present one and than today.',
};
