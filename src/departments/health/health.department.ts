import { defineDepartment } from '../../department-kit/index.js';
import { followUps } from './follow-ups.js';
import { HealthHooks } from './health.hooks.js';
import { HealthModule } from './health.module.js';
import { birthMedicalCertificateReissue } from './items/birth-medical-certificate-reissue.js';
import { childVaccinationRegistration } from './items/child-vaccination-registration.js';
import { chronicDiseaseManagement } from './items/chronic-disease-management.js';
import { elderlyHealthCheck } from './items/elderly-health-check.js';
import { familyDoctorContract } from './items/family-doctor-contract.js';
import { foodWorkerHealthCertificate } from './items/food-worker-health-certificate.js';
import { homeBed } from './items/home-bed.js';
import { maternalChildHandbook } from './items/maternal-child-handbook.js';
import { medicalReferral } from './items/medical-referral.js';
import { publicPlaceHygieneLicence } from './items/public-place-hygiene-licence.js';
import { residentHealthRecord } from './items/resident-health-record.js';
import { seriousMentalIllnessManagement } from './items/serious-mental-illness-management.js';
import { vaccinationCertificate } from './items/vaccination-certificate.js';
import { ledgers } from './ledgers.js';
import { HealthRegisters1770000003000 } from './migrations/1770000003000-registers.js';
import { HealthFollowUps1770000003001 } from './migrations/1770000003001-follow-ups-and-vaccination.js';
import { HealthCatchUp1770000003002 } from './migrations/1770000003002-catch-up.js';
import { Child } from './registers/child.entity.js';
import { HealthRecord } from './registers/record.entity.js';
import { HealthService } from './registers/service.entity.js';
import { SpecialCare } from './registers/special-care.entity.js';

export const department = defineDepartment({
  code: 'health',
  name: { zh: '卫生健康', en: 'Health' },
  bodyName: { zh: '卫生健康局', en: 'Health Bureau' },
  items: [
    residentHealthRecord,
    maternalChildHandbook,
    vaccinationCertificate,
    childVaccinationRegistration,
    chronicDiseaseManagement,
    elderlyHealthCheck,
    familyDoctorContract,
    homeBed,
    medicalReferral,
    birthMedicalCertificateReissue,
    foodWorkerHealthCertificate,
    publicPlaceHygieneLicence,
    seriousMentalIllnessManagement,
  ],
  oneAtATime: [
    'resident-health-record',
    'chronic-disease-management',
    'family-doctor-contract',
    'home-bed',
    'elderly-health-check',
    'food-worker-health-certificate',
  ],
  module: HealthModule,
  hooks: HealthHooks,
  entities: [HealthRecord, HealthService, Child, SpecialCare],
  ledgers,
  followUps,
  migrations: [HealthRegisters1770000003000, HealthFollowUps1770000003001, HealthCatchUp1770000003002],
});
