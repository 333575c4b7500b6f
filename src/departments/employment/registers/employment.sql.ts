import { statement } from '../../../platform/database/index.js';

/** Has the person ($1) an active entry of this kind ($2)? */
export const HAS_SERVICE = statement<{ found: number }>(
  'employment_has_service',
  `select 1 as found from employment_service where kind = $2 and id_number_index = $1 and status = 'ACTIVE' limit 1`,
);
