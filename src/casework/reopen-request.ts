import { Injectable } from '@nestjs/common';
import { dueOnOf, move, OfficialCalendar } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { actorOf, CaseOperations, DepartmentDecision, makeNotice, type WrittenCase } from '../requests/index.js';
import { openNewRound } from './task-flow.js';

class Reopening {
  @IsPlainText(1000, { multiline: true })
  reason: string;
}

/**
 * 重新办理: the supervisor of the centre, or the leader of the deciding department, has a decided request handled anew.
 * The old decision does not stand any more: it is kept in the trail and in its notice, and the registers take back what
 * it wrote. The promise and the law begin to run again; the steps of the deciding department open once more, and what others refused.
 */
@Injectable()
export class ReopenRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
    private readonly departments: DepartmentDecision,
  ) {}

  run(ask: { number: string; reason: string; expectedVersion?: number | null }, caller: Caller): Promise<WrittenCase> {
    const { reason } = validateInput({ reason: ask.reason }, Reopening, []);
    return this.operations.onRequest({ ...ask, operation: 'reopenRequest', caller }, (file, item) => {
      const context = this.official.transition(file, item, actorOf(caller));
      const { change, at } = context;
      const started = move(context, 'REOPENED', { note: reason, data: { decision: file.decision } });
      openNewRound(context);
      change.notices.push(
        makeNotice('REOPENING', file.number, file.revision, at, {
          itemName: item.name.zh,
          applicantName: file.applicantName,
          reason,
          reopenedBy: caller.name,
          earlierDecision: file.decision,
          earlierDecidedAt: file.decidedAt,
          promisedDueOn: dueOnOf(started, 'PROMISED'),
          legalDueOn: dueOnOf(started, 'LEGAL'),
        }),
      );
      const facts = { reopenedAt: at, today: this.official.dayOf(at) };
      return { change, alongside: this.departments.takeBack(file, item, facts) };
    });
  }
}
