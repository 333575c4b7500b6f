import { Module } from '@nestjs/common';
import { FollowUps, RegisterStore } from '../../department-kit/index.js';
import { HealthHooks } from './health.hooks.js';
import { HealthResolver } from './health.resolver.js';
import { HealthListsResolver } from './lists/lists.resolver.js';
import { ChildRegister } from './registers/child-register.js';
import { ChildWork } from './registers/child-work.js';
import { FollowUpWork } from './registers/follow-up-work.js';
import { RecordRegister } from './registers/record-register.js';
import { RegisterWriter } from './registers/register-writer.js';
import { ServiceRegister } from './registers/service-register.js';
import { SpecialCareRegister } from './registers/special-care-register.js';

@Module({
  providers: [
    RegisterStore,
    FollowUps,
    RecordRegister,
    ServiceRegister,
    ChildRegister,
    SpecialCareRegister,
    RegisterWriter,
    ChildWork,
    FollowUpWork,
    HealthHooks,
    HealthResolver,
    HealthListsResolver,
  ],
  exports: [HealthHooks],
})
export class HealthModule {}
