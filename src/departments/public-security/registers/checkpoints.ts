import { Injectable, type Type } from '@nestjs/common';
import { In } from 'typeorm';
import { ACTIVE, FollowUps, type FollowUpKind, type RegisterRow } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
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

interface Next {
  kind: FollowUpKind;
  dueOn: string;
}

/** Keeps the follow-ups as the registers say. Doing it again plans nothing twice. */
@Injectable()
export class Checkpoints {
  constructor(private readonly followUps: FollowUps) {}

  /**
   * After a decision or its fall: what the request wrote, ended or let stand again gets its follow-up, or loses it.
   * @param persons indexes of whose entries the request may have changed
   */
  async settle(tx: Transaction, register: Type<RegisterRow>, requestId: string, persons: Buffer[]): Promise<void> {
    const entries = await tx.manager
      .getRepository(register)
      .find({ where: [{ requestId }, { idNumberIndex: In(persons) }] });
    for (const entry of entries) await this.settleOne(tx, entry, entries);
  }

  /** @param others entries of the same person, where only the latest counts */
  async settleOne(tx: Transaction, entry: RegisterRow, others: RegisterRow[] = []): Promise<void> {
    const next = nextOf(entry, others);
    if (next) await this.followUps.planSurely(tx, { department: 'public-security', entry, ...next });
    else await this.followUps.cancel(tx, entry.id);
  }

  plan(tx: Transaction, kind: FollowUpKind, entry: RegisterRow, dueOn: string): Promise<void> {
    return this.followUps.plan(tx, { department: 'public-security', kind, entry, dueOn });
  }
}

/** What an entry asks for next, or null when it has ended. */
function nextOf(entry: RegisterRow, others: RegisterRow[]): Next | null {
  if (entry instanceof Dispute) return nextOfDispute(entry);
  if (entry.status !== ACTIVE) return null;
  if (entry instanceof Residence) return { kind: residenceRenewal, dueOn: entry.validUntil };
  if (entry instanceof SweepArea) return { kind: disputeSweep, dueOn: entry.nextSweepOn };
  if (entry instanceof Rehabilitation) return { kind: rehabilitationTest, dueOn: entry.nextTestOn };
  if (entry instanceof Dog) return { kind: dogRenewal, dueOn: entry.validUntil };
  if (!(entry instanceof Permit) || !isLatest(entry, others)) return null;
  return { kind: permitEndorsement, dueOn: entry.validUntil };
}

function nextOfDispute({ status, nextOn }: Dispute): Next | null {
  if (nextOn === null) return null;
  if (status === ACTIVE) return { kind: disputeMediate, dueOn: nextOn };
  return status === 'MEDIATED' ? { kind: disputeRevisit, dueOn: nextOn } : null;
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
