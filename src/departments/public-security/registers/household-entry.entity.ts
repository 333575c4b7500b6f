import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

export const HOUSEHOLD_ENTRY_KINDS = ['BIRTH', 'MOVE_IN', 'CANCELLATION', 'CORRECTION'] as const;
export type HouseholdEntryKind = (typeof HOUSEHOLD_ENTRY_KINDS)[number];

/**
 * 户口登记台账: entries in the household register. For a birth the person is the child, who has no ID number yet;
 * a birth certificate is entered once. Of a death (CANCELLATION) the person is the deceased. `address` is where the household is.
 */
@Entity('public_security_household_entry')
@Index('public_security_household_entry_request', ['requestId'], { unique: true })
@Index('public_security_household_entry_one_birth', ['birthCertificateIndex'], {
  unique: true,
  where: `status = 'ACTIVE'`,
})
@Index('public_security_household_entry_one_death', ['idNumberIndex'], {
  unique: true,
  where: `status = 'ACTIVE' and kind = 'CANCELLATION'`,
})
@Index('public_security_household_entry_person', ['idNumberIndex'])
@Index('public_security_household_entry_list', ['registeredAt', 'id'])
@Check('public_security_household_entry_status', `status in ('ACTIVE', 'REVOKED')`)
@Check(
  'public_security_household_entry_kind',
  `(kind = 'BIRTH' and birth_certificate_index is not null and birth_date is not null) or (kind = 'MOVE_IN' and id_number_index is not null) or (kind = 'CANCELLATION' and id_number_index is not null and died_on is not null) or (kind = 'CORRECTION' and id_number_index is not null and corrected is not null)`,
)
export class HouseholdEntry extends RegisterRow {
  @Column('text')
  kind: HouseholdEntryKind;

  /** Why somebody moved in; a key of the form. Null for a birth. */
  @Column('text', { nullable: true })
  ground: string | null;

  /** Persons entered by the decision: 1 for a birth, the companions (随迁) counted for a move. */
  @Column('integer', { name: 'person_count' })
  personCount: number;

  /** M or F; null for a move. */
  @Column('text', { nullable: true })
  sex: string | null;

  @Column('date', { name: 'birth_date', nullable: true })
  birthDate: string | null;

  @Column('bytea', { name: 'birth_certificate_cipher', nullable: true })
  birthCertificateCipher: Buffer | null;

  @Column('bytea', { name: 'birth_certificate_index', nullable: true })
  birthCertificateIndex: Buffer | null;

  @Column('text', { name: 'mother_name', nullable: true })
  motherName: string | null;

  @Column('bytea', { name: 'mother_id_number_cipher', nullable: true })
  motherIdNumberCipher: Buffer | null;

  @Column('text', { name: 'father_name', nullable: true })
  fatherName: string | null;

  @Column('bytea', { name: 'father_id_number_cipher', nullable: true })
  fatherIdNumberCipher: Buffer | null;

  /** Of a death. */
  @Column('date', { name: 'died_on', nullable: true })
  diedOn: string | null;

  /** NAME, SEX or BIRTH_DATE; of a correction. */
  @Column('text', { nullable: true })
  corrected: string | null;

  @Column('bytea', { name: 'new_value_cipher', nullable: true })
  newValueCipher: Buffer | null;
}
