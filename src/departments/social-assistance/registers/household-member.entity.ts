import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AssistanceCase } from './assistance-case.entity.js';

/** A person who lives with the holder of a case (共同生活的家庭成员). Cases and members share the request. */
@Entity('social_assistance_household_member')
@Index('social_assistance_household_member_place', ['requestId', 'ordinal'], { unique: true })
@Index('social_assistance_household_member_person', ['idNumberIndex'])
@Check('social_assistance_household_member_figures', `ordinal >= 1 and monthly_income_fen >= 0`)
export class HouseholdMember {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'request_id' })
  @ForeignKey(() => AssistanceCase, 'requestId', { name: 'social_assistance_household_member_case' })
  requestId: string;

  /** Place in the form's list, from 1. */
  @Column('integer')
  ordinal: number;

  @Column('text', { name: 'person_name' })
  personName: string;

  @Column('bytea', { name: 'id_number_cipher' })
  idNumberCipher: Buffer;

  @Column('bytea', { name: 'id_number_index' })
  idNumberIndex: Buffer;

  @Column('text')
  relation: string;

  @Column('integer', { name: 'monthly_income_fen' })
  monthlyIncomeFen: number;

  @Column('boolean', { name: 'has_labour_capacity' })
  hasLabourCapacity: boolean;
}
