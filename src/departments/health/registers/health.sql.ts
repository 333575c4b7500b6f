import { statement } from '../../../platform/database/index.js';

/** Has the person ($1, digest of the ID number) a health record? */
export const HAS_RECORD = statement<{ found: number }>(
  'health_has_record',
  `select 1 as found from health_record where id_number_index = $1 and status = 'ACTIVE'`,
);

/** Has the person ($1) an active entry of this kind ($2)? */
export const HAS_SERVICE = statement<{ found: number }>(
  'health_has_service',
  `select 1 as found from health_service where kind = $2 and id_number_index = $1 and status = 'ACTIVE' limit 1`,
);

/** Does an active entry of a kind ($2) stand for this ($1, digest: a person's disease, a lost certificate)? */
export const HAS_SUBJECT = statement<{ found: number }>(
  'health_has_subject',
  `select 1 as found from health_service where kind = $2 and subject_index = $1 and status = 'ACTIVE' limit 1`,
);
