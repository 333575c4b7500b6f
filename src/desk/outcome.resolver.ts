import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type Caller } from '../platform/auth/index.js';
import type { Locale } from '../platform/errors/index.js';
import { CurrentCaller, CurrentLocale } from '../platform/graphql/index.js';
import { RequestPayload, RequestViews } from '../requests/index.js';
import { DeliverResult } from './deliver-result.js';
import { RefuseRequest } from './refuse-request.js';
import { WithdrawRequest } from './withdraw-request.js';

const NUMBER = { type: () => ID };
const VERSION = { type: () => Int, nullable: true };

/** How a request ends at the window: refused, taken back, or its result delivered (不予受理、撤回、送达). */
@Resolver()
export class OutcomeResolver {
  constructor(
    private readonly views: RequestViews,
    private readonly refusal: RefuseRequest,
    private readonly withdraw: WithdrawRequest,
    private readonly deliver: DeliverResult,
  ) {}

  @Allow('clerk')
  @Mutation(() => RequestPayload)
  refuseRequest(
    @Args('number', NUMBER) number: string,
    @Args('reason', { type: () => String }) reason: string,
    @Args('properAuthority', { type: () => String }) properAuthority: string,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.views.payload(locale, () =>
      this.refusal.run({ number, reason, properAuthority, expectedVersion }, caller),
    );
  }

  @Allow('clerk')
  @Mutation(() => RequestPayload)
  withdrawRequest(
    @Args('number', NUMBER) number: string,
    @Args('reason', { type: () => String }) reason: string,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.views.payload(locale, () => this.withdraw.run({ number, reason, expectedVersion }, caller));
  }

  @Allow('clerk')
  @Mutation(() => RequestPayload)
  deliverResult(
    @Args('number', NUMBER) number: string,
    @Args('method', { type: () => String }) method: string,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.views.payload(locale, () => this.deliver.run({ number, method, expectedVersion }, caller));
  }
}
