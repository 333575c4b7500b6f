import { statement } from '../../../platform/database/index.js';

export interface DoseRow {
  vaccine: string;
  dose: number;
  /** YYYY-MM-DD, as are the others. */
  dueOn: string;
  lastOn: string;
  givenOn: string | null;
  waived: boolean;
}

/** What was given stays given, also when the entry was revoked in between. $1: child; $2 to $5: the calendar as arrays of vaccines, doses, days from which and last days. */
export const PLAN_DOSES = statement<never>(
  'health_plan_doses',
  `insert into health_vaccination_dose (child_id, vaccine, dose, due_on, last_on, waived)
   select $1, vaccine, dose, due_on, last_on, false
     from unnest($2::text[], $3::int[], $4::date[], $5::date[]) as planned (vaccine, dose, due_on, last_on)
   on conflict (child_id, vaccine, dose) do update set due_on = excluded.due_on, last_on = excluded.last_on`,
);

/** $1: child; $2: vaccine; $3: dose; $4: day, or null for one that must not be given. */
export const GIVE_DOSE = statement<never>(
  'health_give_dose',
  `update health_vaccination_dose set given_on = $4::date, waived = $4::date is null
    where child_id = $1 and vaccine = $2 and dose = $3`,
);

/** $1: child. */
export const DOSES = statement<DoseRow>(
  'health_doses',
  `select vaccine, dose, due_on::text as "dueOn", last_on::text as "lastOn", given_on::text as "givenOn", waived
     from health_vaccination_dose where child_id = $1 order by due_on, vaccine, dose`,
);

/** Is the child of a birth certificate ($1) or of an ID number ($2, may be null) registered? Digests. */
export const HAS_CHILD = statement<{ found: number }>(
  'health_has_child',
  `select 1 as found from health_child
    where (birth_certificate_index = $1 or id_number_index = $2::bytea) and status in ('ACTIVE', 'COMPLETED') limit 1`,
);
