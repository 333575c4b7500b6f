import { statement } from '../../../platform/database/index.js';
import type { CaseKind } from './assistance-case.entity.js';

/** What somebody already has: by themselves (HOLDER) or as one of a household (MEMBER). */
export interface Standing {
  role: 'HOLDER' | 'MEMBER';
  kind: CaseKind;
  cause: string | null;
  /** YYYY-MM-DD. */
  incidentOn: string | null;
  idNumberIndex: Buffer;
}

/** $1: blind indexes of ID numbers. What they have and what their households have. */
export const FIND_STANDINGS = statement<Standing>(
  'social_assistance_find_standings',
  `select 'HOLDER' as role, c.kind, c.cause, to_char(c.incident_on, 'YYYY-MM-DD') as "incidentOn",
          c.id_number_index as "idNumberIndex"
     from social_assistance_case c
    where c.id_number_index = any($1::bytea[]) and c.status = 'ACTIVE'
    union all
   select 'MEMBER', c.kind, null, null, m.id_number_index
     from social_assistance_household_member m
     join social_assistance_case c on c.request_id = m.request_id
    where m.id_number_index = any($1::bytea[]) and c.status = 'ACTIVE'`,
);
