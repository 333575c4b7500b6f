import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/**
 * 无犯罪记录证明台账: certificates issued. A query that found a record leaves nothing here: refusals are not listed,
 * so that nobody can read one out of this register.
 */
@Entity('public_security_certificate')
@Index('public_security_certificate_request', ['requestId'], { unique: true })
@Index('public_security_certificate_person', ['idNumberIndex'])
@Index('public_security_certificate_list', ['registeredAt', 'id'])
@Check('public_security_certificate_status', `status in ('ACTIVE', 'REVOKED')`)
export class Certificate extends RegisterRow {
  /** What the certificate is for; a key of the form. */
  @Column('text')
  purpose: string;
}
