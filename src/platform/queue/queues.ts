import { Inject, Injectable } from '@nestjs/common';
import type { JobsOptions } from 'bullmq';
import { ErrorLog } from './error-log.js';
import { withTimeout } from './loop.js';
import { QUEUE_STORE, type JobData, type JobQueue, type QueueStore } from './store/queue-store.js';

/** DI token: names of all queues of this installation (`string[]`). */
export const QUEUE_NAMES = Symbol('QUEUE_NAMES');

/** A Redis that is away neither answers nor refuses. */
const STORE_TIMEOUT_MS = 10_000;

export interface NewJob {
  name: string;
  data: JobData;
  opts: JobsOptions & { jobId: string };
}

/** The open BullMQ queues by name. */
@Injectable()
export class Queues {
  private readonly byName = new Map<string, JobQueue>();
  private readonly log = new ErrorLog('Queue');

  constructor(
    @Inject(QUEUE_STORE) readonly store: QueueStore,
    @Inject(QUEUE_NAMES) readonly names: readonly string[],
  ) {}

  /** @throws when the store has no tables and cannot make them. A Redis that is away is waited for later. */
  async open(): Promise<void> {
    await this.store.prepare();
    for (const name of this.names) {
      const queue = this.store.queue(name);
      queue.on('error', (error) => this.log.error(`queue ${name}`, error));
      this.byName.set(name, queue);
    }
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** @throws Error when there is no such queue, or queues are closed */
  get(name: string): JobQueue {
    const queue = this.byName.get(name);
    if (!queue) throw new Error(`There is no queue "${name}"`);
    return queue;
  }

  /** Adds jobs; one whose id is still known to the queue is passed over. */
  async add(name: string, jobs: NewJob[]): Promise<void> {
    const queue = this.get(name);
    const [only] = jobs;
    // A bulk insert makes temporary tables on PostgreSQL, which is dear for one job.
    const added = jobs.length === 1 ? queue.add(only.name, only.data, only.opts) : queue.addBulk(jobs);
    await withTimeout<unknown>(added, STORE_TIMEOUT_MS, 'the queue does not answer');
  }

  /**
   * True once after everything in the store was lost (FLUSHALL, tables emptied): BullMQ wrote its version there when
   * the queues were opened.
   */
  async wereWiped(): Promise<boolean> {
    const [first] = this.byName.values();
    if (!first) return false;
    return (await withTimeout(first.getVersion(), STORE_TIMEOUT_MS, 'the queue does not answer')) === null;
  }

  /** Writes back what BullMQ keeps about a queue beside its jobs. */
  async restore(): Promise<void> {
    for (const queue of this.byName.values()) await queue.getBackend().setQueueMeta(queue.metaValues);
  }

  async close(): Promise<void> {
    const queues = [...this.byName.values()];
    this.byName.clear();
    await Promise.allSettled(queues.map((queue) => withTimeout(queue.close(), STORE_TIMEOUT_MS, 'close')));
  }
}
