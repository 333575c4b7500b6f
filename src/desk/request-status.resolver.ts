import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ClockExplainer, ClockExplanation } from '../deadlines/index.js';
import { AllowAnyone } from '../platform/auth/index.js';
import type { GraphqlContext } from '../platform/graphql/index.js';
import { PublicRate } from '../platform/rate/index.js';
import {
  AccessRecordConnection,
  AccessRecords,
  partsOf,
  RequestLoaders,
  RequestPart,
  RequestViews,
} from '../requests/index.js';
import { RequestStatus } from './request-status.graphql.js';
import { RequestStatusEnquiry } from './request-status.js';

/** A look-up that finds nothing costs this many more: guessing pairs is made slow. */
const WRONG_PAIR_COST = 5;

@Resolver(() => RequestStatus)
export class RequestStatusResolver {
  constructor(
    private readonly enquiry: RequestStatusEnquiry,
    private readonly rate: PublicRate,
    private readonly explainer: ClockExplainer,
    private readonly loaders: RequestLoaders,
    private readonly views: RequestViews,
    private readonly records: AccessRecords,
  ) {}

  @AllowAnyone()
  @Query(() => RequestStatus, {
    nullable: true,
    description:
      "idNumberTail: the last six characters of the applicant's ID number. Wrong pair and unknown number are the same answer: null.",
  })
  async requestStatus(
    @Args('number', { type: () => ID }) number: string,
    @Args('idNumberTail', { type: () => String }) idNumberTail: string,
    @Context() context: GraphqlContext,
  ): Promise<RequestStatus | null> {
    const anonymous = context.caller === null;
    if (anonymous) await this.rate.spend(context.address);
    const status = await this.enquiry.find(number, idNumberTail, context.locale);
    if (!status && anonymous) await this.rate.spend(context.address, WRONG_PAIR_COST);
    return status;
  }

  @ResolveField(() => [RequestPart], {
    description: '联办事项: the parts of a joint request and what became of each; of other requests none',
  })
  async parts(@Parent() status: RequestStatus, @Context() context: GraphqlContext): Promise<RequestPart[]> {
    const { requestId, item, notAsked } = status.stored;
    if (item.kind !== 'JOINT') return [];
    const tasks = await this.loaders.tasks(context).load(requestId);
    return partsOf(item, tasks, { ...status, notAsked }).map((part) => this.views.part(part, context.locale));
  }

  @ResolveField(() => [ClockExplanation], {
    description: 'every time limit of the request, those that have ended too, each with its account of days',
  })
  clocks(@Parent() { stored }: RequestStatus, @Context() context: GraphqlContext): Promise<ClockExplanation[]> {
    return Promise.all(stored.clocks.map((clock) => this.explainer.explain(clock, stored, context)));
  }

  @ResolveField(() => AccessRecordConnection, {
    description: '查阅记录: who read the personal data of the request unmasked, for what purpose, newest first',
  })
  accessLog(
    @Parent() { number }: RequestStatus,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<AccessRecordConnection> {
    return this.records.page(number, first, after);
  }
}
