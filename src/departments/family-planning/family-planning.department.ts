import { defineDepartment } from '../../department-kit/index.js';
import { FamilyPlanningHooks } from './family-planning.hooks.js';
import { FamilyPlanningModule } from './family-planning.module.js';
import { additionalBirthApproval } from './items/additional-birth-approval.js';
import { birthRegistration } from './items/birth-registration.js';
import { childcareSubsidy } from './items/childcare-subsidy.js';
import { newbornOneMatter } from './items/newborn-one-matter.js';
import { oneChildCertificate } from './items/one-child-certificate.js';
import { oneChildParentAward } from './items/one-child-parent-award.js';
import { specialFamilySupport } from './items/special-family-support.js';
import { FamilyPlanningRegisters1770000002000 } from './migrations/1770000002000-registers.js';
import { Birth } from './registers/birth.entity.js';
import { FamilySupport } from './registers/support.entity.js';

export const department = defineDepartment({
  code: 'family-planning',
  name: { zh: '计划生育', en: 'Family planning' },
  bodyName: { zh: '卫生健康局(人口与家庭)', en: 'Health Bureau, Population and Family' },
  items: [
    birthRegistration,
    newbornOneMatter,
    oneChildCertificate,
    oneChildParentAward,
    specialFamilySupport,
    childcareSubsidy,
    additionalBirthApproval,
  ],
  module: FamilyPlanningModule,
  hooks: FamilyPlanningHooks,
  entities: [Birth, FamilySupport],
  migrations: [FamilyPlanningRegisters1770000002000],
});
