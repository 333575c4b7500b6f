import { Injectable } from '@nestjs/common';
import { ErrorLog } from './error-log.js';
import { HandlerRegistry, type RepeatingEntry } from './handler-registry.js';
import { Loop } from './loop.js';
import { OutboxRelay } from './outbox-relay.js';
import { QueueStats } from './queue-stats.js';
import { Queues } from './queues.js';

const LOOK_MS = 1_000;
/** A scheduler whose next run is this late has lost its job. */
const OVERDUE_MS = 10_000;

/** Looks every second whether the store was wiped, and puts back what this program needs there. */
@Injectable()
export class QueueWatch {
  private readonly log = new ErrorLog('QueueWatch');
  private readonly loop = new Loop(() => this.step());

  constructor(
    private readonly queues: Queues,
    private readonly relay: OutboxRelay,
    private readonly registry: HandlerRegistry,
    private readonly stats: QueueStats,
  ) {}

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async step(): Promise<number> {
    try {
      await this.healAfterWipe();
      for (const entry of this.registry.repeatingJobs()) await this.keepScheduled(entry);
    } catch (error) {
      this.log.error('the queue is not well', error);
    }
    return LOOK_MS;
  }

  private async healAfterWipe(): Promise<void> {
    const recreated = await this.queues.store.prepare();
    if (!recreated && !(await this.queues.wereWiped())) return;
    this.stats.wipes += 1;
    // In this order: should it break off here, the next look finds the wipe again.
    await this.relay.republishAll();
    await this.queues.restore();
  }

  private async keepScheduled({ name, queue: queueName, everyMs }: RepeatingEntry): Promise<void> {
    const queue = this.queues.get(queueName);
    const scheduler = await queue.getJobScheduler(name);
    const late = Date.now() - (scheduler?.next ?? 0);
    if (scheduler?.every === everyMs && late < Math.max(everyMs, OVERDUE_MS)) return;
    await queue.upsertJobScheduler(
      name,
      { every: everyMs },
      { name, data: { kind: 'repeat', name }, opts: { attempts: 1, removeOnComplete: true, removeOnFail: true } },
    );
  }
}
