import { statement } from '../../../platform/database/index.js';

/**
 * Writes a child's calendar, and what was given of it. $1: child; $2 to $9: arrays of vaccines, doses, days on which the age
 * begins, days from which, last days, days from which on no more, days on which given (or null), and whether waived.
 */
export const KEEP_DOSES = statement<never>(
  'health_keep_doses',
  `insert into health_vaccination_dose as d (child_id, vaccine, dose, age_on, due_on, last_on, closes_on, given_on, waived)
   select $1, vaccine, dose, age_on, due_on, last_on, closes_on, given_on, waived
     from unnest($2::text[], $3::int[], $4::date[], $5::date[], $6::date[], $7::date[], $8::date[], $9::boolean[])
       as kept (vaccine, dose, age_on, due_on, last_on, closes_on, given_on, waived)
   on conflict (child_id, vaccine, dose) do update
     set age_on = excluded.age_on, due_on = excluded.due_on, last_on = excluded.last_on,
         closes_on = excluded.closes_on, given_on = excluded.given_on, waived = excluded.waived
   where (d.age_on, d.due_on, d.last_on, d.closes_on, d.given_on, d.waived) is distinct from
         (excluded.age_on, excluded.due_on, excluded.last_on, excluded.closes_on, excluded.given_on, excluded.waived)`,
);

/** What was given or waived of a child's ($1) calendar. */
export const DOSES_DONE = statement<{ vaccine: string; dose: number; givenOn: string | null }>(
  'health_doses_done',
  `select vaccine, dose, given_on::text as "givenOn" from health_vaccination_dose
    where child_id = $1 and (given_on is not null or waived)`,
);

/** Is the child of a birth certificate ($1) or of an ID number ($2, may be null) registered? Digests. */
export const HAS_CHILD = statement<{ found: number }>(
  'health_has_child',
  `select 1 as found from health_child
    where (birth_certificate_index = $1 or id_number_index = $2::bytea) and status in ('ACTIVE', 'COMPLETED') limit 1`,
);
