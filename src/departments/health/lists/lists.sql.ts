import { inCounty } from '../../../department-kit/index.js';
import { statement } from '../../../platform/database/index.js';

/** Lists that come out of the registers by themselves. */

export interface CoverageRow {
  divisionCode: string;
  year: number;
  residents: number;
  targetPercent: number;
  recorded: number;
  householdHeads: number;
}

/** 健康档案建档率. $1: year; $2: division or null; $3: county of the reader or null. */
export const RECORD_COVERAGE = statement<CoverageRow>(
  'health_record_coverage',
  `select p.division_code as "divisionCode", p.year, p.residents, p.target_percent as "targetPercent",
          r.recorded, r.heads as "householdHeads"
     from (select distinct on (division_code) division_code, year, residents, target_percent
             from health_population
            where year <= $1 and ($2::text is null or division_code = $2) and ${inCounty('division_code', 3)}
            order by division_code, year desc) p,
          lateral (select count(*)::int as recorded,
                          (count(*) filter (where relation_to_head = 'HEAD'))::int as heads
                     from health_record where division_code = p.division_code and status = 'ACTIVE') r
    order by p.division_code`,
);

export interface DueDoseRow {
  childId: string;
  requestNumber: string;
  divisionCode: string;
  personName: string;
  vaccine: string;
  dose: number;
  /** YYYY-MM-DD, as is the next. */
  dueOn: string;
  lastOn: string;
  overdue: boolean;
  birthDate: string;
}

/**
 * 应种未种名单: of each vaccine the next dose that a child may be given. $1: the last due day asked for; $2: division or null; $3: only overdue ones; $4 to $7: last seen (day,
 * child, vaccine, dose) or nulls; $8: rows; $9: today; $10: county of the reader or null.
 */
export const VACCINATIONS_DUE = statement<DueDoseRow>(
  'health_vaccinations_due',
  `select d.child_id as "childId", c.request_number as "requestNumber", c.division_code as "divisionCode",
          c.person_name as "personName", d.vaccine, d.dose, d.due_on::text as "dueOn", d.last_on::text as "lastOn",
          d.last_on < $9::date as overdue, c.birth_date::text as "birthDate"
     from health_vaccination_dose d join health_child c on c.id = d.child_id
    where d.given_on is null and not d.waived and c.status = 'ACTIVE' and d.due_on <= $1::date
      and d.closes_on > greatest(d.due_on, $9::date)
      and not exists (select from health_vaccination_dose p where p.child_id = d.child_id and p.vaccine = d.vaccine
                         and p.dose < d.dose and p.given_on is null and not p.waived)
      and ($2::text is null or c.division_code = $2) and ${inCounty('c.division_code', 10)}
      and (not $3::boolean or d.last_on < $9::date)
      and ($4::date is null or (d.due_on, d.child_id, d.vaccine, d.dose) > ($4::date, $5::uuid, $6::text, $7::int))
    order by d.due_on, d.child_id, d.vaccine, d.dose limit $8`,
);

export interface CalendarRow {
  vaccine: string;
  dose: number;
  dueOn: string;
  lastOn: string;
  closesOn: string;
  givenOn: string | null;
  waived: boolean;
}

/** 儿童预防接种日程 of a child ($1) whose entry stands. $2: county of the reader or null. */
export const VACCINATION_CALENDAR = statement<CalendarRow>(
  'health_vaccination_calendar',
  `select d.vaccine, d.dose, d.due_on::text as "dueOn", d.last_on::text as "lastOn", d.closes_on::text as "closesOn",
          d.given_on::text as "givenOn", d.waived
     from health_vaccination_dose d join health_child c on c.id = d.child_id
    where d.child_id = $1 and c.status <> 'REVOKED' and ${inCounty('c.division_code', 2)}
    order by d.due_on, d.vaccine, d.dose`,
);

export interface VaccinationCountRow {
  vaccine: string;
  dose: number;
  children: number;
  given: number;
  waived: number;
  overdue: number;
}

/**
 * 国家免疫规划疫苗接种率: of children who have reached a dose's age. $1: today; $2: division or null; $3: county of the reader
 * or null.
 */
export const VACCINATION_COUNTS = statement<VaccinationCountRow>(
  'health_vaccination_counts',
  `select d.vaccine, d.dose, count(*)::int as children,
          (count(*) filter (where d.given_on is not null))::int as given,
          (count(*) filter (where d.waived))::int as waived,
          (count(*) filter (where d.given_on is null and not d.waived and d.last_on < $1::date
                              and d.closes_on > $1::date))::int as overdue
     from health_vaccination_dose d join health_child c on c.id = d.child_id
    where c.status in ('ACTIVE', 'COMPLETED') and d.age_on <= $1::date and ($2::text is null or c.division_code = $2)
      and ${inCounty('c.division_code', 3)}
    group by d.vaccine, d.dose order by d.vaccine, d.dose`,
);
