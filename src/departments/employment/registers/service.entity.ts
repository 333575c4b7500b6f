import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/**
 * 就业服务台账: everything else that the department decided for a person. A person is recognised once per kind of
 * hardship at a time; other services may be had again.
 */
@Entity('employment_service')
@Index('employment_service_request', ['requestId'], { unique: true })
@Index('employment_service_one_active', ['kind', 'idNumberIndex'], {
  unique: true,
  where: `status = 'ACTIVE' and kind in ('HARDSHIP', 'ZERO_EMPLOYMENT_FAMILY')`,
})
@Index('employment_service_person', ['idNumberIndex'])
@Index('employment_service_list', ['registeredAt', 'id'])
@Index('employment_service_kind', ['kind', 'registeredAt', 'id'])
@Check('employment_service_status', `status in ('ACTIVE', 'REVOKED')`)
export class EmploymentService extends RegisterRow {
  /** Which business, see `EMPLOYMENT_SERVICES`. */
  @Column('text')
  kind: string;

  /** The item's own classification: category of hardship, form of employment, level of training … */
  @Column('text', { nullable: true })
  category: string | null;

  /** Number of the contact card (联系卡) that a recognised family carries. */
  @Column('text', { name: 'contact_card', nullable: true })
  contactCard: string | null;

  /** Persons of working age in the family, the applicant included. */
  @Column('integer', { name: 'family_members', nullable: true })
  familyMembers: number | null;
}
