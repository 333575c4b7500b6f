import { Injectable, type Type } from '@nestjs/common';
import { In } from 'typeorm';
import {
  ACTIVE,
  EntryFollowUps,
  type FollowUpKind,
  type RegisterRow,
  type WantedFollowUp,
} from '../../../department-kit/index.js';
import type { SqlRunner } from '../../../platform/database/index.js';
import { addDays, laterOf } from '../../../platform/time/index.js';
import { AFTER_EXPECTED_DAYS } from '../family-planning.policy.js';
import { awardAge, expectedBirth, nurseryCheck, specialSupportVisit, spouseAwardAge } from '../follow-ups.js';
import { Birth } from './birth.entity.js';
import { HAS_AWARD } from './family-planning.sql.js';
import { CERTIFICATE, ON_RETIREMENT, ONE_CHILD_AWARD, YEARLY_REVIEWS } from './kinds.js';
import { Nursery } from './nursery.entity.js';
import { SpecialSupport } from './special-support.entity.js';
import { FamilySupport } from './support.entity.js';

@Injectable()
export class Checkpoints extends EntryFollowUps {
  protected readonly department = 'family-planning';

  /** As holder or as spouse. */
  protected override ofPersons(register: Type<RegisterRow>, persons: Buffer[]): object[] {
    const asHolder = super.ofPersons(register, persons);
    return register === FamilySupport ? [...asHolder, { spouseIdNumberIndex: In(persons) }] : asHolder;
  }

  protected async wantedBy(entry: RegisterRow, db: SqlRunner): Promise<WantedFollowUp[]> {
    if (entry.status !== ACTIVE) return [];
    if (entry instanceof Birth) {
      const dueOn = entry.stage === 'EXPECTED' ? addDays(entry.birthDate, AFTER_EXPECTED_DAYS) : null;
      return [{ kind: expectedBirth, dueOn }];
    }
    if (entry instanceof Nursery) return [{ kind: nurseryCheck, dueOn: entry.nextCheckOn }];
    if (entry instanceof SpecialSupport) return [...yearly(entry), { kind: specialSupportVisit, dueOn: entry.visitOn }];
    if (!(entry instanceof FamilySupport)) return [];
    return entry.kind === CERTIFICATE ? ofCouple(db, entry) : yearly(entry);
  }
}

const yearly = ({ kind, nextOn }: FamilySupport | SpecialSupport): WantedFollowUp[] => {
  const review = YEARLY_REVIEWS[kind];
  return review ? [{ kind: review, dueOn: nextOn }] : [];
};

/**
 * Who has reached the age before the certificate was entered is told at once; who was told, or has the award, is told no
 * more.
 */
async function ofCouple(db: SqlRunner, entry: FamilySupport): Promise<WantedFollowUp[]> {
  const wanted = async (kind: FollowUpKind, person: Buffer | null, on: string | null): Promise<WantedFollowUp> => {
    if (person === null || on === null) return { kind, dueOn: null };
    const given = await db.run(HAS_AWARD, [person, ONE_CHILD_AWARD, ON_RETIREMENT]);
    return { kind, dueOn: given.length > 0 ? null : laterOf(on, entry.registeredOn), once: true };
  };
  return [
    await wanted(awardAge, entry.idNumberIndex, entry.awardOn),
    await wanted(spouseAwardAge, entry.spouseIdNumberIndex, entry.spouseAwardOn),
  ];
}
