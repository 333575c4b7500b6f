import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/**
 * 卫生健康服务台账: certificates, enrolments, contracts, home beds, referrals and licences. DELIVERED (a handbook): the
 * child is born, visits go on; EXPIRED was not renewed; ENDED is over.
 */
@Entity('health_service')
@Index('health_service_request', ['requestId'], { unique: true })
@Index('health_service_one_active', ['kind', 'idNumberIndex'], {
  unique: true,
  where: `status = 'ACTIVE' and kind in ('FAMILY_DOCTOR', 'HOME_BED', 'ELDERLY_CHECK')`,
})
@Index('health_service_one_subject', ['kind', 'subjectIndex'], { unique: true, where: `status = 'ACTIVE'` })
@Index('health_service_person', ['idNumberIndex'])
@Index('health_service_list', ['registeredAt', 'id'])
@Index('health_service_kind', ['kind', 'registeredAt', 'id'])
@Check('health_service_status', `status in ('ACTIVE', 'DELIVERED', 'EXPIRED', 'ENDED', 'REVOKED')`)
export class HealthService extends RegisterRow {
  @Column('text')
  kind: string;

  /** The item's own classification where it says nothing of anybody's health. */
  @Column('text', { nullable: true })
  category: string | null;

  /** Number of the certificate, handbook, contract or licence that the decision made. */
  @Column('text', { name: 'document_number' })
  documentNumber: string;

  /** The child of a vaccination certificate, the place of a licence, the hospital of a referral. */
  @Column('text', { name: 'subject_name', nullable: true })
  subjectName: string | null;

  /** Digest of what the service may stand for once only: a person's disease, a lost certificate. */
  @Column('bytea', { name: 'subject_index', nullable: true })
  subjectIndex: Buffer | null;

  /** JSON: disease and medication, condition, pregnancy. */
  @Column('bytea', { name: 'clinical_cipher', nullable: true })
  clinicalCipher: Buffer | null;

  /** Until when a contract, bed, certificate or licence holds. */
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  @Column('integer', { name: 'visit_count' })
  visitCount: number;

  @Column('date', { name: 'last_visit_on', nullable: true })
  lastVisitOn: string | null;

  /** When something is to be done about it next. */
  @Column('date', { name: 'next_visit_on', nullable: true })
  nextVisitOn: string | null;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
}
