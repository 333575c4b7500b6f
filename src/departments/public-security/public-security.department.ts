import { defineDepartment } from '../../department-kit/index.js';
import { householdEntryNewborn } from './items/household-entry-newborn.js';
import { householdMoveIn } from './items/household-move-in.js';
import { noCrimeCertificate } from './items/no-crime-certificate.js';
import { residencePermitEndorsement } from './items/residence-permit-endorsement.js';
import { residencePermit } from './items/residence-permit.js';
import { residenceRegistrationChange } from './items/residence-registration-change.js';
import { residenceRegistration } from './items/residence-registration.js';
import { PublicSecurity1770000005000 } from './migrations/1770000005000-public-security.js';
import { PublicSecurityHooks } from './public-security.hooks.js';
import { PublicSecurityModule } from './public-security.module.js';
import { Certificate } from './registers/certificate.entity.js';
import { HouseholdEntry } from './registers/household-entry.entity.js';
import { Permit } from './registers/permit.entity.js';
import { Residence } from './registers/residence.entity.js';

export const department = defineDepartment({
  code: 'public-security',
  name: { zh: '公安', en: 'Public security' },
  bodyName: { zh: '公安局', en: 'Public Security Bureau' },
  items: [
    residenceRegistration,
    residenceRegistrationChange,
    residencePermit,
    residencePermitEndorsement,
    noCrimeCertificate,
    householdEntryNewborn,
    householdMoveIn,
  ],
  module: PublicSecurityModule,
  hooks: PublicSecurityHooks,
  entities: [Residence, Permit, HouseholdEntry, Certificate],
  migrations: [PublicSecurity1770000005000],
});
