import { Module } from '@nestjs/common';
import { RegisterStore } from '../../department-kit/index.js';
import { HealthHooks } from './health.hooks.js';
import { HealthResolver } from './health.resolver.js';

@Module({ providers: [RegisterStore, HealthHooks, HealthResolver], exports: [HealthHooks] })
export class HealthModule {}
