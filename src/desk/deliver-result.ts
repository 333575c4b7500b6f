import { Injectable } from '@nestjs/common';
import { move, OfficialCalendar } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { actorOf, CaseOperations, makeNotice, type WrittenCase } from '../requests/index.js';

class Delivery {
  @IsPlainText(100)
  method: string;
}

/** 送达: the result reaches the applicant at the counter, by post or electronically; DELIVERY stops. */
@Injectable()
export class DeliverResult {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: { number: string; method: string; expectedVersion?: number | null }, caller: Caller): Promise<WrittenCase> {
    const { method } = validateInput({ method: ask.method }, Delivery, []);
    return this.operations.onRequest({ ...ask, operation: 'deliverResult', caller }, (file, item) => {
      const context = this.official.transition(file, item, actorOf(caller));
      const { change, at } = context;
      move(context, 'DELIVERED', { note: method });
      change.notices.push(
        makeNotice('DELIVERY_RECEIPT', file.number, file.revision, at, {
          itemName: item.name.zh,
          applicantName: file.applicantName,
          method,
          deliveredAt: at,
          deliveredBy: caller.name,
        }),
      );
      return { change };
    });
  }
}
