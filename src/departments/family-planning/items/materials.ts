import { material } from '../../../department-kit/index.js';

export { letterOfAuthority } from '../../../department-kit/index.js';

/** Papers that several items of family planning ask for. The same paper has the same code everywhere (一证通). */

export const idCard = material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT');

export const householdRegister = material('household-register', '户口簿', 'Household register', 'GOVERNMENT');

export const applicationForm = material('application-form', '申请表', 'Application form', 'APPLICANT');

export const bankAccount = material('bank-account', '本人银行账户', 'Own bank account', 'APPLICANT', {
  original: false,
});
