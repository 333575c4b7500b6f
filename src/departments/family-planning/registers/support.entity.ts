import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** 计划生育奖励扶助台账: certificates, awards, subsidies and approvals. Special support is given once per person. */
@Entity('family_planning_support')
@Index('family_planning_support_request', ['requestId'], { unique: true })
@Index('family_planning_support_one_active', ['kind', 'idNumberIndex'], {
  unique: true,
  where: `status = 'ACTIVE' and kind = 'SPECIAL_SUPPORT'`,
})
@Index('family_planning_support_person', ['idNumberIndex'])
@Index('family_planning_support_list', ['registeredAt', 'id'])
@Index('family_planning_support_kind', ['kind', 'registeredAt', 'id'])
@Check('family_planning_support_status', `status in ('ACTIVE', 'REVOKED')`)
export class FamilySupport extends RegisterRow {
  @Column('text')
  kind: string;

  /** The item's own classification, e.g. yearly award or award on retirement. */
  @Column('text', { nullable: true })
  category: string | null;

  /** Number of the certificate that the decision issued (光荣证编号). */
  @Column('text', { name: 'certificate_number', nullable: true })
  certificateNumber: string | null;

  @Column('text', { name: 'child_name', nullable: true })
  childName: string | null;

  @Column('date', { name: 'child_birth_date', nullable: true })
  childBirthDate: string | null;
}
