import { Injectable } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import type { ServiceItemDefinition } from '../catalogue/index.js';
import { move, OfficialCalendar } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { actorOf, CaseOperations, makeNotice, type CaseFile, type WrittenCase } from '../requests/index.js';
import { procedureNotAllowed, procedureTooOften } from './casework.errors.js';
import { refreshDues } from './task-flow.js';

class Suspension {
  @IsPlainText(1000, { multiline: true })
  reason: string;

  @IsOptional()
  @IsPlainText(60)
  approvedBy: string | null;
}

export interface SuspendAsk {
  number: string;
  procedure: string;
  reason: string;
  approvedBy: string | null;
  expectedVersion?: number | null;
}

/** 特别程序: only one that the item lists as stopping the clock. PROMISED, LEGAL and the running STEP pause. */
@Injectable()
export class SuspendRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: SuspendAsk, caller: Caller): Promise<WrittenCase> {
    const { reason, approvedBy } = validateInput({ reason: ask.reason, approvedBy: ask.approvedBy }, Suspension, []);
    const approver = approvedBy ?? caller.name;
    return this.operations.onRequest({ ...ask, operation: 'suspendRequest', caller }, (file, item) => {
      const name = checkProcedure(ask.procedure, item, file);
      const context = this.official.transition(file, item, actorOf(caller));
      const { change, at } = context;
      const { procedure } = ask;
      move(context, 'SUSPENDED', {
        note: reason,
        data: { procedure, approver },
        detail: { procedure, reason, approver },
      });
      refreshDues(context);
      change.notices.push(
        makeNotice('SPECIAL_PROCEDURE', file.number, file.revision, at, {
          itemName: item.name.zh,
          applicantName: file.applicantName,
          procedure: name,
          reason,
          approver,
          beganAt: at.toISOString(),
        }),
      );
      return { change };
    });
  }
}

/** @returns the procedure's name. @throws UserErrors unless the item lists it as stopping the clock, and often enough. */
function checkProcedure(code: string, item: ServiceItemDefinition, file: CaseFile): string {
  const procedure = item.specialProcedures.find((candidate) => candidate.code === code);
  if (!procedure?.stopsClock) throw procedureNotAllowed();
  const pauses = file.clocks
    .filter((clock) => clock.kind === 'PROMISED' || clock.kind === 'LEGAL')
    .map((clock) => clock.events.filter((event) => event.kind === 'pause' && event.detail?.procedure === code).length);
  if (procedure.maxTimes !== undefined && Math.max(0, ...pauses) >= procedure.maxTimes) {
    throw procedureTooOften(procedure.maxTimes);
  }
  return procedure.name.zh;
}
