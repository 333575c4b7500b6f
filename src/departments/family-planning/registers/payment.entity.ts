import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/**
 * One payment (奖励扶助资金发放台账): a year of a benefit, or what is given once. Written by the decision for what has
 * begun, by the yearly confirmation for what comes. The ID number stays with the benefit: only its digest is here.
 */
@Entity('family_planning_payment')
@Index('family_planning_payment_once', ['benefitId', 'year'], { unique: true })
@Index('family_planning_payment_request', ['requestId'])
@Index('family_planning_payment_list', ['registeredAt', 'id'])
@Index('family_planning_payment_day', ['registeredOn', 'benefitKind'])
@Check('family_planning_payment_status', `status in ('ACTIVE', 'REVOKED')`)
@Check('family_planning_payment_amount', 'amount_fen > 0 and period_to > period_from')
export class Payment extends RegisterRow {
  @Column('uuid', { name: 'benefit_id' })
  benefitId: string;

  @Column('text', { name: 'benefit_kind' })
  benefitKind: string;

  @Column('text')
  category: string;

  /** Of a special family: only for who is cleared. */
  @Column('boolean')
  special: boolean;

  /** Which year of the benefit's term, the first is 0. */
  @Column('integer')
  year: number;

  @Column('date', { name: 'period_from' })
  periodFrom: string;

  /** The day after the last that is paid for. */
  @Column('date', { name: 'period_to' })
  periodTo: string;

  @Column('integer', { name: 'amount_fen' })
  amountFen: number;
}
