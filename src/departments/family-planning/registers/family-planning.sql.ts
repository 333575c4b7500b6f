import { statement } from '../../../platform/database/index.js';

/** Does the certificate of birth ($1, digest) stand in the register for another mother than $2? */
export const CERTIFICATE_OF_ANOTHER = statement<{ found: number }>(
  'family_planning_certificate_of_another',
  `select 1 as found from family_planning_birth
    where birth_certificate_index = $1 and status = 'ACTIVE' and id_number_index <> $2`,
);

/** Has the mother ($1) another child, with another certificate than $3, registered as the one of order $2? */
export const ORDER_TAKEN = statement<{ found: number }>(
  'family_planning_order_taken',
  `select 1 as found from family_planning_birth
    where id_number_index = $1 and child_order = $2 and status = 'ACTIVE' and birth_certificate_index <> $3`,
);

/** Has the person ($1) special support already? */
export const HAS_SPECIAL_SUPPORT = statement<{ found: number }>(
  'family_planning_has_special_support',
  `select 1 as found from family_planning_support
    where kind = 'SPECIAL_SUPPORT' and id_number_index = $1 and status = 'ACTIVE'`,
);
