import { material } from '../../../department-kit/index.js';

/** Papers that several items of civil affairs ask for. The same paper has the same code everywhere (一证通). */

export const idCard = material('id-card', '居民身份证', 'Resident identity card', 'GOVERNMENT');

export const householdRegister = material('household-register', '户口簿', 'Household register', 'GOVERNMENT');

export const applicationForm = material('application-form', '申请表', 'Application form', 'APPLICANT');

export const incomeDeclaration = material(
  'income-declaration',
  '家庭经济状况申报及核对授权书',
  'Declaration of household means, with consent to verify',
  'APPLICANT',
);

export const bankCard = material('bank-card', '社会保障卡或银行卡', 'Social security or bank card', 'APPLICANT', {
  original: false,
});

export const disabilityCertificate = material(
  'disability-certificate',
  '残疾人证',
  'Disability certificate',
  'GOVERNMENT',
);

export const hardshipEvidence = material(
  'hardship-evidence',
  '遭遇困难的证明材料',
  'Evidence of the hardship',
  'APPLICANT',
  { original: false },
);

export const deathCertificate = material('death-certificate', '死亡证明', 'Death certificate', 'GOVERNMENT', {
  original: false,
});

export const guardianProof = material(
  'guardian-proof',
  '监护人身份及监护关系证明',
  'Evidence of guardianship',
  'GOVERNMENT',
);

export const cremationCertificate = material(
  'cremation-certificate',
  '火化证明',
  'Cremation certificate',
  'GOVERNMENT',
  { original: false },
);

export const decisionNotice = material('decision-notice', '原决定书', 'The decision in question', 'GOVERNMENT', {
  required: false,
});
