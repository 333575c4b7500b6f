import { Module } from '@nestjs/common';
import { FollowUps, RegisterStore } from '../../department-kit/index.js';
import { ListsResolver } from './lists/lists.resolver.js';
import { PublicSecurityHooks } from './public-security.hooks.js';
import { PublicSecurityResolver } from './public-security.resolver.js';
import { Checkpoints } from './registers/checkpoints.js';
import { DirectEntries } from './registers/direct-entries.js';
import { DisputeRegister } from './registers/dispute-register.js';
import { FollowUpWork } from './registers/follow-up-work.js';
import { HouseholdRegister } from './registers/household-register.js';
import { PermitRegister } from './registers/permit-register.js';
import { RegisterWriter } from './registers/register-writer.js';
import { ResidenceRegister } from './registers/residence-register.js';

@Module({
  providers: [
    RegisterStore,
    FollowUps,
    Checkpoints,
    ResidenceRegister,
    PermitRegister,
    HouseholdRegister,
    DisputeRegister,
    DirectEntries,
    RegisterWriter,
    FollowUpWork,
    PublicSecurityHooks,
    PublicSecurityResolver,
    ListsResolver,
  ],
  exports: [PublicSecurityHooks],
})
export class PublicSecurityModule {}
