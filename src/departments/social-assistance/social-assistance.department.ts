import { defineDepartment } from '../../department-kit/index.js';
import { followUps } from './follow-ups.js';
import { allowanceAppeal } from './items/allowance-appeal.js';
import { allowanceCessation } from './items/allowance-cessation.js';
import { allowanceChange } from './items/allowance-change.js';
import { childLivingAllowance } from './items/child-living-allowance.js';
import { destituteSupport } from './items/destitute-support.js';
import { disabilityAllowance } from './items/disability-allowance.js';
import { disabledTwoAllowancesOneMatter } from './items/disabled-two-allowances-one-matter.js';
import { elderCareSubsidy } from './items/elder-care-subsidy.js';
import { funeralSubsidy } from './items/funeral-subsidy.js';
import { lowIncomeFamilyRecognition } from './items/low-income-family-recognition.js';
import { minimumLivingAllowance } from './items/minimum-living-allowance.js';
import { oldAgeAllowance } from './items/old-age-allowance.js';
import { temporaryAidUrgent } from './items/temporary-aid-urgent.js';
import { temporaryAid } from './items/temporary-aid.js';
import { unemployedHardshipOneMatter } from './items/unemployed-hardship-one-matter.js';
import { ledgers } from './ledgers.js';
import { SocialAssistance1770000004000 } from './migrations/1770000004000-social-assistance.js';
import { SocialAssistancePayments1770000004001 } from './migrations/1770000004001-payments.js';
import { AssistanceCase } from './registers/assistance-case.entity.js';
import { Death } from './registers/death.entity.js';
import { HouseholdMember } from './registers/household-member.entity.js';
import { Payment } from './registers/payment.entity.js';
import { SocialAssistanceHooks } from './social-assistance.hooks.js';
import { SocialAssistanceSecondCounty1770000004002 } from './migrations/1770000004002-second-county.js';
import { SocialAssistanceModule } from './social-assistance.module.js';

export const department = defineDepartment({
  code: 'social-assistance',
  name: { zh: '民政', en: 'Civil affairs and social assistance' },
  bodyName: { zh: '民政局', en: 'Bureau of Civil Affairs' },
  items: [
    minimumLivingAllowance,
    lowIncomeFamilyRecognition,
    destituteSupport,
    temporaryAid,
    temporaryAidUrgent,
    oldAgeAllowance,
    elderCareSubsidy,
    disabilityAllowance,
    disabledTwoAllowancesOneMatter,
    childLivingAllowance,
    funeralSubsidy,
    allowanceChange,
    allowanceAppeal,
    allowanceCessation,
    unemployedHardshipOneMatter,
  ],
  oneAtATime: [
    'minimum-living-allowance',
    'destitute-support',
    'old-age-allowance',
    'low-income-family-recognition',
    'child-living-allowance',
    'elder-care-subsidy',
    'allowance-change',
    'disabled-two-allowances-one-matter',
  ],
  module: SocialAssistanceModule,
  hooks: SocialAssistanceHooks,
  entities: [AssistanceCase, HouseholdMember, Death, Payment],
  ledgers,
  followUps,
  migrations: [
    SocialAssistance1770000004000,
    SocialAssistancePayments1770000004001,
    SocialAssistanceSecondCounty1770000004002,
  ],
});
