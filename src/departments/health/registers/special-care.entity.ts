import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** 严重精神障碍患者管理台账, of a special group (重点人群): its ledger is confidential. */
@Entity('health_special_care')
@Index('health_special_care_request', ['requestId'], { unique: true })
@Index('health_special_care_one_active', ['idNumberIndex'], { unique: true, where: `status = 'ACTIVE'` })
@Index('health_special_care_list', ['registeredAt', 'id'])
@Check('health_special_care_status', `status in ('ACTIVE', 'ENDED', 'REVOKED')`)
export class SpecialCare extends RegisterRow {
  /** JSON: diagnosis, risk, medication, guardian. */
  @Column('bytea', { name: 'clinical_cipher' })
  clinicalCipher: Buffer;

  @Column('integer', { name: 'visit_count' })
  visitCount: number;

  @Column('date', { name: 'last_visit_on', nullable: true })
  lastVisitOn: string | null;

  @Column('date', { name: 'next_visit_on', nullable: true })
  nextVisitOn: string | null;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
}
