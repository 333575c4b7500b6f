import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** 失业登记台账: the register of the unemployed with the five clears (五清). At most one active entry per person. */
@Entity('employment_unemployment')
@Index('employment_unemployment_request', ['requestId'], { unique: true })
@Index('employment_unemployment_one_active', ['idNumberIndex'], { unique: true, where: `status = 'ACTIVE'` })
@Index('employment_unemployment_person', ['idNumberIndex'])
@Index('employment_unemployment_list', ['registeredAt', 'id'])
@Index('employment_unemployment_division', ['divisionCode', 'registeredAt', 'id'])
@Check(
  'employment_unemployment_status',
  `status in ('ACTIVE', 'SUSPENDED', 'EMPLOYED', 'CANCELLED', 'LAPSED', 'RENEWED', 'REVOKED')`,
)
export class Unemployment extends RegisterRow {
  @Column('text')
  reason: string;

  @Column('text', { name: 'reason_detail', nullable: true })
  reasonDetail: string | null;

  @Column('date', { name: 'unemployed_since' })
  unemployedSince: string;

  @Column('text')
  education: string;

  @Column('text')
  skill: string;

  @Column('text', { name: 'skill_level', nullable: true })
  skillLevel: string | null;

  @Column('text')
  wish: string;

  @Column('integer', { name: 'expected_monthly_wage_yuan', nullable: true })
  expectedMonthlyWageYuan: number | null;

  @Column('boolean', { name: 'training_wanted', nullable: true })
  trainingWanted: boolean | null;

  @Column('integer', { name: 'family_size' })
  familySize: number;

  @Column('integer', { name: 'family_employed', nullable: true })
  familyEmployed: number | null;

  @Column('text')
  whereabouts: string;

  /** Field of work that the person wishes, for matching; older entries do not have it. */
  @Column('text', { name: 'wish_field', nullable: true })
  wishField: string | null;

  @Column('date', { name: 'last_contact_on', nullable: true })
  lastContactOn: string | null;

  @Column('date', { name: 'next_contact_on', nullable: true })
  nextContactOn: string | null;

  /** Contacts in a row that reached nobody. */
  @Column('integer', { name: 'missed_contacts', default: 0 })
  missedContacts: number;
}
