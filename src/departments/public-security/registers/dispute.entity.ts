import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** ACTIVE was found (排查发现) and waits for mediation; CLOSED: the agreement is fulfilled; REFERRED: to another remedy. */
export const DISPUTE_STATUSES = ['ACTIVE', 'MEDIATED', 'CLOSED', 'REFERRED', 'REVOKED'] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

export const DISPUTE_ORIGINS = ['REQUEST', 'SWEEP'] as const;
export type DisputeOrigin = (typeof DISPUTE_ORIGINS)[number];

/**
 * 矛盾纠纷台账: disputes that somebody asked to have mediated or that a sweep found. The person is the first party.
 * What a sweep found has a `requestId` of its own, made of the sweep's, and the number of the area's request.
 */
@Entity('public_security_dispute')
@Index('public_security_dispute_request', ['requestId'], { unique: true })
@Index('public_security_dispute_person', ['idNumberIndex'])
@Index('public_security_dispute_list', ['registeredAt', 'id'])
@Index('public_security_dispute_kind', ['registeredOn', 'kind'])
@Check('public_security_dispute_status', `status in ('ACTIVE', 'MEDIATED', 'CLOSED', 'REFERRED', 'REVOKED')`)
@Check('public_security_dispute_origin', `origin in ('REQUEST', 'SWEEP')`)
export class Dispute extends RegisterRow {
  /** A key of the form. */
  @Column('text')
  kind: string;

  @Column('text')
  origin: DisputeOrigin;

  @Column('text', { name: 'other_party_name' })
  otherPartyName: string;

  @Column('date', { name: 'found_on' })
  foundOn: string;

  @Column('date', { name: 'mediated_on', nullable: true })
  mediatedOn: string | null;

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn: string | null;

  /** Which body or remedy the parties were told of. */
  @Column('text', { name: 'referred_to', nullable: true })
  referredTo: string | null;

  /** When it is mediated or revisited next; null when nothing is to be done. */
  @Column('date', { name: 'next_on', nullable: true })
  nextOn: string | null;
}
