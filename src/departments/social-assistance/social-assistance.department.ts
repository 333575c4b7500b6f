import { defineDepartment } from '../../department-kit/index.js';
import { allowanceCessation } from './items/allowance-cessation.js';
import { destituteSupport } from './items/destitute-support.js';
import { disabilityAllowance } from './items/disability-allowance.js';
import { minimumLivingAllowance } from './items/minimum-living-allowance.js';
import { oldAgeAllowance } from './items/old-age-allowance.js';
import { temporaryAidUrgent } from './items/temporary-aid-urgent.js';
import { temporaryAid } from './items/temporary-aid.js';
import { unemployedHardshipOneMatter } from './items/unemployed-hardship-one-matter.js';
import { SocialAssistance1770000004000 } from './migrations/1770000004000-social-assistance.js';
import { AssistanceCase } from './registers/assistance-case.entity.js';
import { HouseholdMember } from './registers/household-member.entity.js';
import { SocialAssistanceHooks } from './social-assistance.hooks.js';
import { SocialAssistanceModule } from './social-assistance.module.js';

export const department = defineDepartment({
  code: 'social-assistance',
  name: { zh: '民政', en: 'Civil affairs and social assistance' },
  bodyName: { zh: '民政局', en: 'Bureau of Civil Affairs' },
  items: [
    minimumLivingAllowance,
    destituteSupport,
    temporaryAid,
    temporaryAidUrgent,
    oldAgeAllowance,
    disabilityAllowance,
    allowanceCessation,
    unemployedHardshipOneMatter,
  ],
  module: SocialAssistanceModule,
  hooks: SocialAssistanceHooks,
  entities: [AssistanceCase, HouseholdMember],
  migrations: [SocialAssistance1770000004000],
});
