import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { AllowAnyone } from '../platform/auth/index.js';
import type { GraphqlContext } from '../platform/graphql/index.js';
import { PublicRate } from '../platform/rate/index.js';
import { RequestStatus } from './request-status.graphql.js';
import { RequestStatusEnquiry } from './request-status.js';

/** A look-up that finds nothing costs this many more: guessing pairs is made slow. */
const WRONG_PAIR_COST = 5;

@Resolver()
export class RequestStatusResolver {
  constructor(
    private readonly enquiry: RequestStatusEnquiry,
    private readonly rate: PublicRate,
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
}
