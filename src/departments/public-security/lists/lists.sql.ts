import { inCounty } from '../../../department-kit/index.js';
import { statement } from '../../../platform/database/index.js';

/** Lists that come out of the registers by themselves. */

export interface DueRow {
  id: string;
  requestNumber: string;
  divisionCode: string;
  personName: string;
  /** YYYY-MM-DD */
  dueOn: string;
  overdue: boolean;
}

/**
 * The SQL that both due lists select; $1: the last day asked for; $2: division or null; $3, $4: last seen; $5: rows;
 * $6: today; $7: county of the reader or null.
 */
const DUE = `id, request_number as "requestNumber", division_code as "divisionCode", person_name as "personName",
         to_char(valid_until, 'YYYY-MM-DD') as "dueOn", valid_until < $6::date as overdue`;
const ASKED = `status = 'ACTIVE' and valid_until <= $1::date and ($2::text is null or division_code = $2)
     and ${inCounty('division_code', 7)}
     and ($3::date is null or (valid_until, id) > ($3::date, $4::uuid))
   order by valid_until, id limit $5`;

/** 居住登记到期名单. */
export const RESIDENCES_DUE = statement<DueRow>(
  'public_security_residences_due',
  `select ${DUE} from public_security_residence where ${ASKED}`,
);

/** 居住证到期签注名单: a permit that was endorsed anew is not due. */
export const PERMITS_DUE = statement<DueRow>(
  'public_security_permits_due',
  `select ${DUE} from public_security_permit p
    where not exists (select from public_security_permit later
                       where later.id_number_index = p.id_number_index and later.status = 'ACTIVE'
                         and later.valid_until > p.valid_until)
      and ${ASKED}`,
);

export interface CoverageRow {
  divisionCode: string;
  known: number;
  /** YYYY-MM-DD */
  knownOn: string;
  registered: number;
  overdue: number;
}

/** $1: today; $2: division or null; $3: county of the reader or null. */
export const COVERAGE = statement<CoverageRow>(
  'public_security_coverage',
  `select k.division_code as "divisionCode", k.persons as known, to_char(k.counted_on, 'YYYY-MM-DD') as "knownOn",
          r.registered, r.overdue
     from (select distinct on (division_code) division_code, persons, counted_on
             from public_security_known_population
            where counted_on <= $1::date and ($2::text is null or division_code = $2)
              and ${inCounty('division_code', 3)}
            order by division_code, counted_on desc) k,
          lateral (select (count(*) filter (where valid_until >= $1::date))::int as registered,
                          (count(*) filter (where valid_until < $1::date))::int as overdue
                     from public_security_residence
                    where division_code = k.division_code and status = 'ACTIVE') r
    order by k.division_code`,
);

export interface DisputeCountRow {
  kind: string;
  found: number;
  waiting: number;
  mediated: number;
  closed: number;
  referred: number;
}

/** $1, $2: first and last day of finding; $3: division or null; $4: county of the reader or null. */
export const DISPUTE_COUNTS = statement<DisputeCountRow>(
  'public_security_dispute_counts',
  `select kind, count(*)::int as found,
          (count(*) filter (where status = 'ACTIVE'))::int as waiting,
          (count(*) filter (where status = 'MEDIATED'))::int as mediated,
          (count(*) filter (where status = 'CLOSED'))::int as closed,
          (count(*) filter (where status = 'REFERRED'))::int as referred
     from public_security_dispute
    where registered_on between $1::date and $2::date and status <> 'REVOKED'
      and ($3::text is null or division_code = $3) and ${inCounty('division_code', 4)}
    group by kind order by found desc, kind`,
);
