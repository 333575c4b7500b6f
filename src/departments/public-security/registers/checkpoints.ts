import { Injectable } from '@nestjs/common';
import { ACTIVE, EntryFollowUps, type RegisterRow, type WantedFollowUp } from '../../../department-kit/index.js';
import type { SqlRunner } from '../../../platform/database/index.js';
import {
  disputeMediate,
  disputeRevisit,
  disputeSweep,
  dogRenewal,
  permitEndorsement,
  rehabilitationTest,
  residenceRenewal,
} from '../follow-ups.js';
import { Dispute } from './dispute.entity.js';
import { Dog } from './dog.entity.js';
import { Permit } from './permit.entity.js';
import { Rehabilitation } from './rehabilitation.entity.js';
import { Residence } from './residence.entity.js';
import { SweepArea } from './sweep-area.entity.js';

@Injectable()
export class Checkpoints extends EntryFollowUps {
  protected readonly department = 'public-security';

  protected wantedBy(entry: RegisterRow, _db: SqlRunner, others: RegisterRow[]): WantedFollowUp[] {
    if (entry instanceof Dispute) return ofDispute(entry);
    if (entry.status !== ACTIVE) return [];
    if (entry instanceof Residence) return [{ kind: residenceRenewal, dueOn: entry.validUntil }];
    if (entry instanceof SweepArea) return [{ kind: disputeSweep, dueOn: entry.nextSweepOn }];
    if (entry instanceof Rehabilitation) return [{ kind: rehabilitationTest, dueOn: entry.nextTestOn }];
    if (entry instanceof Dog) return [{ kind: dogRenewal, dueOn: entry.validUntil }];
    if (!(entry instanceof Permit) || !isLatest(entry, others)) return [];
    return [{ kind: permitEndorsement, dueOn: entry.validUntil }];
  }
}

function ofDispute({ status, nextOn }: Dispute): WantedFollowUp[] {
  if (status === ACTIVE) return [{ kind: disputeMediate, dueOn: nextOn }];
  return status === 'MEDIATED' ? [{ kind: disputeRevisit, dueOn: nextOn }] : [];
}

/** A permit is endorsed by a new entry of the same person: only the latest runs out. */
const isLatest = (permit: Permit, others: RegisterRow[]): boolean =>
  !others.some(
    (other) =>
      other instanceof Permit &&
      other.status === ACTIVE &&
      other.idNumberIndex?.equals(permit.idNumberIndex!) &&
      other.validUntil > permit.validUntil,
  );
