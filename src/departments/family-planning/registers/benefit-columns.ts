import { Column } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** What is given for years has a term: columns that are empty where an entry is a mere document. */
export abstract class BenefitRow extends RegisterRow {
  @Column('text')
  kind: string;

  /** The item's own classification, e.g. yearly award or award on retirement. */
  @Column('text', { nullable: true })
  category: string | null;

  @Column('text', { name: 'child_name', nullable: true })
  childName: string | null;

  @Column('date', { name: 'child_birth_date', nullable: true })
  childBirthDate: string | null;

  /** First day that is paid for. */
  @Column('date', { name: 'begins_on', nullable: true })
  beginsOn: string | null;

  /** The day after the last that is paid for; null: paid once, or for life. */
  @Column('date', { name: 'ends_on', nullable: true })
  endsOn: string | null;

  /** First day of the next year that is to be confirmed and paid; null: nothing more comes. */
  @Column('date', { name: 'next_on', nullable: true })
  nextOn: string | null;
}
