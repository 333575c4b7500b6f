import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/**
 * 生育登记台账. The person of the entry is the mother; phone and address are the applicant's. One entry stands per
 * mother and order of birth, and one per medical certificate of birth: a later registration of the same child (first
 * expected, then born) supersedes the earlier.
 */
@Entity('family_planning_birth')
@Index('family_planning_birth_request', ['requestId'], { unique: true })
@Index('family_planning_birth_one_active', ['idNumberIndex', 'childOrder'], {
  unique: true,
  where: `status = 'ACTIVE'`,
})
@Index('family_planning_birth_certificate', ['birthCertificateIndex'], { unique: true, where: `status = 'ACTIVE'` })
@Index('family_planning_birth_person', ['idNumberIndex'])
@Index('family_planning_birth_list', ['registeredAt', 'id'])
@Index('family_planning_birth_division', ['divisionCode', 'registeredAt', 'id'])
@Index('family_planning_birth_due', ['birthDate', 'id'], { where: `status = 'ACTIVE'` })
@Check('family_planning_birth_status', `status in ('ACTIVE', 'SUPERSEDED', 'ENDED', 'REVOKED')`)
export class Birth extends RegisterRow {
  /** EXPECTED before the birth, BORN after it. */
  @Column('text')
  stage: string;

  /** Expected or actual, as `stage` says. */
  @Column('date', { name: 'birth_date' })
  birthDate: string;

  @Column('integer', { name: 'child_order' })
  childOrder: number;

  /** Known once the child is born and the joint form was used. */
  @Column('text', { name: 'child_name', nullable: true })
  childName: string | null;

  @Column('text', { name: 'child_sex', nullable: true })
  childSex: string | null;

  @Column('bytea', { name: 'birth_certificate_cipher', nullable: true })
  birthCertificateCipher: Buffer | null;

  @Column('bytea', { name: 'birth_certificate_index', nullable: true })
  birthCertificateIndex: Buffer | null;

  @Column('text', { name: 'father_name', nullable: true })
  fatherName: string | null;

  @Column('bytea', { name: 'father_id_number_cipher', nullable: true })
  fatherIdNumberCipher: Buffer | null;
}
