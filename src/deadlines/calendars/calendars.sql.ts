import type { HolidayNotice } from '../../calendar/index.js';
import { statement } from '../../platform/database/index.js';
import type { ScopedLayer } from '../basis.js';
import type { CalendarChange } from './calendar-change.js';
import type { ProposalRecord, ProposalState } from './proposal.js';

export interface ProposalRow {
  id: string;
  kind: string;
  body: HolidayNotice | ScopedLayer;
  state: string;
  proposed_by_sub: string;
  proposed_by_name: string;
  proposed_at: Date;
  decided_by_name: string | null;
  decided_at: Date | null;
  reason: string | null;
  revision: number | null;
}
const PROPOSAL_COLUMNS = `id, kind, body, state, proposed_by_sub, proposed_by_name, proposed_at, decided_by_name,
  decided_at, reason, revision`;

export const proposalOf = (row: ProposalRow): ProposalRecord => ({
  id: row.id,
  change: { kind: row.kind, body: row.body } as CalendarChange,
  state: row.state as ProposalState,
  proposedBySub: row.proposed_by_sub,
  proposedByName: row.proposed_by_name,
  proposedAt: row.proposed_at,
  decidedByName: row.decided_by_name,
  decidedAt: row.decided_at,
  reason: row.reason,
  revision: row.revision,
});

/** No row when the same content is waiting already. $1 id, $2 kind, $3 subject, $4 body, $5 digest, $6 sub, $7 name, $8 at. */
export const INSERT_PROPOSAL = statement<ProposalRow>(
  'calendar_proposal_insert',
  `insert into calendar_proposal (id, kind, subject_id, body, digest, proposed_by_sub, proposed_by_name, proposed_at)
   values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8)
   on conflict (digest) where state = 'PROPOSED' do nothing
   returning ${PROPOSAL_COLUMNS}`,
);

/** The latest proposal of this content that waits ($2 PROPOSED) or was approved ($2 APPROVED). */
export const PROPOSAL_BY_DIGEST = statement<ProposalRow>(
  'calendar_proposal_by_digest',
  `select ${PROPOSAL_COLUMNS} from calendar_proposal where digest = $1 and state = $2
   order by proposed_at desc, id desc limit 1`,
);

export const LOCK_PROPOSAL = statement<ProposalRow>(
  'calendar_proposal_lock',
  `select ${PROPOSAL_COLUMNS} from calendar_proposal where id = $1 for update`,
);

/** $1 id, $2 state, $3 sub, $4 name, $5 at, $6 reason, $7 revision. */
export const DECIDE_PROPOSAL = statement<ProposalRow>(
  'calendar_proposal_decide',
  `update calendar_proposal set state = $2, decided_by_sub = $3, decided_by_name = $4, decided_at = $5, reason = $6,
     revision = $7
   where id = $1 returning ${PROPOSAL_COLUMNS}`,
);

/** Newest first. $1 state or null, $2 and $3 the last one seen or null, $4 how many. */
export const PROPOSAL_PAGE = statement<ProposalRow>(
  'calendar_proposal_page',
  `select ${PROPOSAL_COLUMNS} from calendar_proposal
   where ($1::text is null or state = $1)
     and ($2::timestamptz is null or (proposed_at, id) < ($2, $3::uuid))
   order by proposed_at desc, id desc limit $4`,
);

/** $1 id, $2 year, $3 date of issue, $4 body. */
export const INSERT_NOTICE = statement<never>(
  'calendar_notice_insert',
  `insert into calendar_notice (id, year, issued_on, body) values ($1, $2, $3, $4::jsonb)`,
);

/** A new version of a layer; the one before ends. $1 id, $2 scope, $3 code, $4 body. */
export const INSERT_LAYER = statement<never>(
  'calendar_layer_insert',
  `with ended as (
  update calendar_layer set valid_to = clock_timestamp() where id = $1 and valid_to is null returning version
)
insert into calendar_layer (id, version, scope, scope_code, body)
select $1, coalesce(max(version), 0) + 1, $2, $3, $4::jsonb from ended`,
);

/** What made the newest revision. */
export const NEWEST_REVISION = statement<{
  revision: number;
  cause: string;
  reference: string;
  established_at: Date;
}>(
  'calendar_newest_revision',
  `select revision, cause, reference, established_at from reckoning_basis order by revision desc limit 1`,
);
