import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { OutboxRelay, QueueRuntime, Repeats, type RepeatingJob } from '../platform/queue/index.js';
import { BusinessClock } from '../platform/time/index.js';
import { DEADLINES_QUEUE } from './messages.js';
import { PRECISE_SOON, SWEEP_BATCH, type FiredRow } from './sweep.sql.js';

export const SWEEP_EVERY_MS = 15_000;
const BATCH = 500;
/** Batches under way at a time. The sweep is one job, so one process meets the herd; PostgreSQL works on two batches. */
const LANES = 2;
export const PRECISE_JOB = 'checkpoint-due';

/**
 * Fires checkpoints that are due. Any number of processes may sweep at once; a checkpoint fires once. Day limits all
 * fall due at midnight, so a herd is normal: batches keep transactions short.
 */
@Repeats({ name: 'deadline-sweep', queue: DEADLINES_QUEUE, everyMs: SWEEP_EVERY_MS })
@Injectable()
export class DeadlineSweep implements RepeatingJob {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly relay: OutboxRelay,
    private readonly queues: QueueRuntime,
  ) {}

  async run(): Promise<void> {
    await this.sweep();
    await this.hastenPreciseOnes();
  }

  /** Fires everything that is due now and says what fired. */
  async sweep(): Promise<FiredRow[]> {
    const fired: FiredRow[] = [];
    const lane = async (): Promise<void> => {
      for (;;) {
        const rows = await this.database.run(SWEEP_BATCH, [this.clock.now(), BATCH, DEADLINES_QUEUE]);
        fired.push(...rows.filter((row) => row.live));
        // A short batch is not the end: what was only warned of may be due already as well.
        if (rows.length === 0) return;
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    if (fired.length > 0) this.relay.nudge();
    return fired;
  }

  /** Limits in hours fall due at any minute: those of the next two periods also get a delayed job. */
  private async hastenPreciseOnes(): Promise<void> {
    const now = this.clock.now();
    const horizon = new Date(now.getTime() + 2 * SWEEP_EVERY_MS);
    for (const { id, revision, due_at } of await this.database.run(PRECISE_SOON, [now, horizon])) {
      const runAt = new Date(due_at.getTime() - this.clock.offset);
      await this.queues.delayed(DEADLINES_QUEUE, PRECISE_JOB, { id, revision }, runAt, `checkpoint-${id}-${revision}`);
    }
  }
}
