import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Settings } from '../config/index.js';
import { BusinessSweeps } from './business-sweeps.js';
import { DeadLetters } from './dead-letters.js';
import { Dispatcher } from './dispatcher.js';
import { HandlerRegistry } from './handler-registry.js';
import { DEFAULT_RETRY_POLICY, OutboxRelay, RETRY_POLICY, type RetryPolicy } from './outbox-relay.js';
import { isWorkerRole, QueueRuntime } from './queue-runtime.js';
import { QueueStats } from './queue-stats.js';
import { QueueWatch } from './queue-watch.js';
import { QUEUE_NAMES, Queues } from './queues.js';
import { PostgresStore } from './store/postgres-store.js';
import { QUEUE_STORE, type QueueStore } from './store/queue-store.js';
import { RedisStore } from './store/redis-store.js';

export interface QueueModuleOptions {
  /** Without it a global module must provide the token `QUEUE_NAMES`. */
  names?: readonly string[];
  retry?: Partial<RetryPolicy>;
}

/** Outbox, relay, workers, dead letters. Needs the global providers `Settings` and `Database`. */
@Module({})
export class QueueModule {
  static forRoot(options: QueueModuleOptions = {}): DynamicModule {
    const named: Provider[] = options.names ? [{ provide: QUEUE_NAMES, useValue: options.names }] : [];
    const shared = [QueueRuntime, OutboxRelay, DeadLetters, QueueStats, BusinessSweeps];
    return {
      module: QueueModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        ...named,
        ...shared,
        { provide: RETRY_POLICY, useValue: { ...DEFAULT_RETRY_POLICY, ...options.retry } },
        { provide: QUEUE_STORE, inject: [Settings, QUEUE_NAMES], useFactory: openStore },
        Queues,
        HandlerRegistry,
        Dispatcher,
        QueueWatch,
      ],
      exports: shared,
    };
  }
}

function openStore(settings: Settings, names: readonly string[]): QueueStore {
  if (settings.REDIS_URL) return new RedisStore(settings.REDIS_URL);
  const url = settings.DATABASE_URL;
  if (!url) throw new Error('The queue needs DATABASE_URL or REDIS_URL.');
  const ownerUrl = settings.MIGRATION_DATABASE_URL ?? url;
  const workers = isWorkerRole(settings) ? names.length : 0;
  return new PostgresStore({ url, ownerUrl, queueNames: names, workers });
}
