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
@Index('employment_service_one_place', ['offerId', 'idNumberIndex'], {
  unique: true,
  where: `status = 'ACTIVE' and offer_id is not null`,
})
@Index('employment_service_offer', ['offerId'], { where: `offer_id is not null` })
@Check('employment_service_status', `status in ('ACTIVE', 'ENDED', 'REVOKED')`)
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

  /** What it is about in a word: employer, occupation, business, school. */
  @Column('text', { nullable: true })
  subject: string | null;

  /** The course or post in which the person has a place. */
  @Column('uuid', { name: 'offer_id', nullable: true })
  offerId: string | null;

  @Column('integer', { name: 'amount_fen', nullable: true })
  amountFen: number | null;

  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  /** 联系卡: whom a recognised family calls. */
  @Column('text', { name: 'contact_officer', nullable: true })
  contactOfficer: string | null;

  @Column('text', { name: 'contact_phone', nullable: true })
  contactPhone: string | null;

  /** 联系卡: what is done for the family. */
  @Column('text', { nullable: true })
  measures: string | null;

  /** Day of the next visit or review; null when nothing recurs. */
  @Column('date', { name: 'next_on', nullable: true })
  nextOn: string | null;

  /** Visits and reviews that were recorded. */
  @Column('integer', { default: 0 })
  visits: number;
}
