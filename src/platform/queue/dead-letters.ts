import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { OutboxRelay } from './outbox-relay.js';
import { BURY, LIST_OPEN, REQUEUE } from './queue.sql.js';

/** One failed attempt. */
export interface FailedAttempt {
  /** ISO instant, real time. */
  at: string;
  reason: string;
}

/** A message that was given up (死信) and waits for a person. */
export interface DeadLetter {
  id: string;
  messageId: string;
  queue: string;
  name: string;
  payload: Record<string, string | number>;
  /** Of the last attempt; holds no data of any row. */
  reason: string;
  history: FailedAttempt[];
  failedAt: Date;
}

@Injectable()
export class DeadLetters {
  constructor(
    private readonly database: Database,
    private readonly relay: OutboxRelay,
  ) {}

  /** @returns false when the message was consumed or given up meanwhile; nothing is written then */
  async bury(messageId: string, reason: string, history: FailedAttempt[]): Promise<boolean> {
    return (await this.database.run(BURY, [messageId, reason, JSON.stringify(history)])).length === 1;
  }

  /**
   * Sends the message again, with a full set of attempts.
   * @returns false when there is no such dead letter, or it was requeued before
   */
  async requeue(deadLetterId: string): Promise<boolean> {
    if (!isRowId(deadLetterId)) return false;
    const requeued = (await this.database.run(REQUEUE, [deadLetterId])).length === 1;
    if (requeued) this.relay.nudge();
    return requeued;
  }

  /**
   * Dead letters that nobody requeued, newest first.
   * @param first how many; ask for one more to learn whether there are more
   * @param after id of the last one seen
   */
  async listDeadLetters(first: number, after: string | null = null): Promise<DeadLetter[]> {
    if (after !== null && !isRowId(after)) return [];
    const rows = await this.database.run(LIST_OPEN, [first, after]);
    return rows.map((row) => ({
      id: row.id,
      messageId: row.outbox_id,
      queue: row.queue,
      name: row.name,
      payload: row.payload,
      reason: row.reason,
      history: row.history,
      failedAt: row.failed_at,
    }));
  }
}

const isRowId = (text: string): boolean => /^[1-9]\d{0,17}$/.test(text);
