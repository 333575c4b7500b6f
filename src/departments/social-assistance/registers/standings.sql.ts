import { statement } from '../../../platform/database/index.js';
import type { CaseKind, CaseStatus } from './assistance-case.entity.js';

/** What somebody already has, or had: by themselves (HOLDER) or as one of a household (MEMBER). */
export interface Standing {
  role: 'HOLDER' | 'MEMBER';
  caseId: string;
  requestNumber: string;
  kind: CaseKind;
  status: CaseStatus;
  cause: string | null;
  /** YYYY-MM-DD. */
  incidentOn: string | null;
  /** YYYY-MM-DD. */
  registeredOn: string;
  /** Persons of the case's household; null where it does not matter. */
  householdSize: number | null;
  idNumberIndex: Buffer;
}

/** $1: blind indexes of ID numbers. What they have and what their households have; own ceased cases besides. */
export const FIND_STANDINGS = statement<Standing>(
  'social_assistance_find_standings',
  `select 'HOLDER' as role, c.id as "caseId", c.request_number as "requestNumber", c.kind, c.status, c.cause, c.incident_on as "incidentOn",
          c.registered_on as "registeredOn", c.household_size as "householdSize", c.id_number_index as "idNumberIndex"
     from social_assistance_case c
    where c.id_number_index = any($1::bytea[]) and c.status in ('ACTIVE', 'CEASED')
    union all
   select 'MEMBER', c.id, c.request_number, c.kind, c.status, c.cause, c.incident_on, c.registered_on,
          c.household_size, m.id_number_index
     from social_assistance_household_member m
     join social_assistance_case c on c.request_id = m.request_id
    where m.id_number_index = any($1::bytea[]) and m.status = 'ACTIVE' and c.status = 'ACTIVE'`,
);

/** $1: blind indexes of ID numbers. Who of them is known to be dead. */
export const FIND_DEAD = statement<{ idNumberIndex: Buffer }>(
  'social_assistance_find_dead',
  `select id_number_index as "idNumberIndex" from social_assistance_death
    where id_number_index = any($1::bytea[]) and status = 'ACTIVE'`,
);

/** $1: blind index of the deceased's ID number. Whether a funeral subsidy was given. */
export const FIND_FUNERAL = statement<{ requestNumber: string }>(
  'social_assistance_find_funeral',
  `select request_number as "requestNumber" from social_assistance_case
    where subject_index = $1 and status = 'ACTIVE' and kind = 'FUNERAL'`,
);

/** $1: what must not happen at the same moment. Held to the end of the transaction. */
export const ONE_AT_A_TIME = statement<never>(
  'social_assistance_one_at_a_time',
  `select pg_advisory_xact_lock(hashtextextended('social-assistance:' || $1, 0))`,
);
