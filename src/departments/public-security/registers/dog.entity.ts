import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** 养犬登记台账. A chip is registered once. `address` is where the dog is kept; the entry holds as long as the vaccination. */
@Entity('public_security_dog')
@Index('public_security_dog_request', ['requestId'], { unique: true })
@Index('public_security_dog_one_active', ['chipNumber'], { unique: true, where: `status = 'ACTIVE'` })
@Index('public_security_dog_person', ['idNumberIndex'])
@Index('public_security_dog_list', ['registeredAt', 'id'])
@Check('public_security_dog_status', `status in ('ACTIVE', 'DEREGISTERED', 'REVOKED')`)
export class Dog extends RegisterRow {
  @Column('text', { name: 'dog_name' })
  dogName: string;

  @Column('text')
  breed: string;

  @Column('text', { name: 'dog_sex' })
  dogSex: string;

  @Column('text', { name: 'chip_number' })
  chipNumber: string;

  @Column('date', { name: 'valid_until' })
  validUntil: string;
}
