import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** 托育机构备案台账: the holder is the institution. */
@Entity('family_planning_nursery')
@Index('family_planning_nursery_request', ['requestId'], { unique: true })
@Index('family_planning_nursery_one_active', ['idNumberIndex'], { unique: true, where: `status = 'ACTIVE'` })
@Index('family_planning_nursery_list', ['registeredAt', 'id'])
@Check('family_planning_nursery_status', `status in ('ACTIVE', 'CLOSED', 'REVOKED')`)
export class Nursery extends RegisterRow {
  @Column('text')
  kind: string;

  @Column('text', { name: 'filing_number' })
  filingNumber: string;

  @Column('text', { name: 'manager_name' })
  managerName: string;

  @Column('integer')
  places: number;

  @Column('integer')
  nurses: number;

  @Column('integer')
  checks: number;

  @Column('date', { name: 'next_check_on' })
  nextCheckOn: string;
}
