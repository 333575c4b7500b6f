import { Args, ArgsType, Field, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { TimeLimitInput } from '../catalogue/index.js';
import { Allow, type Caller } from '../platform/auth/index.js';
import type { Locale } from '../platform/errors/index.js';
import { CurrentCaller, CurrentLocale, GraphQLDateTime } from '../platform/graphql/index.js';
import { RequestPayload, RequestViews } from '../requests/index.js';
import { ExtendRequest } from './extend-request.js';
import { ReopenRequest } from './reopen-request.js';
import { ResumeRequest } from './resume-request.js';
import { SuspendRequest } from './suspend-request.js';
import { TerminateRequest } from './terminate-request.js';

const ID_TYPE = { type: () => ID };
const TEXT = { type: () => String };
const TOLD = { type: () => String, description: 'told to the applicant' };
const VERSION = { type: () => Int, nullable: true };
const NOW = 'now, and absent it is; a few minutes beside it are for clocks that differ, anything else is refused';

@ArgsType()
export class SuspendArgs {
  @Field(() => ID)
  number: string;

  @Field(() => String, { description: 'code of a special procedure that the item lists as stopping the clock' })
  procedure: string;

  @Field(() => String)
  reason: string;

  @Field(() => String, { nullable: true, description: '批准人; the caller when absent' })
  approvedBy?: string | null;

  @Field(() => TimeLimitInput, {
    nullable: true,
    description: '预计时长, 1 to 180 working or natural days; a pause that lasts longer raises a card',
  })
  expectedDuration?: TimeLimitInput | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: `when it began: ${NOW}` })
  at?: Date | null;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;
}

/** The course of a whole request: special procedures, extensions, its early end, its handling anew. */
@Resolver()
export class RequestCourseResolver {
  constructor(
    private readonly views: RequestViews,
    private readonly suspend: SuspendRequest,
    private readonly resume: ResumeRequest,
    private readonly extend: ExtendRequest,
    private readonly terminate: TerminateRequest,
    private readonly reopen: ReopenRequest,
  ) {}

  @Allow('officer', 'leader', 'system')
  @Mutation(() => RequestPayload, { description: '启动特别程序: the clocks pause' })
  suspendRequest(
    @Args() args: SuspendArgs,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    const { approvedBy = null, expectedDuration = null, at = null } = args;
    return this.views.payload(locale, () => this.suspend.run({ ...args, approvedBy, expectedDuration, at }, caller));
  }

  @Allow('officer', 'leader', 'system')
  @Mutation(() => RequestPayload, { description: '特别程序结束: the clocks run on' })
  resumeRequest(
    @Args('number', ID_TYPE) number: string,
    @Args('at', { type: () => GraphQLDateTime, nullable: true, description: `when it ended: ${NOW}` }) at: Date | null,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.views.payload(locale, () => this.resume.run({ number, at: at ?? null, expectedVersion }, caller));
  }

  @Allow('leader')
  @Mutation(() => RequestPayload, { description: '延期: before expiry, at most what the item allows in all' })
  extendRequest(
    @Args('number', ID_TYPE) number: string,
    @Args('limit', { type: () => TimeLimitInput }) limit: TimeLimitInput,
    @Args('reason', TEXT) reason: string,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.views.payload(locale, () => this.extend.run({ number, limit, reason, expectedVersion }, caller));
  }

  @Allow('leader')
  @Mutation(() => RequestPayload, {
    description: '终止办理: by the leader of the deciding department, before a decision',
  })
  terminateRequest(
    @Args('number', ID_TYPE) number: string,
    @Args('reason', TOLD) reason: string,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.views.payload(locale, () => this.terminate.run({ number, reason, expectedVersion }, caller));
  }

  @Allow('supervisor', 'leader')
  @Mutation(() => RequestPayload, {
    description:
      '重新办理: a decided request is handled anew; by the supervisor of the centre or the leader of the deciding department',
  })
  reopenRequest(
    @Args('number', ID_TYPE) number: string,
    @Args('reason', TOLD) reason: string,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.views.payload(locale, () => this.reopen.run({ number, reason, expectedVersion }, caller));
  }
}
