import { Injectable } from '@nestjs/common';
import { end, OfficialCalendar } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { actorOf, CaseOperations, type WrittenCase } from '../requests/index.js';

class Withdrawal {
  @IsPlainText(1000, { multiline: true })
  reason: string;
}

/** 撤回: the applicant takes the request back before it is decided; a clerk records it on their behalf. */
@Injectable()
export class WithdrawRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: { number: string; reason: string; expectedVersion?: number | null }, caller: Caller): Promise<WrittenCase> {
    const { reason } = validateInput({ reason: ask.reason }, Withdrawal, []);
    return this.operations.onRequest({ ...ask, operation: 'withdrawRequest', caller }, (file, item) => {
      const context = this.official.transition(file, item, actorOf(caller));
      end(context, 'WITHDRAWN', { note: reason });
      return { change: context.change };
    });
  }
}
