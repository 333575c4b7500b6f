import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { OUTBOX_COUNTS } from './queue.sql.js';

/** What this process did for one queue since it started. */
export interface QueueCounters {
  done: number;
  skipped: number;
  /** Failed attempts; most of them succeed later. */
  failed: number;
  /** Messages given up. */
  dead: number;
}

/** The outbox now, over all processes. */
export interface OutboxCounts {
  pending: number;
  sent: number;
  dead: number;
  /** Age of the oldest message that is still to take effect; it grows when nobody consumes. */
  oldestSeconds: number;
}

/** Plain numbers for telemetry to read. */
@Injectable()
export class QueueStats {
  published = 0;
  republished = 0;
  publishFailures = 0;
  wipes = 0;
  readonly queues = new Map<string, QueueCounters>();

  constructor(private readonly database: Database) {}

  of(queue: string): QueueCounters {
    let counters = this.queues.get(queue);
    if (!counters) this.queues.set(queue, (counters = { done: 0, skipped: 0, failed: 0, dead: 0 }));
    return counters;
  }

  async outbox(): Promise<OutboxCounts> {
    const [row] = await this.database.run(OUTBOX_COUNTS, []);
    return { pending: row.pending, sent: row.sent, dead: row.dead, oldestSeconds: row.oldest_seconds };
  }
}
