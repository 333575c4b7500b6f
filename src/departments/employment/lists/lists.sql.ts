import { inCounty } from '../../../department-kit/index.js';
import { statement } from '../../../platform/database/index.js';
import type { Opening, Seeker } from './matching.js';

/** Lists that come out of the registers by themselves. */

/**
 * A member works when the registers hold an employment of theirs, or when they were declared to and have not
 * themselves registered as unemployed.
 */
const WORKS = `(exists (select from employment_service job where job.id_number_index = m.id_number_index
      and job.kind = 'EMPLOYMENT' and job.status = 'ACTIVE')
    or m.employed and not exists (select from employment_unemployment own
      where own.id_number_index = m.id_number_index and own.status = 'ACTIVE'))`;

/** Either entry's family lists the other entry's person. */
const SAME_FAMILY = `(exists (select from employment_family_member k
      where k.entry_id = other.id and k.id_number_index = u.id_number_index)
    or exists (select from employment_family_member k
      where k.entry_id = u.id and k.id_number_index = other.id_number_index))`;

export interface HouseholdRow {
  entryId: string;
  requestNumber: string;
  personName: string;
  divisionCode: string;
  registeredOn: string;
  registeredAt: Date;
  /** The registered person included. */
  labourCapable: number;
  members: { name: string; relation: string; labourCapable: boolean }[];
  contactCard: string | null;
  nextVisitOn: string | null;
}

/**
 * 零就业家庭发现: families of which nobody who can work does. Several of a family in the register are one family, that of
 * the earliest. Without declared members the declared number of employed counts. $1 beginning of the division code or
 * null, $2 only those not yet recognised, $3 and $4 the last one seen, $5 how many, $6 county of the reader or null.
 */
export const ZERO_EMPLOYMENT_HOUSEHOLDS = statement<HouseholdRow>(
  'employment_zero_employment_households',
  `select u.id as "entryId", u.request_number as "requestNumber", u.person_name as "personName",
     u.division_code as "divisionCode", u.registered_on::text as "registeredOn", u.registered_at as "registeredAt",
     1 + family.capable as "labourCapable", family.members, card.contact_card as "contactCard",
     card.next_on::text as "nextVisitOn"
   from employment_unemployment u
   cross join lateral (
     select count(*)::int as declared, (count(*) filter (where m.labour_capable))::int as capable,
       coalesce(bool_or(${WORKS}), false) as works,
       coalesce(json_agg(json_build_object('name', m.person_name, 'relation', m.relation,
         'labourCapable', m.labour_capable) order by m.ordinal), '[]') as members
     from employment_family_member m where m.entry_id = u.id
   ) family
   left join lateral (
     select s.contact_card, s.next_on from employment_service s
     where s.kind = 'ZERO_EMPLOYMENT_FAMILY' and s.status = 'ACTIVE' and (s.id_number_index = u.id_number_index
       or s.id_number_index in (select m.id_number_index from employment_family_member m where m.entry_id = u.id))
     order by s.registered_at limit 1
   ) card on true
   where u.status = 'ACTIVE' and ($1::text is null or starts_with(u.division_code, $1))
     and ${inCounty('u.division_code', 6)}
     and case when family.declared > 0 then not family.works
         else coalesce(u.family_employed, case when u.family_size = 1 then 0 end) = 0 end
     and ($2::boolean is not true or card.contact_card is null)
     and not exists (select from employment_unemployment other where other.status = 'ACTIVE'
       and (other.registered_at, other.id) < (u.registered_at, u.id) and ${SAME_FAMILY})
     and (u.registered_at, u.id) < (coalesce($3::timestamptz, 'infinity'),
       coalesce($4::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
   order by u.registered_at desc, u.id desc limit $5`,
);

export type SeekerRow = Seeker & { entryId: string; requestNumber: string; personName: string };

const SEEKER = `select id as "entryId", request_number as "requestNumber", person_name as "personName", wish,
  wish_field as "wishField", skill, skill_level as "skillLevel", education,
  expected_monthly_wage_yuan as "expectedMonthlyWageYuan", division_code as "divisionCode"
  from employment_unemployment`;

/** Somebody in the register. $1 the entry, $2 county of the reader or null. */
export const SEEKER_BY_ID = statement<SeekerRow>(
  'employment_seeker',
  `${SEEKER} where id = $1 and status = 'ACTIVE' and ${inCounty('division_code', 2)}`,
);

