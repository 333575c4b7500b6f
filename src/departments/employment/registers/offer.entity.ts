import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/**
 * 培训班次、公益性岗位: what has so many places and no more. Who has one stands in the service register
 * (`EmploymentService.offerId`), so that nothing counts twice and a place falls free by itself.
 */
@Entity('employment_offer')
@Index('employment_offer_request', ['requestId'], { unique: true })
@Index('employment_offer_one_active', ['kind', 'code'], { unique: true, where: `status = 'ACTIVE'` })
@Index('employment_offer_person', ['idNumberIndex'])
@Index('employment_offer_list', ['registeredAt', 'id'])
@Index('employment_offer_division', ['divisionCode', 'registeredAt', 'id'])
@Check('employment_offer_status', `status in ('ACTIVE', 'REVOKED')`)
@Check('employment_offer_kind', `kind in ('COURSE', 'WELFARE_POST')`)
@Check('employment_offer_capacity', `capacity >= 1`)
export class Offer extends RegisterRow {
  @Column('text')
  kind: OfferKind;

  /** 班次编号、岗位编号: what people write on their application. */
  @Column('text')
  code: string;

  @Column('text')
  title: string;

  /** 培训等级、岗位类别. */
  @Column('text')
  category: string;

  @Column('integer')
  capacity: number;

  @Column('date', { name: 'enrol_until', nullable: true })
  enrolUntil: string | null;

  @Column('date', { name: 'starts_on', nullable: true })
  startsOn: string | null;

  @Column('date', { name: 'ends_on' })
  endsOn: string;

  @Column('text')
  place: string;

  @Column('integer', { name: 'monthly_wage_yuan', nullable: true })
  monthlyWageYuan: number | null;
}

export type OfferKind = 'COURSE' | 'WELFARE_POST';
