import { Module } from '@nestjs/common';
import { FollowUps, RegisterStore } from '../../department-kit/index.js';
import { PaymentRuns } from './payments/payment-runs.js';
import { PaymentsResolver } from './payments/payments.resolver.js';
import { CaseChanges } from './registers/case-changes.js';
import { CaseCheckpoints } from './registers/case-checkpoints.js';
import { CaseRegister } from './registers/case-register.js';
import { CaseReviews } from './registers/case-reviews.js';
import { Entitlements } from './registers/entitlements.js';
import { HouseholdReader } from './registers/household-reader.js';
import { Households } from './registers/households.js';
import { SocialAssistanceHooks } from './social-assistance.hooks.js';
import { SocialAssistanceResolver } from './social-assistance.resolver.js';

@Module({
  providers: [
    RegisterStore,
    FollowUps,
    Households,
    Entitlements,
    CaseCheckpoints,
    CaseRegister,
    CaseChanges,
    CaseReviews,
    HouseholdReader,
    SocialAssistanceHooks,
    SocialAssistanceResolver,
    PaymentRuns,
    PaymentsResolver,
  ],
  exports: [SocialAssistanceHooks],
})
export class SocialAssistanceModule {}
