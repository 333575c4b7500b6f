import { defineDepartment } from '../../department-kit/index.js';
import { HealthHooks } from './health.hooks.js';
import { HealthModule } from './health.module.js';
import { chronicDiseaseManagement } from './items/chronic-disease-management.js';
import { familyDoctorContract } from './items/family-doctor-contract.js';
import { homeBed } from './items/home-bed.js';
import { maternalChildHandbook } from './items/maternal-child-handbook.js';
import { publicPlaceHygieneLicence } from './items/public-place-hygiene-licence.js';
import { residentHealthRecord } from './items/resident-health-record.js';
import { vaccinationCertificate } from './items/vaccination-certificate.js';
import { HealthRegisters1770000003000 } from './migrations/1770000003000-registers.js';
import { HealthRecord } from './registers/record.entity.js';
import { HealthService } from './registers/service.entity.js';

export const department = defineDepartment({
  code: 'health',
  name: { zh: '卫生健康', en: 'Health' },
  bodyName: { zh: '卫生健康局', en: 'Health Bureau' },
  items: [
    residentHealthRecord,
    maternalChildHandbook,
    vaccinationCertificate,
    chronicDiseaseManagement,
    familyDoctorContract,
    homeBed,
    publicPlaceHygieneLicence,
  ],
  module: HealthModule,
  hooks: HealthHooks,
  entities: [HealthRecord, HealthService],
  migrations: [HealthRegisters1770000003000],
});
