import { Module } from '@nestjs/common';
import { RegisterStore } from '../../department-kit/index.js';
import { CaseRegister } from './registers/case-register.js';
import { HouseholdReader } from './registers/household-reader.js';
import { SocialAssistanceHooks } from './social-assistance.hooks.js';
import { SocialAssistanceResolver } from './social-assistance.resolver.js';

@Module({
  providers: [RegisterStore, CaseRegister, HouseholdReader, SocialAssistanceHooks, SocialAssistanceResolver],
  exports: [SocialAssistanceHooks],
})
export class SocialAssistanceModule {}
