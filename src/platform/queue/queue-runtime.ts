import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Settings } from '../config/index.js';
import { Dispatcher } from './dispatcher.js';
import { ErrorLog } from './error-log.js';
import { HandlerRegistry } from './handler-registry.js';
import { withTimeout } from './loop.js';
import { OutboxRelay } from './outbox-relay.js';
import { QueueWatch } from './queue-watch.js';
import { Queues } from './queues.js';
import type { JobWorker } from './store/queue-store.js';

const CLOSE_TIMEOUT_MS = 20_000;
const PING_TIMEOUT_MS = 2_000;

/** True for processes that consume. */
export const isWorkerRole = (settings: Settings): boolean => settings.ROLE === 'worker' || settings.ROLE === 'all';

/** Starts and stops the queue with the process. An API process only adds delayed jobs; it has neither relay nor workers. */
@Injectable()
export class QueueRuntime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new ErrorLog('Queue');
  private workers: JobWorker[] = [];

  constructor(
    private readonly settings: Settings,
    private readonly queues: Queues,
    private readonly registry: HandlerRegistry,
    private readonly dispatcher: Dispatcher,
    private readonly relay: OutboxRelay,
    private readonly watch: QueueWatch,
  ) {}

  /** @throws Error in a worker role when a message has no handler or two */
  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.ROLE === 'migrate') return;
    if (isWorkerRole(this.settings)) this.registry.collect(this.queues.names);
    await this.queues.open();
    if (!isWorkerRole(this.settings)) return;
    this.workers = this.queues.names.map((name) => this.startWorker(name));
    this.relay.start();
    this.watch.start();
  }

  /**
   * Ends before anything else is closed (database connections end in `onApplicationShutdown`): no new work, then what
   * runs is finished, then queues, then their connections.
   */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.watch.stop(), this.relay.stop()]);
    await Promise.allSettled(
      // A job that takes longer is given to another worker when its lock runs out.
      this.workers.map((worker) => withTimeout(worker.close(), CLOSE_TIMEOUT_MS, 'close')),
    );
    await this.queues.close();
    await withTimeout(this.queues.store.close(), CLOSE_TIMEOUT_MS, 'close').catch((error) =>
      this.log.error('closing', error),
    );
  }

  /** For readiness. @throws Error when the store does not answer within two seconds */
  async ping(): Promise<void> {
    await withTimeout(this.queues.wereWiped(), PING_TIMEOUT_MS, 'the queue does not answer');
  }

  /**
   * Asks for a job at about an instant. It may be lost, and then a sweep does its work; it is tried three times.
   * @param runAt real time, not business time
   * @param jobId asking again with the same id while the job waits changes nothing; no `:`, not a number
   * @throws when the store is away
   */
  async delayed(
    queue: string,
    name: string,
    payload: Record<string, string | number>,
    runAt: Date,
    jobId: string,
  ): Promise<void> {
    const delay = Math.max(0, runAt.getTime() - Date.now());
    const opts = { jobId, delay, attempts: 3, backoff: { type: 'exponential', delay: 500, jitter: 0.5 } };
    await this.queues.add(queue, [
      { name, data: { kind: 'delayed', name, payload }, opts: { ...opts, removeOnComplete: true, removeOnFail: true } },
    ]);
  }

  private startWorker(name: string): JobWorker {
    const { WORKER_CONCURRENCY: concurrency } = this.settings;
    const worker = this.queues.store.worker(name, (job) => this.dispatcher.process(name, job), concurrency);
    worker.on('error', (error) => this.log.error(`worker of ${name}`, error));
    worker.on('failed', (job) => {
      if (job?.deferredFailure) void this.dispatcher.abandon(name, job);
    });
    return worker;
  }
}
