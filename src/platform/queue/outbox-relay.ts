import { Inject, Injectable, Logger } from '@nestjs/common';
import { Settings } from '../config/index.js';
import { Database, type Statement } from '../database/index.js';
import { ErrorLog } from './error-log.js';
import { Loop } from './loop.js';
import { QueueStats } from './queue-stats.js';
import {
  CLAIM_PENDING,
  CLAIM_UNCONSUMED,
  PURGE_INBOX,
  RETURN_ALL_SENT,
  RETURN_TO_PENDING,
  type ClaimedRow,
} from './queue.sql.js';
import { Queues, type NewJob } from './queues.js';

const BATCH = 200;
const BUSY_MS = 20;
const IDLE_MS = 250;
const GAP_MS = 4;
const MAX_BACKOFF_MS = 5_000;
/** Sending again is for what was lost; at most a batch each time, so that a long queue is not flooded with repeats. */
const REPUBLISH_EVERY_MS = 500;
const PURGE_EVERY_MS = 60_000;
/** A repeat comes within minutes; what is older only takes room. */
const INBOX_KEPT_DAYS = 7;

/** How often a message is tried before it is a dead letter, and how long between. */
export interface RetryPolicy {
  attempts: number;
  /** First wait; each further one doubles. */
  backoffMs: number;
  /** Part of each wait that is left to chance, 0 to 1. */
  jitter: number;
}

/** DI token of the {@link RetryPolicy}. */
export const RETRY_POLICY = Symbol('RETRY_POLICY');
export const DEFAULT_RETRY_POLICY: RetryPolicy = { attempts: 8, backoffMs: 500, jitter: 0.5 };

/**
 * Carries committed messages from the outbox to the queue (消息转发). A row stays until its consumer recorded it, so
 * neither a broken connection here nor a wiped queue there loses one.
 */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger('OutboxRelay');
  private readonly log = new ErrorLog('OutboxRelay');
  private readonly loop = new Loop(() => this.step(), GAP_MS);
  private idleMs = BUSY_MS;
  private backoffMs = 0;
  private notBefore = 0;
  private nextRepublish = 0;
  private nextPurge = Date.now() + PURGE_EVERY_MS;

  constructor(
    private readonly database: Database,
    private readonly queues: Queues,
    private readonly stats: QueueStats,
    private readonly settings: Settings,
    @Inject(RETRY_POLICY) private readonly retry: RetryPolicy,
  ) {}

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** Call after a transaction that wrote a message committed. Without it the message goes at the next look. */
  nudge(): void {
    this.loop.nudge();
  }

  /** The queue lost what it held: all that is not consumed goes again, at once. */
  async republishAll(): Promise<void> {
    const [{ count }] = await this.database.run(RETURN_ALL_SENT, []);
    this.logger.warn(`The queue was wiped; ${count} messages are sent again`);
    this.nudge();
  }

  private async step(): Promise<number> {
    const holdMs = this.notBefore - Date.now();
    if (holdMs > 0) return holdMs; // a nudge must not turn waiting for a store into spinning
    try {
      const sent = await this.claimAndPublish(CLAIM_PENDING, [BATCH]);
      this.stats.published += sent;
      await this.republish();
      await this.purge();
      this.backoffMs = 0;
      if (sent === BATCH) return 0;
      this.idleMs = sent > 0 ? BUSY_MS : Math.min(this.idleMs * 2, IDLE_MS);
      return this.idleMs;
    } catch (error) {
      this.stats.publishFailures += 1;
      this.log.error('cannot publish', error);
      this.backoffMs = Math.min(Math.max(this.backoffMs * 2, BUSY_MS * 5), MAX_BACKOFF_MS);
      this.notBefore = Date.now() + this.backoffMs * (0.5 + Math.random() / 2);
      return this.backoffMs;
    }
  }

  private async republish(): Promise<void> {
    if (Date.now() < this.nextRepublish) return;
    this.nextRepublish = Date.now() + REPUBLISH_EVERY_MS;
    const again = await this.claimAndPublish(CLAIM_UNCONSUMED, [BATCH, this.settings.OUTBOX_REPUBLISH_SECONDS]);
    this.stats.republished += again;
    if (again > 0) this.logger.debug(`${again} messages were unconsumed for long and are offered again`);
  }

  private async claimAndPublish(claim: Statement<ClaimedRow>, values: unknown[]): Promise<number> {
    const rows = await this.database.run(claim, values);
    const byQueue = new Map<string, ClaimedRow[]>();
    for (const row of rows.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))) {
      const list = byQueue.get(row.queue);
      if (list) list.push(row);
      else byQueue.set(row.queue, [row]);
    }
    const failures: unknown[] = [];
    for (const [queue, batch] of byQueue) await this.publish(queue, batch).catch((error) => failures.push(error));
    if (failures.length > 0) throw failures[0];
    return rows.length;
  }

  private async publish(queue: string, rows: ClaimedRow[]): Promise<void> {
    if (!this.queues.has(queue)) {
      // Another version of the program may know the queue; the row is offered again until somebody does.
      this.log.error(`message for the unknown queue "${queue}"`, new Error('unknown queue'));
      return;
    }
    try {
      await this.queues.add(
        queue,
        rows.map((row) => this.jobOf(row)),
      );
    } catch (error) {
      // Should this fail too, the rows are `sent` and unconsumed, and go again after OUTBOX_REPUBLISH_SECONDS.
      await this.database.run(RETURN_TO_PENDING, [rows.map((row) => row.id)]);
      throw error;
    }
  }

  private jobOf({ id, name, payload }: ClaimedRow): NewJob {
    const { attempts, backoffMs: delay, jitter } = this.retry;
    return {
      name,
      data: { kind: 'message', name, id, payload },
      opts: {
        jobId: `outbox-${id}`,
        attempts,
        backoff: { type: 'exponential', delay, jitter },
        stackTraceLimit: attempts,
        removeOnComplete: true,
        removeOnFail: true,
      },
    };
  }

  private async purge(): Promise<void> {
    if (Date.now() < this.nextPurge) return;
    const [{ count }] = await this.database.run(PURGE_INBOX, [INBOX_KEPT_DAYS, 10 * BATCH]);
    this.nextPurge = Date.now() + (Number(count) > 0 ? 0 : PURGE_EVERY_MS);
  }
}
