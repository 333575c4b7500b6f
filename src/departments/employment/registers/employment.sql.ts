import { statement } from '../../../platform/database/index.js';

/** Has the person ($1) an active entry of this kind ($2)? */
export const HAS_SERVICE = statement<{ found: number }>(
  'employment_has_service',
  `select 1 as found from employment_service where kind = $2 and id_number_index = $1 and status = 'ACTIVE' limit 1`,
);

/** Has the person ($1) been granted unemployment benefit since the employment ended ($2)? */
export const BENEFIT_SINCE = statement<{ found: number }>(
  'employment_benefit_since',
  `select 1 as found from employment_service
    where kind = 'UNEMPLOYMENT_BENEFIT' and id_number_index = $1 and status = 'ACTIVE' and registered_on >= $2::date
    limit 1`,
);

/** Has the person ($1) been subsidised for contributions of this day ($2) or later? */
export const SUBSIDISED_SINCE = statement<{ until: string }>(
  'employment_subsidised_since',
  `select valid_until::text as until from employment_service
    where kind = 'INSURANCE_SUBSIDY' and id_number_index = $1 and status = 'ACTIVE' and valid_until >= $2::date
    order by valid_until desc limit 1`,
);

export interface Standing {
  registered: boolean;
  hardship: boolean;
  family: boolean;
  pensioner: boolean;
}

/** What the registers know of the person ($1). */
export const STANDING_OF = statement<Standing>(
  'employment_standing',
  `select
     exists (select from employment_unemployment u
             where u.id_number_index = $1 and u.status in ('ACTIVE', 'SUSPENDED')) as registered,
     exists (select from employment_service s
             where s.id_number_index = $1 and s.status = 'ACTIVE' and s.kind = 'HARDSHIP') as hardship,
     exists (select from employment_service s
             where s.id_number_index = $1 and s.status = 'ACTIVE' and s.kind = 'ZERO_EMPLOYMENT_FAMILY') as family,
     exists (select from employment_pension p
             where p.id_number_index = $1 and p.status in ('ACTIVE', 'SUSPENDED')) as pensioner`,
);

const change = (status: string): string => `status = ${status}, history = history ||
   jsonb_build_array(jsonb_build_object('status', ${status}::text, 'at', $4::text, 'requestNumber', $5::text))`;

const ending = (table: string): string => `update ${table} set ${change('$3')}
   where id_number_index = $1 and status in ('ACTIVE', 'SUSPENDED') and request_id <> $2 and registered_at < $6`;

/**
 * Ends what the person's earlier requests wrote, also while it is suspended. Only what was decided before: a decision
 * told twice must not end a later one. $1 person, $2 the request, $3 standing, $4 when as text, $5 the request's
 * number, $6 when.
 */
export const END_UNEMPLOYMENT = statement<{ id: string }>(
  'employment_end_unemployment',
  `${ending('employment_unemployment')} returning id`,
);

/** The same for who registers again; a registered employment ends with it. */
export const RENEW_UNEMPLOYMENT = statement<{ id: string }>(
  'employment_renew_unemployment',
  `with job as (
     update employment_service set ${change("'ENDED'")}
     where id_number_index = $1 and kind = 'EMPLOYMENT' and status = 'ACTIVE' and request_id <> $2
       and registered_at < $6)
   ${ending('employment_unemployment')} returning id`,
);

/** The same of a pension of one kind ($7). */
export const END_PENSION = statement<{ id: string; dueFrom: number; confirmedIn: number[] }>(
  'employment_end_pension',
  `${ending('employment_pension')} and pension_kind = $7
   returning id, due_from as "dueFrom", confirmed_in as "confirmedIn"`,
);

/** $1 the entry. */
export const FORGET_MEMBERS = statement<never>(
  'employment_forget_members',
  'delete from employment_family_member where entry_id = $1',
);

/** $1 the entry, then lists of the same length: $2 ids, $3 names, $4 relations, $5 digests, $6 able to work, $7 employed. */
export const WRITE_MEMBERS = statement<never>(
  'employment_write_members',
  `insert into employment_family_member (id, entry_id, ordinal, person_name, relation, id_number_index, labour_capable,
     employed)
   select m.id, $1, m.ordinal, m.name, m.relation, m.digest, m.capable, m.employed
   from unnest($2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::boolean[], $7::boolean[])
     with ordinality as m (id, name, relation, digest, capable, employed, ordinal)`,
);

export interface OfferRow {
  id: string;
  capacity: number;
  title: string;
  enrolUntil: string | null;
  endsOn: string;
  taken: number;
}

const OFFER = `select id, capacity, title, enrol_until::text as "enrolUntil", ends_on::text as "endsOn"`;

/**
 * The course or post ($1 kind, $2 code), locked: whoever wants a place waits here, so that a count of the taken places
 * that comes after it is right.
 */
export const LOCK_OFFER = statement<Omit<OfferRow, 'taken'>>(
  'employment_lock_offer',
  `${OFFER} from employment_offer where kind = $1 and code = $2 and status = 'ACTIVE' for update`,
);

/** Places that other requests than $2 have in the course or post $1. */
export const TAKEN_PLACES = statement<{ taken: number }>(
  'employment_taken_places',
  `select count(*)::int as taken from employment_service
   where offer_id = $1 and status = 'ACTIVE' and request_id <> $2`,
);

/** The same without waiting, for the window; $1 kind, $2 code. */
export const FIND_OFFER = statement<OfferRow>(
  'employment_find_offer',
  `${OFFER}, (select count(*)::int from employment_service s where s.offer_id = o.id and s.status = 'ACTIVE') as taken
   from employment_offer o where o.kind = $1 and o.code = $2 and o.status = 'ACTIVE'`,
);
