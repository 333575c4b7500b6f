import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** 卫生健康服务台账: certificates, enrolments, contracts, home beds and licences. One contract, one bed at a time. */
@Entity('health_service')
@Index('health_service_request', ['requestId'], { unique: true })
@Index('health_service_one_active', ['kind', 'idNumberIndex'], {
  unique: true,
  where: `status = 'ACTIVE' and kind in ('FAMILY_DOCTOR', 'HOME_BED')`,
})
@Index('health_service_person', ['idNumberIndex'])
@Index('health_service_list', ['registeredAt', 'id'])
@Index('health_service_kind', ['kind', 'registeredAt', 'id'])
@Check('health_service_status', `status in ('ACTIVE', 'REVOKED')`)
export class HealthService extends RegisterRow {
  @Column('text')
  kind: string;

  /** The item's own classification where it says nothing of anybody's health. */
  @Column('text', { nullable: true })
  category: string | null;

  /** Number of the certificate, handbook, contract or licence that the decision made. */
  @Column('text', { name: 'document_number' })
  documentNumber: string;

  /** The child of a vaccination certificate, the place of a licence. */
  @Column('text', { name: 'subject_name', nullable: true })
  subjectName: string | null;

  /** JSON: disease and medication, condition, pregnancy. */
  @Column('bytea', { name: 'clinical_cipher', nullable: true })
  clinicalCipher: Buffer | null;
}
