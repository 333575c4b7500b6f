import { Injectable } from '@nestjs/common';
import {
  ACTIVE,
  changedStanding,
  followedEntry,
  FollowUps,
  type FollowUpKind,
  type RecordedFollowUp,
} from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { addDays } from '../../../platform/time/index.js';
import { specialVisit, vaccination } from '../follow-ups.js';
import { nextSpecialVisit } from '../rules/visits.js';
import { afterVisit } from './after-visit.js';
import { ChildWork } from './child-work.js';
import { HealthService } from './service.entity.js';
import { SpecialCare } from './special-care.entity.js';

const FOLLOWED = [ACTIVE, 'DELIVERED'];

/** What a recorded follow-up does to its entry, and what comes next. An entry that has ended meanwhile stays as it is. */
@Injectable()
export class FollowUpWork {
  constructor(
    private readonly followUps: FollowUps,
    private readonly children: ChildWork,
  ) {}

  /** @throws UserErrors when the outcome lacks what it needs, or is not borne out; nothing is recorded then. */
  async record(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    if (followUp.kind === vaccination.code) return this.children.record(tx, followUp);
    if (followUp.kind === specialVisit.code) return this.special(tx, followUp);
    return this.service(tx, followUp);
  }

  private async service(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, HealthService, followUp, FOLLOWED);
    if (!entry) return;
    const pending = await this.followUps.nextDue(tx, entry.id);
    const { registeredOn } = entry;
    const after = afterVisit({ ...followUp, validUntil: entry.validUntil, registeredOn, pending });
    const { status, validUntil, next = [], cancel, over, visited } = after;
    if (cancel || over) await this.followUps.cancel(tx, entry.id);
    for (const { kind, dueOn } of next) {
      // There is one of a kind on a day, and this was it; that others are planned later does not stand for this one.
      const isTaken = kind.code === followUp.kind && dueOn === followUp.dueOn;
      await this.plan(tx, kind, entry, isTaken ? addDays(dueOn, 1) : dueOn);
    }
    await tx.manager.update(
      HealthService,
      { id: entry.id },
      {
        ...(status ? changedStanding(entry, status, followUp) : {}),
        ...(validUntil ? { validUntil } : {}),
        ...(visited ? { visitCount: entry.visitCount + 1, lastVisitOn: followUp.today } : {}),
        ...(over ? { endedOn: followUp.today } : {}),
        nextVisitOn: await this.followUps.nextDue(tx, entry.id),
      },
    );
  }

  private async special(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, SpecialCare, followUp);
    if (!entry) return;
    const { outcome, today } = followUp;
    const dueOn = nextSpecialVisit(outcome, today);
    if (dueOn) await this.plan(tx, specialVisit, entry, dueOn);
    else await this.followUps.cancel(tx, entry.id);
    const seen = outcome !== 'NOT_FOUND' && outcome !== 'ENDED';
    await tx.manager.update(
      SpecialCare,
      { id: entry.id },
      {
        ...(seen ? { visitCount: entry.visitCount + 1, lastVisitOn: today } : {}),
        ...(dueOn ? {} : { ...changedStanding(entry, 'ENDED', followUp), endedOn: today }),
        nextVisitOn: await this.followUps.nextDue(tx, entry.id),
      },
    );
  }

  private plan(tx: Transaction, kind: FollowUpKind, entry: HealthService | SpecialCare, dueOn: string): Promise<void> {
    return this.followUps.plan(tx, { department: 'health', kind, entry, dueOn });
  }
}
