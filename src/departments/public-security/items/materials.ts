import { material } from '../../../department-kit/index.js';

export { letterOfAuthority } from '../../../department-kit/index.js';

/** Papers that several items of public security ask for. The same paper has the same code everywhere (一证通). */

export const idCard = material('id-card', '居民身份证', 'Resident identity card', 'GOVERNMENT');

export const householdRegister = material('household-register', '户口簿', 'Household register', 'GOVERNMENT');

export const applicationForm = material('application-form', '申请表', 'Application form', 'APPLICANT');

export const photo = material('photo', '证件照片', 'Photo for a certificate', 'APPLICANT', { copies: 1 });

export const residenceProof = material(
  'residence-proof',
  '居住地住址证明(房屋租赁合同、房屋产权证明、购房合同或者房屋出租人、用人单位、就读学校出具的住宿证明等)',
  'Proof of residence (tenancy, title, purchase contract, or a statement of landlord, employer or school)',
  'APPLICANT',
  { original: false },
);

export const residencePermitCard = material('residence-permit', '居住证', 'Residence permit', 'GOVERNMENT');
