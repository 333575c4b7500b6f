import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** ACTIVE lives at the address; MOVED has a newer entry; LEFT has gone (注销). */
export const RESIDENCE_STATUSES = ['ACTIVE', 'MOVED', 'LEFT', 'REVOKED'] as const;
export type ResidenceStatus = (typeof RESIDENCE_STATUSES)[number];

/** 居住登记台账: where persons from elsewhere live. One active entry per person; `address` is the residence. */
@Entity('public_security_residence')
@Index('public_security_residence_request', ['requestId'], { unique: true })
@Index('public_security_residence_one_active', ['idNumberIndex'], { unique: true, where: `status = 'ACTIVE'` })
@Index('public_security_residence_person', ['idNumberIndex'])
@Index('public_security_residence_list', ['registeredAt', 'id'])
@Index('public_security_residence_division', ['divisionCode', 'registeredAt', 'id'])
@Index('public_security_residence_due', ['validUntil', 'id'], { where: `status = 'ACTIVE'` })
@Check('public_security_residence_status', `status in ('ACTIVE', 'MOVED', 'LEFT', 'REVOKED')`)
export class Residence extends RegisterRow {
  /** Province, city and county of the household registration. */
  @Column('text', { name: 'origin_place' })
  originPlace: string;

  @Column('text')
  reason: string;

  @Column('text', { name: 'housing_kind' })
  housingKind: string;

  @Column('date', { name: 'resided_since' })
  residedSince: string;

  /** Until when the registration holds unless it is confirmed (续期). */
  @Column('date', { name: 'valid_until' })
  validUntil: string;
}
