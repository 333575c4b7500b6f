import { inCounty } from '../../../department-kit/index.js';
import { statement } from '../../../platform/database/index.js';
import type { CaseKind } from '../registers/assistance-case.entity.js';
import { entitledIn } from './payments.sql.js';

export const AUDIT_FINDINGS = ['NO_DECISION', 'TWICE', 'AFTER_STOP', 'WRONG_AMOUNT', 'UNPAID'] as const;
export type AuditFinding = (typeof AUDIT_FINDINGS)[number];

export interface FindingRow {
  finding: AuditFinding;
  caseId: string;
  requestNumber: string;
  personName: string;
  divisionCode: string;
  caseKind: CaseKind;
  month: string;
  /** Null where no decision says anything of the month, or where the amount was never fixed. */
  decidedFen: number | null;
  paidFen: number;
}

/**
 * Every month of every case where the payments do not balance to the decisions. It reads payments and decisions from
 * scratch and takes nothing from the run that made them.
 * $1, $2 first and last month; $3 at most so many; $4 county of the reader or null.
 */
export const AUDIT = statement<FindingRow>(
  'social_assistance_payment_audit',
  `with months as (
     select generate_series($1::date, $2::date, interval '1 month')::date as month
   ), last_run as (
     select max(month) as month from social_assistance_payment_run
   ), entitled as (${entitledIn('months')}
   ), paid as (
     select p.case_id, p.month, sum(p.amount_fen)::int as amount_fen,
            count(*) filter (where p.payment_kind = 'REGULAR') as regular,
            bool_or(p.payment_kind <> 'RECOVERY' and not exists (
              select from social_assistance_entitlement e
               where e.id = p.entitlement_id and e.case_id = p.case_id and e.request_number = p.request_number
            )) as undecided
       from social_assistance_payment p
      where p.month between $1::date and $2::date
      group by p.case_id, p.month
   ), twice as (
     -- The same person, allowance and month by two cases, back pay and recoveries counted. What is given for events may
     -- come more than once.
     select c.id_number_index, c.case_kind, c.month
       from (select id_number_index, case_kind, month from social_assistance_payment
              where month between $1::date and $2::date and case_kind not in ('TEMPORARY_AID', 'FUNERAL')
              group by id_number_index, case_kind, month, case_id having sum(amount_fen) > 0) c
      group by c.id_number_index, c.case_kind, c.month having count(*) > 1
   ), compared as (
     select coalesce(e.case_id, p.case_id) as case_id, coalesce(e.month, p.month) as month, e.entitlement_id, e.change,
            e.amount_fen as decided, coalesce(p.amount_fen, 0) as paid, p.case_id is not null as has_payment,
            coalesce(p.regular, 0) as regular, coalesce(p.undecided, false) as undecided
       from entitled e full join paid p on p.case_id = e.case_id and p.month = e.month
   ), judged as (
     select f.*, case
         when f.undecided or (f.entitlement_id is null and f.paid <> 0) then 'NO_DECISION'
         when f.regular > 1 or exists (
           select from twice t join social_assistance_case c on c.id = f.case_id
            where t.month = f.month and t.case_kind = c.kind and t.id_number_index = c.id_number_index
              and f.paid > 0) then 'TWICE'
         when f.change = 'STOP' and f.paid <> 0 then 'AFTER_STOP'
         when f.has_payment and f.paid <> coalesce(f.decided, 0) then 'WRONG_AMOUNT'
         when not f.has_payment and f.month <= (select month from last_run) and f.entitlement_id is not null
              and (f.decided > 0 or f.decided is null) then 'UNPAID'
       end as finding
       from compared f
   )
   select j.finding, j.case_id as "caseId", coalesce(c.request_number, '') as "requestNumber",
          coalesce(c.person_name, '') as "personName", place.code as "divisionCode",
          coalesce(c.kind, stray.case_kind) as "caseKind", j.month, j.decided as "decidedFen", j.paid as "paidFen"
     from judged j
     left join social_assistance_case c on c.id = j.case_id
     -- A payment for a case that does not exist still says where it was paid.
     left join lateral (
       select case_kind, division_code from social_assistance_payment where c.id is null and case_id = j.case_id limit 1
     ) stray on true
     cross join lateral (select coalesce(c.division_code, stray.division_code) as code) place
    where j.finding is not null and ${inCounty('place.code', 4)}
    order by j.month, j.finding, j.case_id
    limit $3`,
);
