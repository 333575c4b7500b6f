import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';
import { AssistanceCase } from './assistance-case.entity.js';

/** A member stands as the case does, or has LEFT the household by a reported change. */
export const MEMBER_STATUSES = ['ACTIVE', 'LEFT', 'CEASED', 'REVOKED'] as const;

/**
 * A person who lives with the holder of a case (共同生活的家庭成员). Cases and members share the request: `requestId` is
 * the case's, also for who joined later by another request.
 */
@Entity('social_assistance_household_member')
@Index('social_assistance_household_member_place', ['requestId', 'ordinal'], { unique: true })
@Index('social_assistance_household_member_one_household', ['requestId', 'idNumberIndex'], {
  unique: true,
  where: `status = 'ACTIVE'`,
})
@Index('social_assistance_household_member_person', ['idNumberIndex'])
@Index('social_assistance_household_member_list', ['registeredAt', 'id'])
@Check('social_assistance_household_member_figures', `ordinal >= 1 and monthly_income_fen >= 0`)
@Check('social_assistance_household_member_status', `status in ('ACTIVE', 'LEFT', 'CEASED', 'REVOKED')`)
@ForeignKey(() => AssistanceCase, ['requestId'], ['requestId'], { name: 'social_assistance_household_member_case' })
export class HouseholdMember extends RegisterRow {
  /** Place in the case's list, from 1. */
  @Column('integer')
  ordinal: number;

  @Column('text')
  relation: string;

  @Column('integer', { name: 'monthly_income_fen' })
  monthlyIncomeFen: number;

  @Column('boolean', { name: 'has_labour_capacity' })
  hasLabourCapacity: boolean;
}
