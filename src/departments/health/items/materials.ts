import { material } from '../../../department-kit/index.js';

export { letterOfAuthority } from '../../../department-kit/index.js';

/** Papers that several items of health ask for. The same paper has the same code everywhere (一证通). */

export const idCard = material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT');

export const guardianIdCard = material('id-card', '监护人居民身份证', 'Identity card of the guardian', 'GOVERNMENT');

export const birthCertificate = material(
  'birth-certificate',
  '出生医学证明',
  'Medical certificate of birth',
  'GOVERNMENT',
);

export const diagnosis = material('diagnosis', '诊断证明', 'Certificate of diagnosis', 'APPLICANT', {
  original: false,
});
