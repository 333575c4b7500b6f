import { statement } from '../platform/database/index.js';
import { TOLD_KINDS, WITH_REASON } from './status.labels.js';

export interface StatusRow {
  id: string;
  number: string;
  item_code: string;
  item_version: number;
  centre_code: string;
  division_code: string;
  duty_division: string | null;
  not_asked: string[];
  state: string;
  decision: string | null;
  signal: string;
  received_at: Date;
  /** Departments that have open or claimed work on the request. */
  holders: string[];
  clocks: Record<string, unknown>[];
  events: { at: string; kind: string; data: Record<string, unknown> | null; note: string | null }[];
}

const quoted = (kinds: readonly string[]): string => kinds.map((kind) => `'${kind}'`).join(',');

/** What a resident may know, in one statement. Of the notes only those that a notice tells the applicant anyway. */
export const REQUEST_STATUS = statement<StatusRow>(
  'request_status',
  `select r.id, r.number, r.item_code, r.item_version, r.centre_code, r.division_code, r.duty_division, r.not_asked, r.state,
     r.decision, r.signal, r.received_at,
     array(select distinct t.department from task t where t.request_id = r.id and t.state in ('OPEN','CLAIMED')) as holders,
     (select coalesce(jsonb_agg(to_jsonb(c) order by c.id), '[]') from clock c
       where c.request_id = r.id and c.kind <> 'STEP') as clocks,
     (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'kind', e.kind, 'data', e.data,
         'note', case when e.kind in (${quoted(WITH_REASON)}) then e.note end) order by e.sequence), '[]')
       from request_event e where e.request_id = r.id and e.kind in (${quoted(TOLD_KINDS)})) as events
   from service_request r
   where r.number = $1 and r.applicant_tail_index = $2`,
);
