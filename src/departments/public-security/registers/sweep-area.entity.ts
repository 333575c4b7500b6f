import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** 矛盾纠纷排查台账: areas that are swept for disputes, and how far the sweeps are. The holder is the unit. */
@Entity('public_security_sweep_area')
@Index('public_security_sweep_area_request', ['requestId'], { unique: true })
@Index('public_security_sweep_area_one_active', ['idNumberIndex', 'areaName'], {
  unique: true,
  where: `status = 'ACTIVE'`,
})
@Index('public_security_sweep_area_list', ['registeredAt', 'id'])
@Check('public_security_sweep_area_status', `status in ('ACTIVE', 'ENDED', 'REVOKED')`)
export class SweepArea extends RegisterRow {
  @Column('text', { name: 'area_name' })
  areaName: string;

  @Column('text', { name: 'mediator_name' })
  mediatorName: string;

  @Column('integer', { name: 'sweep_months' })
  sweepMonths: number;

  @Column('date', { name: 'last_swept_on', nullable: true })
  lastSweptOn: string | null;

  @Column('date', { name: 'next_sweep_on' })
  nextSweepOn: string;

  @Column('integer', { name: 'sweep_count' })
  sweepCount: number;

  @Column('integer', { name: 'dispute_count' })
  disputeCount: number;
}
