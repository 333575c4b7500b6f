import { defineDepartment } from '../../department-kit/index.js';
import { EmploymentHooks } from './employment.hooks.js';
import { EmploymentModule } from './employment.module.js';
import { employmentHardshipRecognition } from './items/employment-hardship-recognition.js';
import { employmentRegistration } from './items/employment-registration.js';
import { pensionEligibilityConfirmation } from './items/pension-eligibility-confirmation.js';
import { publicWelfarePostPlacement } from './items/public-welfare-post-placement.js';
import { unemploymentBenefitClaim } from './items/unemployment-benefit-claim.js';
import { unemploymentRegistration } from './items/unemployment-registration.js';
import { vocationalTrainingEnrolment } from './items/vocational-training-enrolment.js';
import { zeroEmploymentFamilyRecognition } from './items/zero-employment-family-recognition.js';
import { EmploymentRegisters1770000001000 } from './migrations/1770000001000-registers.js';
import { EmploymentService } from './registers/service.entity.js';
import { Unemployment } from './registers/unemployment.entity.js';

export const department = defineDepartment({
  code: 'employment',
  name: { zh: '人力资源和社会保障', en: 'Employment and social security' },
  bodyName: { zh: '人力资源和社会保障局', en: 'Bureau of Human Resources and Social Security' },
  items: [
    unemploymentRegistration,
    employmentRegistration,
    employmentHardshipRecognition,
    zeroEmploymentFamilyRecognition,
    publicWelfarePostPlacement,
    unemploymentBenefitClaim,
    vocationalTrainingEnrolment,
    pensionEligibilityConfirmation,
  ],
  module: EmploymentModule,
  hooks: EmploymentHooks,
  entities: [Unemployment, EmploymentService],
  migrations: [EmploymentRegisters1770000001000],
});
