import { defineDepartment } from '../../department-kit/index.js';
import { FamilyPlanningHooks } from './family-planning.hooks.js';
import { FamilyPlanningModule } from './family-planning.module.js';
import { followUps } from './follow-ups.js';
import { additionalBirthApproval } from './items/additional-birth-approval.js';
import { birthRegistration } from './items/birth-registration.js';
import { childcareSubsidy } from './items/childcare-subsidy.js';
import { contraceptiveSupplies } from './items/contraceptive-supplies.js';
import { familyStatusCertificate } from './items/family-status-certificate.js';
import { newbornOneMatter } from './items/newborn-one-matter.js';
import { nurseryFiling } from './items/nursery-filing.js';
import { oneChildCertificateReissue } from './items/one-child-certificate-reissue.js';
import { oneChildCertificate } from './items/one-child-certificate.js';
import { oneChildParentAward } from './items/one-child-parent-award.js';
import { prePregnancyCheck } from './items/pre-pregnancy-check.js';
import { ruralFamilyAward } from './items/rural-family-award.js';
import { specialFamilySupport } from './items/special-family-support.js';
import { surgeryComplicationAppraisal } from './items/surgery-complication-appraisal.js';
import { ledgers } from './ledgers.js';
import { FamilyPlanningRegisters1770000002000 } from './migrations/1770000002000-registers.js';
import { FamilyPlanningBenefits1770000002001 } from './migrations/1770000002001-benefits-and-due-lists.js';
import { Birth } from './registers/birth.entity.js';
import { Nursery } from './registers/nursery.entity.js';
import { Payment } from './registers/payment.entity.js';
import { SpecialSupport } from './registers/special-support.entity.js';
import { FamilySupport } from './registers/support.entity.js';

export const department = defineDepartment({
  code: 'family-planning',
  name: { zh: '计划生育', en: 'Family planning' },
  bodyName: { zh: '卫生健康局(人口与家庭)', en: 'Health Bureau, Population and Family' },
  items: [
    birthRegistration,
    newbornOneMatter,
    oneChildCertificate,
    oneChildCertificateReissue,
    oneChildParentAward,
    ruralFamilyAward,
    specialFamilySupport,
    childcareSubsidy,
    additionalBirthApproval,
    prePregnancyCheck,
    contraceptiveSupplies,
    surgeryComplicationAppraisal,
    familyStatusCertificate,
    nurseryFiling,
  ],
  oneAtATime: [
    'one-child-certificate',
    'one-child-certificate-reissue',
    'one-child-parent-award',
    'rural-family-award',
    'special-family-support',
    'additional-birth-approval',
    'surgery-complication-appraisal',
    'nursery-filing',
  ],
  module: FamilyPlanningModule,
  hooks: FamilyPlanningHooks,
  entities: [Birth, FamilySupport, SpecialSupport, Payment, Nursery],
  ledgers,
  followUps,
  migrations: [FamilyPlanningRegisters1770000002000, FamilyPlanningBenefits1770000002001],
});
