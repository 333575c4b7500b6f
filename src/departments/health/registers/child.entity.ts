import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/**
 * 儿童预防接种台账: children whose calendar of vaccinations is kept; its doses stand in `health_vaccination_dose`. The
 * entry is about the child, who is known by the medical certificate of birth until there is an ID number. COMPLETED has
 * had every dose, LEFT lives elsewhere now.
 */
@Entity('health_child')
@Index('health_child_request', ['requestId'], { unique: true })
@Index('health_child_one_entry', ['birthCertificateIndex'], {
  unique: true,
  where: `status in ('ACTIVE', 'COMPLETED')`,
})
@Index('health_child_one_number', ['idNumberIndex'], { unique: true, where: `status in ('ACTIVE', 'COMPLETED')` })
@Index('health_child_person', ['idNumberIndex'])
@Index('health_child_list', ['registeredAt', 'id'])
@Check('health_child_status', `status in ('ACTIVE', 'COMPLETED', 'LEFT', 'REVOKED')`)
export class Child extends RegisterRow {
  @Column('text')
  sex: string;

  @Column('date', { name: 'birth_date' })
  birthDate: string;

  @Column('bytea', { name: 'birth_certificate_cipher' })
  birthCertificateCipher: Buffer;

  @Column('bytea', { name: 'birth_certificate_index' })
  birthCertificateIndex: Buffer;

  @Column('text', { name: 'guardian_name' })
  guardianName: string;

  /** Doses of the calendar that the child has had. */
  @Column('integer', { name: 'given_count' })
  givenCount: number;

  /** From when the next dose is to be given. */
  @Column('date', { name: 'next_dose_on', nullable: true })
  nextDoseOn: string | null;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
}
