import { Injectable } from '@nestjs/common';
import { end, OfficialCalendar } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { actorOf, CaseOperations, makeNotice, type WrittenCase } from '../requests/index.js';

class Termination {
  @IsPlainText(1000, { multiline: true })
  reason: string;
}

/**
 * 终止: the matter has lost its object, so the leader of the deciding department ends it without a decision. All clocks
 * stop, open work is taken back, and the applicant is told why and what can be done against it.
 */
@Injectable()
export class TerminateRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: { number: string; reason: string; expectedVersion?: number | null }, caller: Caller): Promise<WrittenCase> {
    const { reason } = validateInput({ reason: ask.reason }, Termination, []);
    return this.operations.onRequest({ ...ask, operation: 'terminateRequest', caller }, (file, item) => {
      const context = this.official.transition(file, item, actorOf(caller));
      const { change, at } = context;
      end(context, 'TERMINATED', { note: reason });
      change.notices.push(
        makeNotice('TERMINATION', file.number, file.revision, at, {
          itemName: item.name.zh,
          applicantName: file.applicantName,
          reason,
          approver: caller.name,
          terminatedAt: at,
          // 行政复议法 20 and 行政诉讼法 46, as for a decision against the applicant.
          remedy: '如对本通知不服,可自知道之日起六十日内申请行政复议,或者六个月内向人民法院提起行政诉讼。',
        }),
      );
      return { change };
    });
  }
}
