import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

export const PERMIT_ENTRY_KINDS = ['ISSUE', 'ENDORSEMENT'] as const;
export type PermitEntryKind = (typeof PERMIT_ENTRY_KINDS)[number];

/** LAPSED: its last endorsement had run out when a new permit was issued. */
export const PERMIT_STATUSES = ['ACTIVE', 'LAPSED', 'REVOKED'] as const;
export type PermitStatus = (typeof PERMIT_STATUSES)[number];

/**
 * 居住证台账: permits issued and their yearly endorsements. A permit works until the latest `validUntil` of the
 * person's active entries (居住证暂行条例 10).
 */
@Entity('public_security_permit')
@Index('public_security_permit_request', ['requestId'], { unique: true })
@Index('public_security_permit_one_active', ['idNumberIndex'], {
  unique: true,
  where: `status = 'ACTIVE' and kind = 'ISSUE'`,
})
@Index('public_security_permit_person', ['idNumberIndex'])
@Index('public_security_permit_list', ['registeredAt', 'id'])
@Index('public_security_permit_due', ['validUntil', 'id'], { where: `status = 'ACTIVE'` })
@Check('public_security_permit_status', `status in ('ACTIVE', 'LAPSED', 'REVOKED')`)
@Check('public_security_permit_kind', `kind in ('ISSUE', 'ENDORSEMENT')`)
export class Permit extends RegisterRow {
  @Column('text')
  kind: PermitEntryKind;

  @Column('text')
  ground: string;

  @Column('date', { name: 'valid_until' })
  validUntil: string;
}
