import { Check, Column, Entity, Index } from 'typeorm';
import { BenefitRow } from './benefit-columns.js';

/**
 * 计划生育奖励扶助台账: certificates, awards, subsidies, approvals and services, by kind. A couple has one certificate at
 * a time, a person each award once, a child one subsidy. Special support stands in a register of its own.
 */
@Entity('family_planning_support')
@Index('family_planning_support_request', ['requestId'], { unique: true })
@Index('family_planning_support_one_active', ['kind', 'idNumberIndex', 'category'], {
  unique: true,
  where: `status = 'ACTIVE' and kind in ('ONE_CHILD_AWARD', 'RURAL_AWARD')`,
})
@Index('family_planning_support_one_certificate', ['idNumberIndex'], {
  unique: true,
  where: `status = 'ACTIVE' and kind = 'ONE_CHILD_CERTIFICATE'`,
})
@Index('family_planning_support_one_child', ['childIndex'], {
  unique: true,
  where: `status = 'ACTIVE' and kind = 'CHILDCARE_SUBSIDY'`,
})
@Index('family_planning_support_child', ['childIndex'])
@Index('family_planning_support_person', ['idNumberIndex'])
@Index('family_planning_support_spouse', ['spouseIdNumberIndex'])
@Index('family_planning_support_list', ['registeredAt', 'id'])
@Index('family_planning_support_kind', ['kind', 'registeredAt', 'id'])
@Index('family_planning_support_award_on', ['awardOn', 'id'], { where: `status = 'ACTIVE'` })
@Index('family_planning_support_spouse_award_on', ['spouseAwardOn', 'id'], { where: `status = 'ACTIVE'` })
@Index('family_planning_support_next_on', ['nextOn', 'id'], { where: `status = 'ACTIVE'` })
@Check('family_planning_support_status', `status in ('ACTIVE', 'REISSUED', 'STOPPED', 'REVOKED')`)
export class FamilySupport extends BenefitRow {
  /** Number of the document that the decision issued (光荣证编号、证明编号). */
  @Column('text', { name: 'certificate_number', nullable: true })
  certificateNumber: string | null;

  /** In a word what it is about: hospital, place, what was supplied. */
  @Column('text', { nullable: true })
  subject: string | null;

  @Column('integer', { nullable: true })
  quantity: number | null;

  /** Last day on which the document holds. */
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  /** Digest of the child's certificate of birth. */
  @Column('bytea', { name: 'child_index', nullable: true })
  childIndex: Buffer | null;

  @Column('text', { name: 'spouse_name', nullable: true })
  spouseName: string | null;

  @Column('bytea', { name: 'spouse_id_number_cipher', nullable: true })
  spouseIdNumberCipher: Buffer | null;

  @Column('bytea', { name: 'spouse_id_number_index', nullable: true })
  spouseIdNumberIndex: Buffer | null;

  /** 达龄日期: the day on which the holder, and the spouse, reaches the age of the award on retirement. */
  @Column('date', { name: 'award_on', nullable: true })
  awardOn: string | null;

  @Column('date', { name: 'spouse_award_on', nullable: true })
  spouseAwardOn: string | null;
}
