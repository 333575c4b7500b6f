import { Injectable } from '@nestjs/common';
import { end, OfficialCalendar, raiseCards } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { actorOf, CaseOperations, makeNotice, type WrittenCase } from '../requests/index.js';

class Refusal {
  @IsPlainText(1000, { multiline: true })
  reason: string;

  @IsPlainText(100)
  properAuthority: string;
}

/** 不予受理: with the reason, the authority that is the right one, and the remedy (行政许可法 32, 55). */
@Injectable()
export class RefuseRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  run(
    ask: { number: string; reason: string; properAuthority: string; expectedVersion?: number | null },
    caller: Caller,
  ): Promise<WrittenCase> {
    const { reason, properAuthority } = validateInput(
      { reason: ask.reason, properAuthority: ask.properAuthority },
      Refusal,
      [],
    );
    return this.operations.onRequest({ ...ask, operation: 'refuseRequest', caller }, (file, item) => {
      const context = this.official.transition(file, item, actorOf(caller));
      const { change, at } = context;
      end(context, 'REFUSED', { note: reason, data: { properAuthority } });
      change.notices.push(
        makeNotice('REFUSAL', file.number, file.revision, at, {
          itemName: item.name.zh,
          applicantName: file.applicantName,
          reason,
          properAuthority,
          remedy: '如对本通知不服,可自知道之日起六十日内申请行政复议,或者六个月内向人民法院提起行政诉讼。',
        }),
      );
      const alongside = raiseCards(context, 'REFUSED_WITHOUT_REASON', {
        cause: String(file.revision),
        holder: { department: null, county: null, officerSub: caller.sub, officerName: caller.name },
        applies: (rule) => reason.length < rule.value!,
      });
      return { change, alongside };
    });
  }
}
