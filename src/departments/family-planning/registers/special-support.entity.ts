import { Check, Column, Entity, Index } from 'typeorm';
import { BenefitRow } from './benefit-columns.js';

/**
 * 计划生育特殊家庭台账: parents who lost their only child, or whose only child is disabled. A register of its own, so that
 * nothing that reads the ordinary one can tell of them.
 */
@Entity('family_planning_special_support')
@Index('family_planning_special_support_request', ['requestId'], { unique: true })
@Index('family_planning_special_support_one_active', ['idNumberIndex'], { unique: true, where: `status = 'ACTIVE'` })
@Index('family_planning_special_support_list', ['registeredAt', 'id'])
@Check('family_planning_special_support_status', `status in ('ACTIVE', 'STOPPED', 'REVOKED')`)
export class SpecialSupport extends BenefitRow {
  /** What happened to the child, and when. */
  @Column('date', { name: 'happened_on' })
  happenedOn: string;

  /** 联系人走访: next, and how often so far. */
  @Column('date', { name: 'visit_on', nullable: true })
  visitOn: string | null;

  @Column('integer')
  visits: number;
}
