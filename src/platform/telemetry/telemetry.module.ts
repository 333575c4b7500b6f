import { Global, Module } from '@nestjs/common';
import { JsonLogger } from './json-logger.js';
import { Metrics } from './metrics.js';

/** Logs and metrics for every module. */
@Global()
@Module({ providers: [JsonLogger, Metrics], exports: [JsonLogger, Metrics] })
export class TelemetryModule {}
