import type { SqlRunner } from '../database/index.js';
import type { Message, PayloadOf } from './message.js';
import { CONSUME, INSERT_MESSAGE } from './queue.sql.js';

/**
 * Writes a message beside the change it tells of, in the same transaction: it is sent if and only if that commits.
 * Afterwards `OutboxRelay.nudge()` spares the relay its next wait.
 * @returns the message's id, which the handler receives.
 */
export async function enqueue<P extends PayloadOf<P>>(
  tx: SqlRunner,
  queue: string,
  message: Message<P>,
): Promise<string> {
  const [row] = await tx.run(INSERT_MESSAGE, [queue, message.name, JSON.stringify(message.payload)]);
  return row.id;
}

/**
 * The text of an outbox insert, for a statement that does its whole work in one round trip:
 *
 *     with made as (insert into … returning id),
 *          sent as (${enqueueSql({ queue: "'department-' || $3", name: '$4', payload: "jsonb_build_object('requestId', made.id)" }, 'from made')})
 *     select id from made
 *
 * The parts are SQL expressions written by a programmer, never input. Table `outbox`: `queue text`, `name text` (of a
 * defined message), `payload jsonb` (ids only); the other columns have defaults.
 */
export const enqueueSql = (message: { queue: string; name: string; payload: string }, from = ''): string =>
  `insert into outbox (queue, name, payload) select ${message.queue}, ${message.name}, ${message.payload} ${from}`.trimEnd();

/**
 * Records that `consumer` takes the message in, and removes it from the outbox, in the transaction of the handler's own
 * writes. A handler calls it first.
 * @returns false when the message took effect before: the handler then writes nothing and answers `skipped`.
 */
export async function consumeInTransaction(tx: SqlRunner, consumer: string, messageId: string): Promise<boolean> {
  return (await tx.run(CONSUME, [consumer, messageId])).length === 1;
}
