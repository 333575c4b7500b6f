import { Injectable, type Type } from '@nestjs/common';
import { In } from 'typeorm';
import { ACTIVE, FollowUps, type FollowUpKind, type RegisterRow } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import {
  familyVisit,
  hardshipReview,
  monthlyContact,
  pensionConfirmation,
  postReview,
  trainingResult,
  vacancyCheck,
} from '../follow-ups.js';
import { Pension } from './pension.entity.js';
import { EmploymentService } from './service.entity.js';
import { Unemployment } from './unemployment.entity.js';
import { Vacancy } from './vacancy.entity.js';

interface Next {
  kind: FollowUpKind;
  dueOn: string;
}

const OF_SERVICE: Readonly<Record<string, FollowUpKind>> = {
  ZERO_EMPLOYMENT_FAMILY: familyVisit,
  HARDSHIP: hardshipReview,
  PUBLIC_WELFARE_POST: postReview,
  TRAINING: trainingResult,
};

/** Keeps the follow-ups as the registers say. Doing it again plans nothing twice. */
@Injectable()
export class Checkpoints {
  constructor(private readonly followUps: FollowUps) {}

  /**
   * After a decision or its fall: what the request wrote, ended or let stand again gets its follow-up, or loses it.
   * @param person index of whose entries the request may have changed
   */
  async settle(tx: Transaction, register: Type<RegisterRow>, requestId: string, person?: Buffer): Promise<void> {
    const where = person ? [{ requestId }, { idNumberIndex: In([person]) }] : [{ requestId }];
    for (const entry of await tx.manager.getRepository(register).find({ where })) await this.settleOne(tx, entry);
  }

  async settleOne(tx: Transaction, entry: RegisterRow): Promise<void> {
    const next = nextOf(entry);
    if (next) await this.followUps.plan(tx, { department: 'employment', entry, ...next });
    else await this.followUps.cancel(tx, entry.id);
  }

  cancel(tx: Transaction, entryId: string): Promise<void> {
    return this.followUps.cancel(tx, entryId);
  }
}

/** What an entry asks for next, or null when nothing recurs or it has ended. */
function nextOf(entry: RegisterRow): Next | null {
  const stands = entry.status === ACTIVE;
  const rests = stands || entry.status === 'SUSPENDED';
  if (entry instanceof Unemployment) return rests ? nextAt(monthlyContact, entry.nextContactOn) : null;
  if (entry instanceof Pension) return rests ? nextAt(pensionConfirmation, entry.nextDueOn) : null;
  if (entry instanceof Vacancy) return stands ? nextAt(vacancyCheck, entry.validUntil) : null;
  if (!(entry instanceof EmploymentService) || !stands) return null;
  const kind = OF_SERVICE[entry.kind];
  return kind ? nextAt(kind, entry.nextOn) : null;
}

const nextAt = (kind: FollowUpKind, dueOn: string | null): Next | null => (dueOn === null ? null : { kind, dueOn });
