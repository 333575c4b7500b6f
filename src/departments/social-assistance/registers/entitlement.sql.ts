import { statement } from '../../../platform/database/index.js';

/**
 * Dated amounts (待遇金额的生效记录). The latest whose month has come holds, so that a decision for the past wins over
 * an older one for the future; what does not stand any more is withdrawn, never deleted.
 */

/** $1 id; $2 case; $3 change; $4 first month; $5 fen; $6 once; $7 request number; $8 follow-up; $9, $10 household; $11 day. */
export const GIVE = statement<never>(
  'social_assistance_entitlement_give',
  `insert into social_assistance_entitlement (id, case_id, change, valid_from, amount_fen, once, request_number,
     follow_up_id, household_size, household_income_fen, decided_on)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   on conflict do nothing`,
);

/**
 * $1: request number; $2: instant. What the request's own decision gave; what reviews gave on its case stays apart. The
 * stop of a case that could not stand again, because another one stands in its place by now, stays too.
 */
export const WITHDRAW = statement<{ caseId: string }>(
  'social_assistance_entitlement_withdraw',
  `update social_assistance_entitlement e set withdrawn_at = $2
    where e.withdrawn_at is null and (e.request_number = $1 and e.follow_up_id is null
       or e.case_id in (select id from social_assistance_case where request_number = $1))
      and not (e.change = 'STOP'
               and exists (select from social_assistance_case c where c.id = e.case_id and c.status = 'CEASED'))
   returning case_id as "caseId"`,
);

/** $1: cases. The case shows what holds in the end: amount and household of its latest entitlement. */
export const SHOW_LATEST = statement<never>(
  'social_assistance_entitlement_show',
  `update social_assistance_case c
      set amount_fen = coalesce(e.shown_fen, c.amount_fen),
          household_size = coalesce(e.household_size, c.household_size),
          household_income_fen = coalesce(e.household_income_fen, c.household_income_fen)
     from (select distinct on (case_id) case_id, household_size, household_income_fen,
                  case when change = 'STOP' then null else amount_fen end as shown_fen
             from social_assistance_entitlement where case_id = any($1::uuid[]) and withdrawn_at is null
            order by case_id, seq desc) e
    where c.id = e.case_id`,
);

/** $1: blind index of an ID number; $2: kind. The first month that no earlier case of the kind, stopped since, is paid for. */
export const UNPAID_FROM = statement<{ month: string | null }>(
  'social_assistance_unpaid_from',
  `select max(e.valid_from) as month
     from social_assistance_case c join social_assistance_entitlement e on e.case_id = c.id
    where c.id_number_index = $1 and c.kind = $2 and c.status = 'CEASED'
      and e.change = 'STOP' and e.withdrawn_at is null`,
);

/** $1: case; $2: request number. The first month of what the same request changed before it was handled anew. */
export const GIVEN_BEFORE = statement<{ month: string | null }>(
  'social_assistance_given_before',
  `select min(valid_from) as month from social_assistance_entitlement
    where case_id = $1 and request_number = $2 and change <> 'GRANT' and follow_up_id is null and withdrawn_at is not null`,
);

export interface Held {
  id: string;
  change: 'GRANT' | 'CHANGE' | 'STOP' | 'RESTORE';
  amountFen: number | null;
  /** YYYY-MM-DD, the first day of a month. */
  validFrom: string;
}

/** $1: case. Everything that stands, the latest first. */
export const HELD = statement<Held>(
  'social_assistance_entitlement_held',
  `select id, change, amount_fen as "amountFen", valid_from as "validFrom"
     from social_assistance_entitlement where case_id = $1 and withdrawn_at is null order by seq desc`,
);
