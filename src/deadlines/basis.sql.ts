import { statement } from '../platform/database/index.js';
import { enqueueSql } from '../platform/queue/index.js';
import type { BasisRows } from './basis.js';
import { DEADLINES_QUEUE, RECALCULATE_CLOCKS } from './messages.js';

/** Calendars and rules of the present revision, in one snapshot. */
export const BASIS = statement<BasisRows>(
  'basis',
  `select
  (select coalesce(max(revision), 0) from reckoning_basis) as revision,
  (select coalesce(jsonb_agg(jsonb_build_object('revision', b.revision, 'cause', b.cause, 'reference', b.reference,
      'docNo', n.body->>'docNo', 'layerName', l.body->>'name') order by b.revision), '[]') from reckoning_basis b
    left join calendar_notice n on b.cause = 'NOTICE' and n.id = b.reference
    left join calendar_layer l on b.cause = 'LAYER' and l.id = b.reference and l.valid_to is null) as causes,
  (select coalesce(jsonb_agg(n.body order by n.issued_on, n.id), '[]') from calendar_notice n) as notices,
  (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'scope', l.scope, 'scopeCode', l.scope_code, 'body', l.body)
      order by array_position('{INSTALLATION,DIVISION,DEPARTMENT,CENTRE}'::text[], l.scope), length(l.scope_code), l.id),
      '[]') from calendar_layer l where l.valid_to is null) as layers,
  (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'code', w.code, 'version', w.version, 'trigger', w.trigger,
      'clockKind', w.clock_kind, 'value', w.value, 'fraction', w.fraction, 'level', w.level, 'recipients', w.recipients,
      'repeatEvery', w.repeat_every, 'repeatTimes', w.repeat_times, 'department', w.department, 'itemCode', w.item_code)
      order by w.id), '[]') from warning_rule w where w.retired_at is null) as rules`,
);

export const BASIS_REVISION = statement<{ revision: number }>(
  'basis_revision',
  `select coalesce(max(revision), 0) as revision from reckoning_basis`,
);

/** A new revision. The lock makes revisions commit in their order, so that none is missed by a reader of the newest. */
export const LOCK_BASIS = statement<never>('basis_lock', `select pg_advisory_xact_lock(hashtext('reckoning_basis'))`);
/** $1 NOTICE | LAYER | RULE, $2 its id or code. Open clocks are reckoned anew on the message that goes with it. */
export const NEW_REVISION = statement<{ revision: number }>(
  'basis_new_revision',
  `with made as (
  insert into reckoning_basis (cause, reference) values ($1, $2) returning revision
), sent as (
  ${enqueueSql(
    {
      queue: `'${DEADLINES_QUEUE}'`,
      name: `'${RECALCULATE_CLOCKS.name}'`,
      payload: `jsonb_build_object('revision', revision)`,
    },
    'from made',
  )}
)
select revision from made`,
);

/** Notices that the product brings and the installation does not have yet; each is a new revision. $1 notices as JSON. */
export const ENSURE_NOTICES = statement<never>(
  'basis_ensure_notices',
  `with added as (
  insert into calendar_notice (id, year, issued_on, body)
  select n->>'id', (n->>'year')::int, (n->>'issuedOn')::date, n from jsonb_array_elements($1::jsonb) as n
  on conflict (id) do nothing returning id
)
insert into reckoning_basis (cause, reference) select 'NOTICE', id from added order by id`,
);

/** Default rules whose code the installation has never had: one that an administrator retired stays retired. */
export const ENSURE_RULES = statement<never>(
  'basis_ensure_rules',
  `with added as (
  insert into warning_rule (code, version, trigger, clock_kind, value, fraction, level, recipients, repeat_every,
    repeat_times, department, item_code, saved_by)
  select r.code, 1, r.trigger, r."clockKind", r.value, r.fraction, r.level, r.recipients, r."repeatEvery",
    r."repeatTimes", r.department, r."itemCode", '系统'
  from jsonb_to_recordset($1::jsonb) as r(code text, trigger text, "clockKind" text, value int, fraction float8,
    level text, recipients text[], "repeatEvery" int, "repeatTimes" int, department text, "itemCode" text)
  where not exists (select from warning_rule w where w.code = r.code)
  on conflict do nothing returning code
)
insert into reckoning_basis (cause, reference) select 'RULE', code from added order by code`,
);
