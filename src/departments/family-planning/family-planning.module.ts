import { Module } from '@nestjs/common';
import { RegisterStore } from '../../department-kit/index.js';
import { FamilyPlanningHooks } from './family-planning.hooks.js';
import { FamilyPlanningResolver } from './family-planning.resolver.js';

@Module({
  providers: [RegisterStore, FamilyPlanningHooks, FamilyPlanningResolver],
  exports: [FamilyPlanningHooks],
})
export class FamilyPlanningModule {}
