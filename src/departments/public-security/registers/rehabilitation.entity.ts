import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

export type RehabilitationKind = 'DETOXIFICATION' | 'REHABILITATION';

/**
 * 社区戒毒(康复)台账, of a special group (重点人群).
 * BREACHED: the agreement was gravely broken (严重违反协议); ENDED: the person died, or it is carried out elsewhere.
 */
@Entity('public_security_rehabilitation')
@Index('public_security_rehabilitation_request', ['requestId'], { unique: true })
@Index('public_security_rehabilitation_one_active', ['idNumberIndex'], { unique: true, where: `status = 'ACTIVE'` })
@Index('public_security_rehabilitation_list', ['registeredAt', 'id'])
@Check('public_security_rehabilitation_status', `status in ('ACTIVE', 'COMPLETED', 'BREACHED', 'ENDED', 'REVOKED')`)
@Check('public_security_rehabilitation_kind', `kind in ('DETOXIFICATION', 'REHABILITATION')`)
export class Rehabilitation extends RegisterRow {
  @Column('text')
  kind: RehabilitationKind;

  @Column('date', { name: 'starts_on' })
  startsOn: string;

  @Column('date', { name: 'ends_on' })
  endsOn: string;

  @Column('date', { name: 'next_test_on' })
  nextTestOn: string;

  @Column('integer', { name: 'test_count' })
  testCount: number;

  @Column('integer', { name: 'missed_count' })
  missedCount: number;
}
