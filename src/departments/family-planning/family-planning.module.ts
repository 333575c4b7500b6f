import { Module } from '@nestjs/common';
import { FollowUps, RegisterStore } from '../../department-kit/index.js';
import { FamilyPlanningHooks } from './family-planning.hooks.js';
import { RegisterRules } from './family-planning.register-rules.js';
import { FamilyPlanningResolver } from './family-planning.resolver.js';
import { FamilyListsResolver } from './lists/lists.resolver.js';
import { BirthRegister } from './registers/birth-register.js';
import { Checkpoints } from './registers/checkpoints.js';
import { FollowUpWork } from './registers/follow-up-work.js';
import { NurseryRegister } from './registers/nursery-register.js';
import { Payments } from './registers/payments.js';
import { RegisterWriter } from './registers/register-writer.js';
import { SupportRegister } from './registers/support-register.js';

@Module({
  providers: [
    RegisterStore,
    FollowUps,
    RegisterRules,
    BirthRegister,
    SupportRegister,
    NurseryRegister,
    Payments,
    RegisterWriter,
    Checkpoints,
    FollowUpWork,
    FamilyPlanningHooks,
    FamilyPlanningResolver,
    FamilyListsResolver,
  ],
  exports: [FamilyPlanningHooks],
})
export class FamilyPlanningModule {}
