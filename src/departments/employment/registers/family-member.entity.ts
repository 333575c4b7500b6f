import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Unemployment } from './unemployment.entity.js';

/**
 * 家庭成员: whom somebody in the unemployment register declared to live with. Belongs to the entry's declaration.
 * Of the ID number only the digest is kept: it serves to find the same person elsewhere in the registers.
 */
@Entity('employment_family_member')
@Index('employment_family_member_place', ['entryId', 'ordinal'], { unique: true })
@Index('employment_family_member_person', ['idNumberIndex'])
@ForeignKey(() => Unemployment, ['entryId'], ['id'], { name: 'employment_family_member_entry', onDelete: 'CASCADE' })
export class FamilyMember {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'entry_id' })
  entryId: string;

  /** Place in the form's list, from 1. */
  @Column('integer')
  ordinal: number;

  @Column('text', { name: 'person_name' })
  personName: string;

  @Column('text')
  relation: string;

  @Column('bytea', { name: 'id_number_index' })
  idNumberIndex: Buffer;

  /** Of working age on the day of registration and, as declared, able to work. */
  @Column('boolean', { name: 'labour_capable' })
  labourCapable: boolean;

  /** As declared; the registers may know better. */
  @Column('boolean')
  employed: boolean;
}
