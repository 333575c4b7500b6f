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

export const COMPANION_TWICE: LocalText = {
  zh: '同一随迁人员填写了两次(公民身份号码相同)。',
  en: 'The same person is listed twice (same ID number).',
};

export const COMPANION_IS_APPLICANT: LocalText = {
  zh: '申请人不填写在随迁人员中。',
  en: 'The applicant must not be listed among those who move along.',
};
