import { Injectable } from '@nestjs/common';
import {
  ACTIVE,
  EntryFollowUps,
  type FollowUpKind,
  type RegisterRow,
  type WantedFollowUp,
} from '../../../department-kit/index.js';
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

const OF_SERVICE: Readonly<Record<string, FollowUpKind>> = {
  ZERO_EMPLOYMENT_FAMILY: familyVisit,
  HARDSHIP: hardshipReview,
  PUBLIC_WELFARE_POST: postReview,
  TRAINING: trainingResult,
};

@Injectable()
export class Checkpoints extends EntryFollowUps {
  protected readonly department = 'employment';

  protected wantedBy(entry: RegisterRow): WantedFollowUp[] {
    const stands = entry.status === ACTIVE;
    const rests = stands || entry.status === 'SUSPENDED';
    if (entry instanceof Unemployment) return rests ? [{ kind: monthlyContact, dueOn: entry.nextContactOn }] : [];
    if (entry instanceof Pension) return rests ? [{ kind: pensionConfirmation, dueOn: entry.nextDueOn }] : [];
    if (entry instanceof Vacancy) return stands ? [{ kind: vacancyCheck, dueOn: entry.validUntil }] : [];
    if (!(entry instanceof EmploymentService) || !stands) return [];
    const kind = OF_SERVICE[entry.kind];
    return kind ? [{ kind, dueOn: entry.nextOn }] : [];
  }
}
