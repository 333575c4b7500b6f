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
import { flexibleEmploymentInsuranceSubsidy } from './items/flexible-employment-insurance-subsidy.js';
import { graduateFileReception } from './items/graduate-file-reception.js';
import { publicWelfarePostDeclaration } from './items/public-welfare-post-declaration.js';
import { residentPensionClaim } from './items/resident-pension-claim.js';
import { startUpLoanRecommendation } from './items/start-up-loan-recommendation.js';
import { trainingCoursePublication } from './items/training-course-publication.js';
import { unemploymentRegistrationCancellation } from './items/unemployment-registration-cancellation.js';
import { vacancyPublication } from './items/vacancy-publication.js';
import { followUps } from './follow-ups.js';
import { ledgers } from './ledgers.js';
import { zeroEmploymentFamilyRecognition } from './items/zero-employment-family-recognition.js';
import { EmploymentRegisters1770000001000 } from './migrations/1770000001000-registers.js';
import { EmploymentMarkets1770000001001 } from './migrations/1770000001001-markets-and-checkpoints.js';
import { FamilyMember } from './registers/family-member.entity.js';
import { Offer } from './registers/offer.entity.js';
import { Pension } from './registers/pension.entity.js';
import { EmploymentService } from './registers/service.entity.js';
import { Unemployment } from './registers/unemployment.entity.js';
import { Vacancy } from './registers/vacancy.entity.js';

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
    unemploymentRegistrationCancellation,
    vacancyPublication,
    trainingCoursePublication,
    publicWelfarePostDeclaration,
    flexibleEmploymentInsuranceSubsidy,
    startUpLoanRecommendation,
    graduateFileReception,
    residentPensionClaim,
  ],
  oneAtATime: [
    'unemployment-registration-cancellation',
    'employment-hardship-recognition',
    'unemployment-benefit-claim',
    'flexible-employment-insurance-subsidy',
    'start-up-loan-recommendation',
    'graduate-file-reception',
    'resident-pension-claim',
  ],
  module: EmploymentModule,
  hooks: EmploymentHooks,
  entities: [Unemployment, FamilyMember, EmploymentService, Vacancy, Offer, Pension],
  ledgers,
  followUps,
  migrations: [EmploymentRegisters1770000001000, EmploymentMarkets1770000001001],
});
