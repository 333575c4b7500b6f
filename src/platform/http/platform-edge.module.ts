import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AuthModule } from '../auth/index.js';
import { GraphqlModule } from '../graphql/index.js';
import { TelemetryModule } from '../telemetry/index.js';
import { ExplorerController } from './explorer.controller.js';
import { HealthController, ReadinessService } from './health.controller.js';
import { HttpErrorFilter } from './http-error.filter.js';
import { MetricsController } from './metrics.controller.js';

/**
 * The edge of the platform: sign-in, permissions, GraphQL over HTTP and WebSocket, health, metrics, explorer.
 * It needs `Settings` from a global module; `DEMO_ACTORS`, `READINESS_CHECKS` and `EXPLORER_QUERY` are taken from
 * global modules when they are there. See also `fastifyOptions` and `configureHttp`.
 */
@Module({
  imports: [TelemetryModule, AuthModule, GraphqlModule],
  controllers: [HealthController, MetricsController, ExplorerController],
  providers: [ReadinessService, { provide: APP_FILTER, useClass: HttpErrorFilter }],
})
export class PlatformEdgeModule {}
