import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { TimeLimitInput } from '../../catalogue/index.js';
import { Allow, type Caller } from '../../platform/auth/index.js';
import { UserErrors, type Locale } from '../../platform/errors/index.js';
import { CurrentCaller, CurrentLocale, payload } from '../../platform/graphql/index.js';
import { PublicRate } from '../../platform/rate/index.js';
import { RequestViews } from '../../requests/index.js';
import { AnswerReminder } from './answer-reminder.js';
import type { Asked } from './ask.js';
import { OrderRequest } from './order-request.js';
import { RemindRequest, speaksForResident } from './remind-request.js';
import { ReminderViews } from './reminder-views.js';
import { RemindPayload } from './reminder.graphql.js';

/** A pair of number and ID tail that finds nothing costs this many more: guessing through a partner is made slow. */
const WRONG_PAIR_COST = 5;

const ID_TYPE = { type: () => ID };
const TEXT = { type: () => String };

@Resolver()
export class ReminderMutationsResolver {
  constructor(
    private readonly remind: RemindRequest,
    private readonly order: OrderRequest,
    private readonly answer: AnswerReminder,
    private readonly views: ReminderViews,
    private readonly requests: RequestViews,
    private readonly rate: PublicRate,
  ) {}

  @Allow('clerk', 'supervisor', 'partner')
  @Mutation(() => RemindPayload, {
    description:
      "催办. idNumberTail: the last six characters of the applicant's ID number; a partner gives it, staff need not. Wrong pair and unknown number are the same answer: NOT_FOUND.",
  })
  remindRequest(
    @Args('number', ID_TYPE) number: string,
    @Args('text', TEXT) text: string,
    @Args('idNumberTail', { ...TEXT, nullable: true }) idNumberTail: string | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RemindPayload> {
    const ask = { number, text, idNumberTail: idNumberTail ?? null };
    if (!speaksForResident(caller)) return this.payload(locale, () => this.remind.run(ask, caller));
    const guarded = (): Promise<Asked> => this.slowly(caller, () => this.remind.run(ask, caller));
    return this.payload(locale, guarded, { partner: true });
  }

  @Allow('supervisor')
  @Mutation(() => RemindPayload, { description: '督办: answerWithin counts 1 to 30 working or natural days' })
  orderRequest(
    @Args('number', ID_TYPE) number: string,
    @Args('text', TEXT) text: string,
    @Args('answerWithin', { type: () => TimeLimitInput }) answerWithin: TimeLimitInput,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RemindPayload> {
    return this.payload(locale, () => this.order.run({ number, text, answerWithin }, caller));
  }

  @Allow('officer', 'leader', 'system', 'clerk')
  @Mutation(() => RemindPayload, { description: '答复催办、督办: once, by the department or centre that it went to' })
  answerReminder(
    @Args('id', ID_TYPE) id: string,
    @Args('text', TEXT) text: string,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RemindPayload> {
    return this.payload(locale, () => this.answer.run({ id, text }, caller));
  }

  private payload(locale: Locale, work: () => Promise<Asked>, { partner = false } = {}): Promise<RemindPayload> {
    return payload(locale, async () => {
      const { reminder, file } = await work();
      return { reminder: await this.views.reminder(reminder, partner ? null : await this.requests.file(file)) };
    });
  }

  private async slowly(caller: Caller, work: () => Promise<Asked>): Promise<Asked> {
    await this.rate.spend(caller.sub);
    try {
      return await work();
    } catch (error) {
      const wrongPair = error instanceof UserErrors && error.problems.some(({ code }) => code === 'NOT_FOUND');
      if (wrongPair) await this.rate.spend(caller.sub, WRONG_PAIR_COST);
      throw error;
    }
  }
}
