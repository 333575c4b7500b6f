import { Module } from '@nestjs/common';
import { FollowUps, RegisterStore } from '../../department-kit/index.js';
import { EmploymentHooks } from './employment.hooks.js';
import { EmploymentResolver } from './employment.resolver.js';
import { EmploymentListsResolver } from './lists/lists.resolver.js';
import { EmploymentMatchesResolver } from './lists/matches.resolver.js';
import { Checkpoints } from './registers/checkpoints.js';
import { DecisionWork } from './registers/decision-work.js';
import { FollowUpWork } from './registers/follow-up-work.js';
import { JointWork } from './registers/joint-work.js';
import { MarketRegister } from './registers/market-register.js';
import { PensionRegister } from './registers/pension-register.js';
import { RegisterRules } from './registers/register-rules.js';
import { ServiceRegister } from './registers/service-register.js';
import { UnemploymentRegister } from './registers/unemployment-register.js';

@Module({
  providers: [
    RegisterStore,
    FollowUps,
    Checkpoints,
    RegisterRules,
    UnemploymentRegister,
    ServiceRegister,
    MarketRegister,
    PensionRegister,
    JointWork,
    DecisionWork,
    FollowUpWork,
    EmploymentHooks,
    EmploymentResolver,
    EmploymentListsResolver,
    EmploymentMatchesResolver,
  ],
  exports: [EmploymentHooks],
})
export class EmploymentModule {}
