import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { explainDueDate } from '../calendar/index.js';
import type { LimitUnit, ServiceItemDefinition, SpecialProcedure, TimeLimit } from '../catalogue/index.js';
import { move, OfficialCalendar, type TransitionContext } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { IsPlainText, IsWholeNumber, rule, validateInput } from '../platform/graphql/index.js';
import {
  actorOf,
  CaseOperations,
  makeNotice,
  type CaseFile,
  type NoticePlan,
  type WrittenCase,
} from '../requests/index.js';
import { procedureNotAllowed, procedureTooOften } from './casework.errors.js';
import { happensNow } from './moment.js';
import { LONGEST_PAUSE_DAYS } from './policy.js';
import { RefusedAttempts } from './refused-attempts.js';
import { refreshDues } from './task-flow.js';

const IN_DAYS: readonly LimitUnit[] = ['WORKING_DAY', 'NATURAL_DAY'];
const ONLY_DAYS = {
  zh: '预计时长须以工作日或自然日计。',
  en: 'Give the expected length in working or natural days.',
};

class ExpectedDuration {
  @IsWholeNumber(1, LONGEST_PAUSE_DAYS)
  value: number;

  @rule('isInDays', (unit) => (IN_DAYS.includes(unit as LimitUnit) ? null : ONLY_DAYS))
  unit: LimitUnit;
}

class Suspension {
  @IsPlainText(1000, { multiline: true })
  reason: string;

  @IsOptional()
  @IsPlainText(60)
  approvedBy: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => ExpectedDuration)
  expectedDuration: TimeLimit | null;
}

export interface SuspendAsk {
  number: string;
  procedure: string;
  reason: string;
  approvedBy: string | null;
  /** How long the procedure is expected to take; a pause that lasts longer raises a card. */
  expectedDuration: TimeLimit | null;
  at: Date | null;
  expectedVersion?: number | null;
}

/** What is announced of a pause: by whose word, why, and until when, when that is said. */
interface Announced {
  procedure: SpecialProcedure;
  reason: string;
  approver: string;
  expected: { limit: TimeLimit; on: string; until: string } | null;
}

/**
 * 特别程序: only one that the item lists as stopping the clock, and not more often than it says. PROMISED, LEGAL and the
 * running STEP pause. An attempt against these rules is kept for the supervisor.
 */
@Injectable()
export class SuspendRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
    private readonly refused: RefusedAttempts,
  ) {}

  async run(ask: SuspendAsk, caller: Caller): Promise<WrittenCase> {
    const { reason, approvedBy, expectedDuration } = validateInput(
      { reason: ask.reason, approvedBy: ask.approvedBy, expectedDuration: ask.expectedDuration },
      Suspension,
      [],
    );
    const approver = approvedBy ?? caller.name;
    const asked = { ...ask, operation: 'suspendRequest', caller } as const;
    return this.refused.watch('suspendRequest', ask.number, caller, () =>
      this.operations.onRequest(asked, (file, item) => {
        const context = this.official.transition(file, item, actorOf(caller));
        const procedure = checkProcedure(ask.procedure, item, file);
        happensNow(ask.at, context.at);
        suspend(context, { procedure, reason, approver, expected: expectedEnd(context, expectedDuration) });
        return { change: context.change };
      }),
    );
  }
}

function suspend(context: TransitionContext, announced: Announced): void {
  const { procedure, reason, approver, expected } = announced;
  const notice = noticeOf(context, announced);
  move(context, 'SUSPENDED', {
    note: reason,
    data: { procedure: procedure.code, approver, expectedOn: expected?.on, expectedUntil: expected?.until },
    detail: { procedure: procedure.code, reason, approver, notice: notice.number, expectedUntil: expected?.until },
  });
  refreshDues(context);
  context.change.notices.push(notice);
}

const noticeOf = ({ file, item, at }: TransitionContext, announced: Announced): NoticePlan =>
  makeNotice('SPECIAL_PROCEDURE', file.number, file.revision, at, {
    itemName: item.name.zh,
    applicantName: file.applicantName,
    procedure: announced.procedure.name.zh,
    reason: announced.reason,
    approver: announced.approver,
    beganAt: at,
    expectedDuration: announced.expected && { ...announced.expected.limit },
    expectedOn: announced.expected?.on ?? null,
  });

/** The day on which the procedure is expected to end, by the calendar of the department that decides. */
function expectedEnd({ timing, file, at }: TransitionContext, limit: TimeLimit | null): Announced['expected'] {
  if (limit === null) return null;
  const calendar = timing.basis.calendarOf(timing.place, file.leadDepartment);
  const { dueOn, dueAt } = explainDueDate(calendar, at.toISOString(), limit);
  return { limit: { value: limit.value, unit: limit.unit }, on: dueOn, until: dueAt };
}

/** @throws UserErrors unless the item lists it as stopping the clock, and often enough. */
function checkProcedure(code: string, item: ServiceItemDefinition, file: CaseFile): SpecialProcedure {
  const procedure = item.specialProcedures.find((candidate) => candidate.code === code);
  if (!procedure?.stopsClock) throw procedureNotAllowed();
  if (procedure.maxTimes !== undefined && pausesFor(code, file) >= procedure.maxTimes) {
    throw procedureTooOften(procedure.maxTimes);
  }
  return procedure;
}

/** How often the request was paused for the procedure: both of its clocks tell of each time, reopened ones too. */
function pausesFor(code: string, file: CaseFile): number {
  const began = file.clocks
    .filter((clock) => clock.kind === 'PROMISED' || clock.kind === 'LEGAL')
    .flatMap((clock) => clock.events)
    .filter((event) => event.kind === 'pause' && event.detail?.procedure === code);
  return new Set(began.map((event) => event.at.getTime())).size;
}
