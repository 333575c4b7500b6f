import { statement } from '../database/index.js';

export interface ClaimedRow {
  id: string;
  queue: string;
  name: string;
  payload: Record<string, string | number>;
}

/** $1 queue, $2 name, $3 payload as JSON text. */
export const INSERT_MESSAGE = statement<{ id: string }>(
  'outbox_insert',
  `insert into outbox (queue, name, payload) values ($1, $2, $3::jsonb) returning id::text`,
);

/** $1 limit. Rows another relay is taking are passed over. */
export const CLAIM_PENDING = statement<ClaimedRow>(
  'outbox_claim_pending',
  `with batch as materialized (
     select id from outbox where state = 'pending' order by id limit $1 for update skip locked
   )
   update outbox o set state = 'sent', sent_at = clock_timestamp(), attempts = o.attempts + 1
     from batch where o.id = batch.id
   returning o.id::text, o.queue, o.name, o.payload`,
);

/** $1 limit, $2 seconds after which a message that was sent and not consumed is sent again (real time). */
export const CLAIM_UNCONSUMED = statement<ClaimedRow>(
  'outbox_claim_unconsumed',
  `with batch as materialized (
     select id from outbox
      where state = 'sent' and sent_at < clock_timestamp() - make_interval(secs => $2)
      order by sent_at limit $1 for update skip locked
   )
   update outbox o set sent_at = clock_timestamp(), attempts = o.attempts + 1
     from batch where o.id = batch.id
   returning o.id::text, o.queue, o.name, o.payload`,
);

/** $1 ids that could not be published: they wait again. */
export const RETURN_TO_PENDING = statement<never>(
  'outbox_return_to_pending',
  `update outbox set state = 'pending', sent_at = null where id = any($1::bigint[]) and state = 'sent'`,
);

/** The queue was wiped: whatever it held is published again. */
export const RETURN_ALL_SENT = statement<{ count: string }>(
  'outbox_return_all_sent',
  `with back as (update outbox set state = 'pending', sent_at = null where state = 'sent' returning 1)
   select count(*)::text as count from back`,
);

/** $1 consumer, $2 message id. One row when the message is new to the consumer, none when it is not. */
export const CONSUME = statement<{ consumed: boolean }>(
  'inbox_consume',
  `with gone as (delete from outbox where id = $2::bigint)
   insert into inbox (consumer, message_id) values ($1, $2::bigint)
   on conflict do nothing returning true as consumed`,
);

/** $1 days to keep, $2 limit. */
export const PURGE_INBOX = statement<{ count: string }>(
  'inbox_purge',
  `with old as (
     delete from inbox where ctid in (
       select ctid from inbox where consumed_at < now() - make_interval(days => $1::int) limit $2
     ) returning 1
   )
   select count(*)::text as count from old`,
);

export const OUTBOX_COUNTS = statement<{ pending: number; sent: number; dead: number; oldest_seconds: number }>(
  'outbox_counts',
  `select count(*) filter (where state = 'pending')::int as pending,
          count(*) filter (where state = 'sent')::int as sent,
          count(*) filter (where state = 'dead')::int as dead,
          coalesce(extract(epoch from clock_timestamp() - min(created_at) filter (where state <> 'dead')), 0)::float8
            as oldest_seconds
     from outbox`,
);

export interface DeadLetterRow {
  id: string;
  outbox_id: string;
  queue: string;
  name: string;
  payload: Record<string, string | number>;
  reason: string;
  history: { at: string; reason: string }[];
  failed_at: Date;
  requeued_at: Date | null;
}

/**
 * $1 message id, $2 reason, $3 history as JSON text. Nothing happens to a message that was consumed meanwhile or is
 * dead already. A message that dies a second time keeps its one row and its whole history.
 */
export const BURY = statement<{ id: string }>(
  'dead_letter_bury',
  `with dead as (
     update outbox set state = 'dead' where id = $1::bigint and state <> 'dead' returning id, queue, name, payload
   )
   insert into dead_letter as l (outbox_id, queue, name, payload, reason, history)
   select id, queue, name, payload, $2, $3::jsonb from dead
   on conflict (outbox_id) do update
     set reason = excluded.reason, history = l.history || excluded.history,
         failed_at = clock_timestamp(), requeued_at = null
   returning l.id::text`,
);

/** $1 dead letter id. One row when the message waits to be sent again. */
export const REQUEUE = statement<{ id: string }>(
  'dead_letter_requeue',
  `with letter as (
     update dead_letter set requeued_at = clock_timestamp()
      where id = $1::bigint and requeued_at is null returning outbox_id
   )
   update outbox o set state = 'pending', sent_at = null
     from letter where o.id = letter.outbox_id and o.state = 'dead'
   returning o.id::text`,
);

/** $1 limit, $2 last id seen or null. Newest first, only those nobody requeued. */
export const LIST_OPEN = statement<DeadLetterRow>(
  'dead_letter_list_open',
  `select id::text, outbox_id::text, queue, name, payload, reason, history, failed_at, requeued_at
     from dead_letter
    where requeued_at is null and ($2::bigint is null or id < $2::bigint)
    order by id desc limit $1`,
);
