import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** 领取养老保险待遇人员台账: who receives a pension and in which years the right to it was confirmed. */
@Entity('employment_pension')
@Index('employment_pension_request', ['requestId'], { unique: true })
@Index('employment_pension_one_active', ['pensionKind', 'idNumberIndex'], {
  unique: true,
  where: `status in ('ACTIVE', 'SUSPENDED')`,
})
@Index('employment_pension_person', ['idNumberIndex'])
@Index('employment_pension_list', ['registeredAt', 'id'])
@Index('employment_pension_division', ['divisionCode', 'registeredAt', 'id'])
@Index('employment_pension_due', ['nextDueOn', 'id'], { where: `status in ('ACTIVE', 'SUSPENDED')` })
@Check('employment_pension_status', `status in ('ACTIVE', 'SUSPENDED', 'RENEWED', 'ENDED', 'REVOKED')`)
export class Pension extends RegisterRow {
  @Column('text', { name: 'pension_kind' })
  pensionKind: string;

  /** How the right was last confirmed; null after the first grant. */
  @Column('text', { nullable: true })
  method: string | null;

  @Column('date', { name: 'confirmed_on', nullable: true })
  confirmedOn: string | null;

  @Column('date', { name: 'next_due_on' })
  nextDueOn: string;

  /** The first year in which the confirmation is due. */
  @Column('integer', { name: 'due_from' })
  dueFrom: number;

  /** The years in which it was done, ascending. */
  @Column('integer', { name: 'confirmed_in', array: true })
  confirmedIn: number[];
}
