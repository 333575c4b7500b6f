import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';
import type { CaseKind } from './assistance-case.entity.js';

export const PAYMENT_KINDS = ['REGULAR', 'BACK_PAY', 'RECOVERY'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];
export const PAYMENT_STATUSES = ['PREPARED', 'PAID'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/**
 * One payment of a month (资金发放台账). Written by the monthly run alone, out of the decisions; the request number is
 * that of the decision which gives it. The ID number stays with the case: only its digest is here.
 */
@Entity('social_assistance_payment')
@Index('social_assistance_payment_once', ['caseId', 'month'], { unique: true, where: `payment_kind = 'REGULAR'` })
@Index('social_assistance_payment_run_once', ['caseId', 'month', 'runMonth', 'paymentKind'], { unique: true })
@Index('social_assistance_payment_run_list', ['runMonth', 'registeredAt', 'id'])
@Index('social_assistance_payment_month', ['month'])
@Index('social_assistance_payment_list', ['registeredAt', 'id'])
@Check('social_assistance_payment_status', `status in ('PREPARED', 'PAID')`)
@Check('social_assistance_payment_kind', `payment_kind in ('REGULAR', 'BACK_PAY', 'RECOVERY')`)
@Check(
  'social_assistance_payment_amount',
  `amount_fen <> 0 and (payment_kind = 'RECOVERY') = (amount_fen < 0) and run_month >= month`,
)
export class Payment extends RegisterRow {
  @Column('uuid', { name: 'case_id' })
  caseId: string;

  /** The dated amount behind it; null when money is recovered because no decision stands any more. */
  @Column('uuid', { name: 'entitlement_id', nullable: true })
  entitlementId: string | null;

  @Column('text', { name: 'case_kind' })
  caseKind: CaseKind;

  @Column('text', { name: 'payment_kind' })
  paymentKind: PaymentKind;

  /** First day of the month that it is for. */
  @Column('date')
  month: string;

  /** First day of the month in whose run it is paid; later than `month` for what was put right. */
  @Column('date', { name: 'run_month' })
  runMonth: string;

  /** Fen; negative for money recovered. */
  @Column('integer', { name: 'amount_fen' })
  amountFen: number;

  @Column('text')
  fund: string;
}
