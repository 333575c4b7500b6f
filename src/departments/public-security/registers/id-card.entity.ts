import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** 居民身份证补换领台账: replacements of lost or damaged cards. */
@Entity('public_security_id_card')
@Index('public_security_id_card_request', ['requestId'], { unique: true })
@Index('public_security_id_card_person', ['idNumberIndex'])
@Index('public_security_id_card_list', ['registeredAt', 'id'])
@Check('public_security_id_card_status', `status in ('ACTIVE', 'REVOKED')`)
export class IdCard extends RegisterRow {
  /** A key of the form. */
  @Column('text')
  reason: string;

  @Column('boolean', { name: 'temporary_card' })
  temporaryCard: boolean;

  @Column('date', { name: 'lost_or_damaged_on' })
  lostOrDamagedOn: string;
}
