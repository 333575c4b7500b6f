import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** A death that civil affairs know of, from a cessation or a funeral: nothing is granted to that person any more. */
@Entity('social_assistance_death')
@Index('social_assistance_death_request', ['requestId'], { unique: true })
@Index('social_assistance_death_person', ['idNumberIndex'], { unique: true, where: `status = 'ACTIVE'` })
@Index('social_assistance_death_list', ['registeredAt', 'id'])
@Check('social_assistance_death_status', `status in ('ACTIVE', 'REVOKED')`)
export class Death extends RegisterRow {
  @Column('date', { name: 'died_on' })
  diedOn: string;
}
