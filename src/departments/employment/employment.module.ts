import { Module } from '@nestjs/common';
import { RegisterStore } from '../../department-kit/index.js';
import { EmploymentHooks } from './employment.hooks.js';
import { EmploymentResolver } from './employment.resolver.js';

@Module({
  providers: [RegisterStore, EmploymentHooks, EmploymentResolver],
  exports: [EmploymentHooks],
})
export class EmploymentModule {}
