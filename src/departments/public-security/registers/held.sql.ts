import { statement } from '../../../platform/database/index.js';

/** What the registers of public security know about a person, and about what the form names. */
export interface Held {
  /** An active residence registration (居住登记). */
  residing: boolean;
  /** Until when the person's permit is endorsed, YYYY-MM-DD; null without a permit on file. */
  permitValidUntil: string | null;
  /** The birth certificate has been entered in a household register. */
  birthEntered: boolean;
  /** The person's death has been registered. */
  dead: boolean;
  /** The death that the form tells of has been registered. */
  deceasedCancelled: boolean;
  /** The dog's chip is registered. */
  dogRegistered: boolean;
}

/**
 * $1: blind index of the person's ID number; $2: of the birth certificate's number, or null; $3: of the deceased's ID
 * number, or null; $4: number of a dog's chip, or null.
 */
export const FIND_HELD = statement<Held>(
  'public_security_find_held',
  `select exists (select from public_security_residence
                   where id_number_index = $1 and status = 'ACTIVE') as residing,
          (select to_char(max(valid_until), 'YYYY-MM-DD') from public_security_permit
            where id_number_index = $1 and status = 'ACTIVE') as "permitValidUntil",
          exists (select from public_security_household_entry
                   where birth_certificate_index = $2::bytea and status = 'ACTIVE') as "birthEntered",
          exists (select from public_security_household_entry
                   where id_number_index = $1 and status = 'ACTIVE' and kind = 'CANCELLATION') as dead,
          exists (select from public_security_household_entry
                   where id_number_index = $3::bytea and status = 'ACTIVE'
                     and kind = 'CANCELLATION') as "deceasedCancelled",
          exists (select from public_security_dog
                   where chip_number = $4::text and status = 'ACTIVE') as "dogRegistered"`,
);
