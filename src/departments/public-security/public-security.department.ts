import { defineDepartment } from '../../department-kit/index.js';
import { followUps } from './follow-ups.js';
import { communityRehabilitation } from './items/community-rehabilitation.js';
import { disputeMediation } from './items/dispute-mediation.js';
import { disputeSweepArea } from './items/dispute-sweep-area.js';
import { dogRegistration } from './items/dog-registration.js';
import { householdCancellation } from './items/household-cancellation.js';
import { householdCorrection } from './items/household-correction.js';
import { householdEntryNewborn } from './items/household-entry-newborn.js';
import { householdMoveIn } from './items/household-move-in.js';
import { idCardReplacement } from './items/id-card-replacement.js';
import { movingInOneMatter } from './items/moving-in-one-matter.js';
import { noCrimeCertificate } from './items/no-crime-certificate.js';
import { residencePermitEndorsement } from './items/residence-permit-endorsement.js';
import { residencePermit } from './items/residence-permit.js';
import { residenceRegistrationChange } from './items/residence-registration-change.js';
import { residenceRegistration } from './items/residence-registration.js';
import { ledgers } from './ledgers.js';
import { PublicSecurity1770000005000 } from './migrations/1770000005000-public-security.js';
import { PublicSecurityDisputes1770000005001 } from './migrations/1770000005001-disputes-and-due-lists.js';
import { PublicSecurityRehabilitationEnded1770000005002 } from './migrations/1770000005002-rehabilitation-ended.js';
import { PublicSecurityHooks } from './public-security.hooks.js';
import { PublicSecurityModule } from './public-security.module.js';
import { Certificate } from './registers/certificate.entity.js';
import { Dispute } from './registers/dispute.entity.js';
import { Dog } from './registers/dog.entity.js';
import { HouseholdEntry } from './registers/household-entry.entity.js';
import { IdCard } from './registers/id-card.entity.js';
import { Permit } from './registers/permit.entity.js';
import { Rehabilitation } from './registers/rehabilitation.entity.js';
import { Residence } from './registers/residence.entity.js';
import { SweepArea } from './registers/sweep-area.entity.js';

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
    householdCancellation,
    householdCorrection,
    idCardReplacement,
    dogRegistration,
    disputeMediation,
    disputeSweepArea,
    communityRehabilitation,
    movingInOneMatter,
  ],
  oneAtATime: [
    'residence-permit-endorsement',
    'household-move-in',
    'household-correction',
    'id-card-replacement',
    'moving-in-one-matter',
  ],
  module: PublicSecurityModule,
  hooks: PublicSecurityHooks,
  entities: [Residence, Permit, HouseholdEntry, Certificate, IdCard, Dog, Dispute, SweepArea, Rehabilitation],
  ledgers,
  followUps,
  migrations: [
    PublicSecurity1770000005000,
    PublicSecurityDisputes1770000005001,
    PublicSecurityRehabilitationEnded1770000005002,
  ],
});
