import { Injectable } from '@nestjs/common';
import type { TimeLimit } from '../../catalogue/index.js';
import { OfficialCalendar } from '../../deadlines/index.js';
import type { Caller } from '../../platform/auth/index.js';
import { IsPlainText, validateInput } from '../../platform/graphql/index.js';
import { actorOf, CaseOperations } from '../../requests/index.js';
import { ask, type Asked } from './ask.js';
import { LONGEST_ORDER, ORDER_UNITS } from './policy.js';
import type { ReminderRecord } from './reminder.js';
import { answerLimitUnit, answerLimitValue } from './reminders.errors.js';

class Order {
  @IsPlainText(1000, { multiline: true })
  text: string;
}

/** 督办: the centre's supervisor orders whoever holds an open request to answer within so many days. */
@Injectable()
export class OrderRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  async run(
    { number, ...asked }: { number: string; text: string; answerWithin: TimeLimit },
    caller: Caller,
  ): Promise<Asked> {
    const { text } = validateInput({ text: asked.text }, Order, []);
    const answerWithin = checkLimit(asked.answerWithin);
    const actor = { ...actorOf(caller), sub: caller.sub, kind: 'supervisor' };
    let reminder!: ReminderRecord;
    const { file } = await this.operations.onRequest({ number, operation: 'orderRequest', caller }, (current) => {
      const at = this.official.now();
      const made = ask(current, this.official, { kind: 'ORDER', text, answerWithin, actor, at });
      reminder = made.reminder;
      return made.decided;
    });
    return { reminder, file };
  }
}

/** @throws UserErrors naming the part of the limit that is not as policy has it */
function checkLimit({ value, unit }: TimeLimit): TimeLimit {
  if (!ORDER_UNITS.includes(unit)) throw answerLimitUnit();
  if (!Number.isInteger(value) || value < 1 || value > LONGEST_ORDER) throw answerLimitValue();
  return { value, unit };
}
