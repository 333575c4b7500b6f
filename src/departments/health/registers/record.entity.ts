import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/**
 * 居民健康档案. One record stands per person: per ID number, or for a newborn without one per medical certificate of
 * birth. What is clinical is encrypted as a whole and shown only to a reader who declared a purpose.
 */
@Entity('health_record')
@Index('health_record_request', ['requestId'], { unique: true })
@Index('health_record_one_active', ['idNumberIndex'], { unique: true, where: `status = 'ACTIVE'` })
@Index('health_record_newborn', ['birthCertificateIndex'], { unique: true, where: `status = 'ACTIVE'` })
@Index('health_record_person', ['idNumberIndex'])
@Index('health_record_list', ['registeredAt', 'id'])
@Index('health_record_division', ['divisionCode', 'registeredAt', 'id'])
@Check('health_record_status', `status in ('ACTIVE', 'REVOKED')`)
export class HealthRecord extends RegisterRow {
  /** 档案编号 */
  @Column('text', { name: 'record_number' })
  recordNumber: string;

  /** The records of one household are gathered under its head (户主); null where a joint request does not ask. */
  @Column('text', { name: 'household_head', nullable: true })
  householdHead: string | null;

  @Column('text', { name: 'relation_to_head', nullable: true })
  relationToHead: string | null;

  /** REGISTERED 户籍 or NOT_REGISTERED 非户籍. */
  @Column('text')
  residence: string;

  @Column('text')
  sex: string;

  @Column('date', { name: 'birth_date' })
  birthDate: string;

  @Column('bytea', { name: 'birth_certificate_cipher', nullable: true })
  birthCertificateCipher: Buffer | null;

  @Column('bytea', { name: 'birth_certificate_index', nullable: true })
  birthCertificateIndex: Buffer | null;

  /** JSON: blood type, allergies, chronic diseases, weight at birth … */
  @Column('bytea', { name: 'clinical_cipher', nullable: true })
  clinicalCipher: Buffer | null;
}
