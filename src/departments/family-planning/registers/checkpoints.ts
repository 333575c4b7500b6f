import { Injectable, type Type } from '@nestjs/common';
import { In } from 'typeorm';
import { ACTIVE, FollowUps, type FollowUpKind, type RegisterRow } from '../../../department-kit/index.js';
import type { SqlRunner, Transaction } from '../../../platform/database/index.js';
import { addDays, laterOf } from '../../../platform/time/index.js';
import { AFTER_EXPECTED_DAYS } from '../family-planning.policy.js';
import { awardAge, expectedBirth, nurseryCheck, specialSupportVisit, spouseAwardAge } from '../follow-ups.js';
import { Birth } from './birth.entity.js';
import { HAS_AWARD } from './family-planning.sql.js';
import { CERTIFICATE, ON_RETIREMENT, ONE_CHILD_AWARD, YEARLY_REVIEWS } from './kinds.js';
import { Nursery } from './nursery.entity.js';
import { SpecialSupport } from './special-support.entity.js';
import { FamilySupport } from './support.entity.js';

const department = 'family-planning';

/** What an entry asks for; without a day it asks for it no more. */
interface Wanted {
  kind: FollowUpKind;
  dueOn: string | null;
}

/** Who was told of their age is not told again. */
const TOLD_ONCE = new Set([awardAge, spouseAwardAge]);

/** Keeps the follow-ups as the registers say. Doing it again plans nothing twice. */
@Injectable()
export class Checkpoints {
  constructor(private readonly followUps: FollowUps) {}

  /**
   * After a decision or its fall: what the request wrote, ended or let stand again gets its follow-ups, or loses them.
   * @param persons indexes of whose entries the request may have changed, as holder or as spouse
   */
  async settle(tx: Transaction, register: Type<RegisterRow>, requestId: string, persons: Buffer[]): Promise<void> {
    const where: object[] = [{ requestId }, { idNumberIndex: In(persons) }];
    if (register === FamilySupport) where.push({ spouseIdNumberIndex: In(persons) });
    for (const entry of await tx.manager.getRepository(register).find({ where })) await this.settleOne(tx, entry);
  }

  async settleOne(tx: Transaction, entry: RegisterRow): Promise<void> {
    if (entry.status !== ACTIVE) return this.followUps.cancel(tx, entry.id);
    for (const { kind, dueOn } of await wantedBy(tx, entry)) {
      if (dueOn === null) await this.followUps.cancel(tx, entry.id, kind);
      else if (TOLD_ONCE.has(kind)) await this.plan(tx, kind, entry, dueOn);
      else await this.followUps.planSurely(tx, { department, kind, entry, dueOn });
    }
  }

  plan(tx: Transaction, kind: FollowUpKind, entry: RegisterRow, dueOn: string): Promise<void> {
    return this.followUps.plan(tx, { department, kind, entry, dueOn });
  }
}

async function wantedBy(db: SqlRunner, entry: RegisterRow): Promise<Wanted[]> {
  if (entry instanceof Birth) {
    const dueOn = entry.stage === 'EXPECTED' ? addDays(entry.birthDate, AFTER_EXPECTED_DAYS) : null;
    return [{ kind: expectedBirth, dueOn }];
  }
  if (entry instanceof Nursery) return [{ kind: nurseryCheck, dueOn: entry.nextCheckOn }];
  if (entry instanceof SpecialSupport)
    return [yearly(entry), { kind: specialSupportVisit, dueOn: entry.visitOn }].flat();
  if (!(entry instanceof FamilySupport)) return [];
  return entry.kind === CERTIFICATE ? ofCouple(db, entry) : yearly(entry);
}

const yearly = ({ kind, nextOn }: FamilySupport | SpecialSupport): Wanted[] => {
  const review = YEARLY_REVIEWS[kind];
  return review ? [{ kind: review, dueOn: nextOn }] : [];
};

/** Who has reached the age before the certificate was entered is told at once; who has the award is told no more. */
async function ofCouple(db: SqlRunner, entry: FamilySupport): Promise<Wanted[]> {
  const wanted = async (kind: FollowUpKind, person: Buffer | null, on: string | null): Promise<Wanted> => {
    if (person === null || on === null) return { kind, dueOn: null };
    const given = await db.run(HAS_AWARD, [person, ONE_CHILD_AWARD, ON_RETIREMENT]);
    return { kind, dueOn: given.length > 0 ? null : laterOf(on, entry.registeredOn) };
  };
  return [
    await wanted(awardAge, entry.idNumberIndex, entry.awardOn),
    await wanted(spouseAwardAge, entry.spouseIdNumberIndex, entry.spouseAwardOn),
  ];
}
