import { Module } from '@nestjs/common';
import { RegisterStore } from '../../department-kit/index.js';
import { PublicSecurityHooks } from './public-security.hooks.js';
import { PublicSecurityResolver } from './public-security.resolver.js';
import { HouseholdRegister } from './registers/household-register.js';
import { PermitRegister } from './registers/permit-register.js';
import { ResidenceRegister } from './registers/residence-register.js';

@Module({
  providers: [
    RegisterStore,
    ResidenceRegister,
    PermitRegister,
    HouseholdRegister,
    PublicSecurityHooks,
    PublicSecurityResolver,
  ],
  exports: [PublicSecurityHooks],
})
export class PublicSecurityModule {}
