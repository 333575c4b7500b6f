import { countyOfCard } from '../../deadlines/index.js';
import { statement } from '../../platform/database/index.js';
import { NOTIFICATION_CHANNEL } from '../channel.js';

/**
 * Cards that nobody was told of become messages, one for each recipient of their rule, in one statement: two workers
 * take different cards, and a killed one leaves its cards untold. What the text needs is kept as it stood.
 * The officer of a card that nobody holds is the department's; of a card without department, the centre's clerks.
 * $1 now, $2 how many cards at most.
 */
export const TELL_CARDS = statement<{ cards: number }>(
  'notification_tell_cards',
  `with untold as (
  select c.id, c.request_id, c.level, c.centre_code, c.department, c.officer_sub, c.clock_kind, k.due_on,
    w.trigger, w.value, w.recipients, r.submitter, r.first_contact_kind,
    case when c.department is not null then ${countyOfCard('c')} end as county
  from warning_card c
  join warning_rule w on w.id = c.rule_id
  join service_request r on r.id = c.request_id
  left join clock k on k.id = c.clock_id
  where c.told_at is null and c.state <> 'WITHDRAWN'
  order by c.id
  limit $2
  for update of c skip locked
), told as (
  update warning_card set told_at = $1 where id = any(array(select id from untold))
), recipients as (
  select u.*, case recipient
    when 'OFFICER' then coalesce('sub:' || u.officer_sub, 'officer:' || u.department, 'clerk:' || u.centre_code)
    when 'LEADER' then coalesce('leader:' || u.department, 'supervisor:' || u.centre_code)
    when 'SUPERVISOR' then 'supervisor:' || u.centre_code
    when 'FIRST_CONTACT' then
      case when u.first_contact_kind = 'clerk' then 'sub:' || u.submitter else 'clerk:' || u.centre_code end
    end as address
  from untold u, unnest(u.recipients) recipient
), messages as (
  insert into notification (address, kind, county, request_id, cause, detail)
  select address, 'CARD', county, request_id, 'card:' || id, jsonb_build_object('card', id, 'level', level,
    'trigger', trigger, 'clock', clock_kind, 'value', value, 'dueOn', due_on)
  from recipients where address is not null
  on conflict (cause, address) do nothing
)
select count(*)::int as cards from untold`,
);

/**
 * Messages to people in the system, oldest first: marked as sent, and told to whoever listens once that is committed.
 * $1 now, $2 how many at most.
 */
export const SEND_TO_INBOXES = statement<{ sent: number }>(
  'notification_send',
  `with sent as (
  update notification set sent_at = $1
  where id = any(array(
    select id from notification
    where sent_at is null and not starts_with(address, 'applicant:')
    order by id
    limit $2
    for update skip locked))
  returning id, address
)
select count(pg_notify('${NOTIFICATION_CHANNEL}', json_build_object('id', id, 'address', address)::text))::int as sent
from sent`,
);

/** A message to a resident, with what its text and its channel depend on. */
export interface PushRow {
  id: number;
  address: string;
  kind: string;
  cause: string;
  detail: Record<string, unknown> | null;
  failures: number;
  request_id: string;
  number: string;
  item_code: string;
  item_version: number;
  channel: string;
  content: Buffer;
  /** The date that the notice itself promises; null for notices without one. */
  due_on: string | null;
}

/** The next message to a resident, locked for the transaction that pushes it. $1 now. */
export const NEXT_PUSH = statement<PushRow>(
  'notification_next_push',
  `select n.id, n.address, n.kind, n.cause, n.detail, n.failures, r.id as request_id, r.number, r.item_code,
     r.item_version, r.channel, r.content, coalesce(d.body->>'promisedDueOn', d.body->>'legalDueOn') as due_on
   from notification n
   join service_request r on r.id = n.request_id
   left join notice d on d.number = n.detail->>'notice'
   where n.sent_at is null and n.given_up_at is null and starts_with(n.address, 'applicant:')
     and (n.retry_at is null or n.retry_at <= $1)
   order by n.id
   limit 1
   for update of n skip locked`,
);

export const PUSHED = statement<never>('notification_pushed', `update notification set sent_at = $2 where id = $1`);

/** $1 id, $2 failures so far, $3 when to try again, $4 when it was given up: one of the two is null. */
export const NOT_PUSHED = statement<never>(
  'notification_not_pushed',
  `update notification set failures = $2, retry_at = $3, given_up_at = $4 where id = $1`,
);

/** How much waits and how much was given up; counted to a hundred thousand. */
export const BACKLOG = statement<{ people: number; residents: number; given_up: number }>(
  'notification_backlog',
  `select
  (select count(*)::int from (select from notification
    where sent_at is null and not starts_with(address, 'applicant:') limit 100000) n) as people,
  (select count(*)::int from (select from notification
    where sent_at is null and given_up_at is null and starts_with(address, 'applicant:') limit 100000) n) as residents,
  (select count(*)::int from (select from notification where given_up_at is not null limit 100000) n) as given_up`,
);
