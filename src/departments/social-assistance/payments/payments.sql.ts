import { inCounty } from '../../../department-kit/index.js';
import { statement } from '../../../platform/database/index.js';
import type { CaseKind } from '../registers/assistance-case.entity.js';

/**
 * What each case is entitled to in each of the months `m` (rows of one column `month`): the latest decision whose month
 * has come; what is given once counts in its first month only.
 */
export const entitledIn = (months: string): string => `
  select distinct on (e.case_id, m.month) e.case_id, m.month, e.id as entitlement_id, e.request_number, e.change,
         case when e.once and e.valid_from < m.month then 0 else e.amount_fen end as amount_fen
    from ${months} m
    join social_assistance_entitlement e on e.withdrawn_at is null and e.valid_from <= m.month
   order by e.case_id, m.month, e.seq desc`;

/** Only one run at a time, whatever its month: two would put the same earlier month right. */
export const LOCK_RUNS = statement<never>(
  'social_assistance_lock_runs',
  `select pg_advisory_xact_lock(hashtextextended('social-assistance:payment-runs', 0))`,
);

export interface RunRow {
  month: string;
  preparedOn: string;
  preparedBy: string;
  confirmedOn: string | null;
  confirmedBy: string | null;
}

const RUN = `month, prepared_on as "preparedOn", prepared_by as "preparedBy", confirmed_on as "confirmedOn",
  confirmed_by as "confirmedBy"`;

export const FIND_RUN = statement<RunRow>(
  'social_assistance_find_run',
  `select ${RUN} from social_assistance_payment_run where month = $1`,
);

export const LAST_RUN = statement<{ month: string | null }>(
  'social_assistance_last_run',
  `select max(month) as month from social_assistance_payment_run`,
);

/** $1 month; $2 day; $3 by whom. Prepared again, the run keeps who began it. */
export const BEGIN_RUN = statement<never>(
  'social_assistance_begin_run',
  `insert into social_assistance_payment_run (month, prepared_on, prepared_by) values ($1, $2, $3)
   on conflict (month) do nothing`,
);

/**
 * The payments of a month in one statement: what each case is entitled to in this and the `$5` months before, less what
 * was paid for them. What is left is this month's payment, back pay, or money to be recovered.
 * $1 month; $2 day; $3 instant; $4 funds by kind (JSON); $5 months that are put right.
 */
export const PREPARE = statement<{ id: string }>(
  'social_assistance_prepare_payments',
  `with months as (
     select generate_series($1::date - make_interval(months => $5::int), $1::date, interval '1 month')::date as month
   ), entitled as (${entitledIn('months')}
   ), paid as (
     select case_id, month, sum(amount_fen)::int as amount_fen from social_assistance_payment
      where month in (select month from months) group by case_id, month
   ), due as (
     select case_id, month, e.entitlement_id, e.request_number, p.case_id is not null as paid_before,
            coalesce(e.amount_fen, 0) - coalesce(p.amount_fen, 0) as amount_fen
       from entitled e full join paid p using (case_id, month)
   )
   insert into social_assistance_payment (id, request_id, request_number, division_code, person_name,
     id_number_index, status, history, registered_on, registered_at, case_id, entitlement_id, case_kind, payment_kind,
     month, run_month, amount_fen, fund)
   select gen_random_uuid(), c.request_id, coalesce(d.request_number, c.request_number), c.division_code, c.person_name,
          c.id_number_index, 'PREPARED',
          jsonb_build_array(jsonb_build_object('status', 'PREPARED',
            'at', to_char($3::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'requestNumber', coalesce(d.request_number, c.request_number))),
          $2::date, $3::timestamptz, c.id, d.entitlement_id, c.kind,
          case when d.amount_fen < 0 then 'RECOVERY' when d.month = $1 and not d.paid_before then 'REGULAR'
               else 'BACK_PAY' end,
          d.month, $1::date, d.amount_fen, coalesce($4::jsonb ->> c.kind, '未定')
     from due d join social_assistance_case c on c.id = d.case_id
    where d.amount_fen <> 0
   on conflict do nothing
   returning id`,
);

/** $1 month; $2 day; $3 by whom. */
export const CONFIRM_RUN = statement<never>(
  'social_assistance_confirm_run',
  `update social_assistance_payment_run set confirmed_on = $2, confirmed_by = $3
    where month = $1 and confirmed_on is null`,
);

/** $1 month; $2 instant. Only what was prepared is marked as paid. */
export const CONFIRM_PAYMENTS = statement<never>(
  'social_assistance_confirm_payments',
  `update social_assistance_payment
      set status = 'PAID', history = history || jsonb_build_array(jsonb_build_object('status', 'PAID',
            'at', to_char($2::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'requestNumber', request_number))
    where run_month = $1 and status = 'PREPARED'`,
);

export interface TotalRow {
  fund: string;
  divisionCode: string;
  caseKind: CaseKind;
  payments: number;
  amountFen: number;
}

/** $1 month; $2 county of the reader or null. */
export const TOTALS = statement<TotalRow>(
  'social_assistance_payment_totals',
  `select fund, division_code as "divisionCode", case_kind as "caseKind", count(*)::int as payments,
          sum(amount_fen)::float8 as "amountFen"
     from social_assistance_payment where run_month = $1 and ${inCounty('division_code', 2)}
    group by fund, division_code, case_kind order by fund, division_code, case_kind`,
);
