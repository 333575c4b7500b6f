import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseworkModule } from './casework/index.js';
import { CatalogueModule } from './catalogue/index.js';
import { DeadlinesModule } from './deadlines/index.js';
import { DEMO_CENTRES, demoActors } from './demo/index.js';
import type { DepartmentDefinition } from './department-kit/index.js';
import { DepartmentsModule } from './departments/index.js';
import { DeskModule } from './desk/index.js';
import { allMigrations } from './migrate.js';
import { FollowUpsModule } from './follow-ups/index.js';
import { LedgersModule } from './ledgers/index.js';
import { OrganisationModule } from './organisation/index.js';
import { NotificationsModule } from './notifications/index.js';
import { DEMO_ACTORS } from './platform/auth/index.js';
import type { Settings } from './platform/config/index.js';
import { DatabaseModule, pendingMigrations } from './platform/database/index.js';
import { PlatformEdgeModule, READINESS_CHECKS, type ReadinessCheck } from './platform/http/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { DeadLettersResolver, QueueModule, QueueRuntime } from './platform/queue/index.js';
import { QueueMetrics } from './queue-metrics.js';
import { queueNames } from './queue-names.js';
import { RequestsModule } from './requests/index.js';
import { SupervisionModule } from './supervision/index.js';

export interface AppModuleOptions {
  settings: Settings;
  departments: DepartmentDefinition[];
  /** Open, with the entities of all departments. */
  dataSource: DataSource;
}

/** The only file that knows everything. */
@Module({})
export class AppModule {
  static forRoot({ settings, departments, dataSource }: AppModuleOptions): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        PlatformModule.forRoot(settings),
        DatabaseModule.over(dataSource),
        QueueModule.forRoot({ names: queueNames(departments) }),
        PlatformEdgeModule,
        OrganisationModule.register(settings.DEMO_DATA ? DEMO_CENTRES : []),
        CatalogueModule.register(departments),
        DepartmentsModule.register(departments),
        RequestsModule,
        DeadlinesModule.register(settings.DEV_CLOCK),
        DeskModule,
        CaseworkModule,
        SupervisionModule,
        FollowUpsModule,
        LedgersModule,
        NotificationsModule,
      ],
      providers: [
        readinessChecks(departments),
        { provide: DEMO_ACTORS, useValue: demoActors(departments) },
        DeadLettersResolver,
        QueueMetrics,
      ],
      exports: [READINESS_CHECKS, DEMO_ACTORS],
    };
  }
}

/** Without these the process cannot serve, and `/readyz` says which. */
const readinessChecks = (departments: DepartmentDefinition[]): Provider => ({
  provide: READINESS_CHECKS,
  inject: [DataSource, QueueRuntime],
  useFactory: (dataSource: DataSource, queue: QueueRuntime): ReadinessCheck[] => [
    { name: 'database', check: () => dataSource.query('select 1') },
    { name: 'queue', check: () => queue.ping() },
    { name: 'migrations', check: () => requireNothingPending(dataSource, departments) },
  ],
});

async function requireNothingPending(dataSource: DataSource, departments: DepartmentDefinition[]): Promise<void> {
  const pending = await pendingMigrations(dataSource, allMigrations(departments));
  if (pending.length > 0) throw new Error('migrations are pending');
}
