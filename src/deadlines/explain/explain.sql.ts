import { statement } from '../../platform/database/index.js';
import type { BasisRows } from '../basis.js';

/** $1 ids of requests: what changes of the calendar have done to their due dates. */
export const DUE_DATE_CHANGES = statement<{
  request_id: string;
  changes: { at: string; data: Record<string, unknown> | null }[];
}>(
  'explain_due_date_changes',
  `select request_id, jsonb_agg(jsonb_build_object('at', at, 'data', data) order by sequence) as changes
   from request_event where request_id = any($1::uuid[]) and kind = 'DUE_DATE_CHANGED' group by request_id`,
);

/**
 * The calendars of revision $1. Notices are never taken back, so those stood then that no later revision brought; each
 * version of a layer is one revision.
 */
export const BASIS_AT = statement<BasisRows>(
  'explain_basis_at',
  `select $1::int as revision, '[]'::jsonb as rules,
  (select coalesce(jsonb_agg(n.body order by n.issued_on, n.id), '[]') from calendar_notice n where not exists (
    select from reckoning_basis b where b.cause = 'NOTICE' and b.reference = n.id and b.revision > $1)) as notices,
  (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'scope', l.scope, 'scopeCode', l.scope_code, 'body', l.body)
      order by array_position('{INSTALLATION,DIVISION,DEPARTMENT,CENTRE}'::text[], l.scope), length(l.scope_code), l.id),
      '[]') from calendar_layer l where l.version = (
    select count(*) from reckoning_basis b where b.cause = 'LAYER' and b.reference = l.id and b.revision <= $1)) as layers`,
);
