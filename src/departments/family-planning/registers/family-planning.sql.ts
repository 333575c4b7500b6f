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

/** Does one of the persons ($1) hold a certificate for parents of an only child, or is the spouse of who does? */
export const HAS_CERTIFICATE = statement<{ certificateNumber: string }>(
  'family_planning_has_certificate',
  `select certificate_number as "certificateNumber" from family_planning_support
    where kind = 'ONE_CHILD_CERTIFICATE' and status = 'ACTIVE'
      and (id_number_index = any ($1::bytea[]) or spouse_id_number_index = any ($1::bytea[]))`,
);

/** Does the person ($1) have an award of this kind ($2) and category ($3; null: of any)? */
export const HAS_AWARD = statement<{ found: number }>(
  'family_planning_has_award',
  `select 1 as found from family_planning_support
    where id_number_index = $1 and kind = $2 and ($3::text is null or category = $3) and status = 'ACTIVE'`,
);

/** Is there a subsidy for the child of this certificate of birth ($1, digest)? */
export const HAS_SUBSIDY = statement<{ found: number }>(
  'family_planning_has_subsidy',
  `select 1 as found from family_planning_support
    where child_index = $1 and kind = 'CHILDCARE_SUBSIDY' and status = 'ACTIVE'`,
);

/** First days of the years that another benefit than $2 pays for the child ($1, digest of the certificate of birth). */
export const PAID_FOR_CHILD = statement<{ from: string }>(
  'family_planning_paid_for_child',
  `select to_char(p.period_from, 'YYYY-MM-DD') as "from"
     from family_planning_support s join family_planning_payment p on p.benefit_id = s.id
    where s.child_index = $1 and s.id <> $2 and p.status = 'ACTIVE'`,
);

/** Was the person ($1) given a service of this kind ($2) after a day ($3)? */
export const SERVED_SINCE = statement<{ registeredOn: string }>(
  'family_planning_served_since',
  `select to_char(registered_on, 'YYYY-MM-DD') as "registeredOn" from family_planning_support
    where id_number_index = $1 and kind = $2 and registered_on > $3::date and status = 'ACTIVE'`,
);

/** Is the organisation's ($1) nursery filed? */
export const HAS_NURSERY = statement<{ found: number }>(
  'family_planning_has_nursery',
  `select 1 as found from family_planning_nursery where id_number_index = $1 and status = 'ACTIVE'`,
);