/** The latest of a city. $1 beginning of the division code, $2 how many, $3 county of the reader or null. */
export const SEEKERS = statement<SeekerRow>(
  'employment_seekers',
  `${SEEKER} where status = 'ACTIVE' and starts_with(division_code, $1) and ${inCounty('division_code', 3)}
   order by registered_at desc, id desc limit $2`,
);

export type OpeningRow = Opening & {
  vacancyId: string;
  requestNumber: string;
  employer: string;
  posts: number;
  workplace: string;
  validUntil: string;
};

const OPENING = `select id as "vacancyId", request_number as "requestNumber", person_name as employer, title,
  job_field as "jobField", posts, wage_min_yuan as "wageMinYuan", wage_max_yuan as "wageMaxYuan", skill,
  skill_level as "skillLevel", education, workplace, valid_until::text as "validUntil",
  division_code as "divisionCode" from employment_vacancy`;

/** A vacancy that is open. $1 its id, $2 today, $3 county of the reader or null. */
export const OPENING_BY_ID = statement<OpeningRow>(
  'employment_opening',
  `${OPENING} where id = $1 and status = 'ACTIVE' and valid_until >= $2::date and ${inCounty('division_code', 3)}`,
);

/** The latest of a city. $1 beginning of the division code, $2 today, $3 how many, $4 county of the reader or null. */
export const OPENINGS = statement<OpeningRow>(
  'employment_openings',
  `${OPENING} where status = 'ACTIVE' and valid_until >= $2::date and starts_with(division_code, $1)
     and ${inCounty('division_code', 4)}
   order by registered_at desc, id desc limit $3`,
);

export interface OfferPlacesRow {
  id: string;
  code: string;
  title: string;
  category: string;
  organisation: string;
  place: string;
  enrolUntil: string | null;
  startsOn: string | null;
  endsOn: string;
  capacity: number;
  taken: number;
}

/**
 * Courses or posts in force ($1 kind, $2 today) that end first, with the places taken; $3 how many, $4 county of the
 * reader or null.
 */
export const OFFERS = statement<OfferPlacesRow>(
  'employment_offers',
  `select o.id, o.code, o.title, o.category, o.person_name as organisation, o.place,
     o.enrol_until::text as "enrolUntil", o.starts_on::text as "startsOn", o.ends_on::text as "endsOn", o.capacity,
     (select count(*)::int from employment_service s where s.offer_id = o.id and s.status = 'ACTIVE') as taken
   from employment_offer o where o.kind = $1 and o.status = 'ACTIVE' and o.ends_on >= $2::date
     and ${inCounty('o.division_code', 4)}
   order by o.ends_on, o.id limit $3`,
);

export interface PensionDueRow {
  entryId: string;
  requestNumber: string;
  personName: string;
  divisionCode: string;
  pensionKind: string;
  suspended: boolean;
  confirmedOn: string | null;
  nextDueOn: string;
  done: boolean;
}

/** $1 the year, $2 beginning of the division code or null, and the county of the reader or null. */
const due = (county: number): string => `from employment_pension p
   where p.status in ('ACTIVE', 'SUSPENDED') and p.due_from <= $1::int
     and ($2::text is null or starts_with(p.division_code, $2)) and ${inCounty('p.division_code', county)}`;

/**
 * 待认证名单: who is due in the year $1. $2 beginning of the division code or null, $3 done or not or null, $4 and $5
 * the last one seen, $6 how many, $7 county of the reader or null.
 */
export const PENSIONS_DUE = statement<PensionDueRow>(
  'employment_pensions_due',
  `select p.id as "entryId", p.request_number as "requestNumber", p.person_name as "personName",
     p.division_code as "divisionCode", p.pension_kind as "pensionKind", p.status = 'SUSPENDED' as suspended,
     p.confirmed_on::text as "confirmedOn", p.next_due_on::text as "nextDueOn", $1::int = any (p.confirmed_in) as done
   ${due(7)} and ($3::boolean is null or ($1::int = any (p.confirmed_in)) = $3)
     and (p.next_due_on, p.id) > (coalesce($4::date, '-infinity'),
       coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
   order by p.next_due_on, p.id limit $6`,
);

/** How many are due in the year $1, and done; $2 beginning of the division code or null, $3 county of the reader or null. */
export const PENSIONS_DUE_COUNT = statement<{ due: number; done: number }>(
  'employment_pensions_due_count',
  `select count(*)::int as due, (count(*) filter (where $1::int = any (p.confirmed_in)))::int as done ${due(3)}`,
);
