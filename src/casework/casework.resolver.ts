import { Args, ArgsType, Field, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type Caller } from '../platform/auth/index.js';
import type { Locale } from '../platform/errors/index.js';
import { CurrentCaller, CurrentLocale, GraphQLJSONObject, payload } from '../platform/graphql/index.js';
import {
  DecisionEnum,
  OpinionEnum,
  RequestViews,
  TaskPayload,
  type Decision,
  type Opinion,
  type WrittenCase,
} from '../requests/index.js';
import { ClaimTask } from './claim-task.js';
import { CompleteTask } from './complete-task.js';
import { GiveOpinion } from './give-opinion.js';
import { ReleaseTask } from './release-task.js';
import { RerouteTask } from './reroute-task.js';
import { ReturnTask } from './return-task.js';

const ID_TYPE = { type: () => ID };
const TEXT = { type: () => String };
const TOLD = 'needed for a refusal; told to the applicant when the step decides or gives a part of what was asked for';
const VERSION = { type: () => Int, nullable: true };

@ArgsType()
export class OpinionArgs {
  @Field(() => ID)
  id: string;

  @Field(() => OpinionEnum)
  opinion: Opinion;

  @Field(() => String, {
    nullable: true,
    description: TOLD,
  })
  reason?: string | null;

  @Field(() => ID, { nullable: true, description: 'the department that is asked as well; only with AGREE_AND_FORWARD' })
  forwardTo?: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true })
  result?: Record<string, unknown> | null;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;
}

/** Work on tasks (后台). Arguments in, payload out: the rules live in one file per use case. */
@Resolver()
export class TaskMutationsResolver {
  constructor(
    private readonly views: RequestViews,
    private readonly claim: ClaimTask,
    private readonly release: ReleaseTask,
    private readonly complete: CompleteTask,
    private readonly opine: GiveOpinion,
    private readonly giveBack: ReturnTask,
    private readonly reroute: RerouteTask,
  ) {}

  private answer(locale: Locale, id: string, work: () => Promise<WrittenCase>): Promise<TaskPayload> {
    return payload(locale, async () => {
      const { file } = await work();
      const request = await this.views.file(file);
      const task = file.tasks.find((candidate) => candidate.id === id.toLowerCase())!;
      const next = file.tasks.find((other) => other.stepId === task.stepId && other.round === task.round + 1);
      // An opinion that was handed on stays the caller's answer; the next round is another department's.
      return { task: this.views.task(task.forwardedTo === null ? (next ?? task) : task, request) };
    });
  }

  @Allow('officer', 'leader', 'system')
  @Mutation(() => TaskPayload)
  claimTask(
    @Args('id', ID_TYPE) id: string,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<TaskPayload> {
    return this.answer(locale, id, () => this.claim.run({ id, expectedVersion, caller }));
  }

  @Allow('officer', 'leader', 'system')
  @Mutation(() => TaskPayload)
  releaseTask(
    @Args('id', ID_TYPE) id: string,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<TaskPayload> {
    return this.answer(locale, id, () => this.release.run({ id, expectedVersion, caller }));
  }

  @Allow('officer', 'leader', 'system')
  @Mutation(() => TaskPayload)
  completeTask(
    @Args('id', ID_TYPE) id: string,
    @Args('outcome', { type: () => DecisionEnum }) outcome: Decision,
    @Args('reason', { ...TEXT, nullable: true, description: TOLD }) reason: string | null,
    @Args('result', { type: () => GraphQLJSONObject, nullable: true }) result: Record<string, unknown> | null,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<TaskPayload> {
    const ask = { id, expectedVersion, caller, outcome, reason: reason ?? null, result: result ?? null };
    return this.answer(locale, id, () => this.complete.run(ask));
  }

  @Allow('officer', 'leader', 'system')
  @Mutation(() => TaskPayload, { description: '协办意见: what an assisting department says to the one that decides' })
  giveOpinion(
    @Args() args: OpinionArgs,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<TaskPayload> {
    const { reason = null, forwardTo = null, result = null } = args;
    return this.answer(locale, args.id, () => this.opine.run({ ...args, reason, forwardTo, result, caller }));
  }

  @Allow('officer', 'leader', 'system')
  @Mutation(() => TaskPayload)
  returnTask(
    @Args('id', ID_TYPE) id: string,
    @Args('reason', TEXT) reason: string,
    @Args('properDepartment', { ...ID_TYPE, nullable: true }) properDepartment: string | null,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<TaskPayload> {
    const ask = { id, expectedVersion, caller, reason, properDepartment: properDepartment ?? null };
    return this.answer(locale, id, () => this.giveBack.run(ask));
  }

  @Allow('dispatcher')
  @Mutation(() => TaskPayload, {
    description:
      '转办: sends a returned task to a department, a part of a joint matter back to its own; answers the new task',
  })
  rerouteTask(
    @Args('id', ID_TYPE) id: string,
    @Args('department', ID_TYPE) department: string,
    @Args('reason', TEXT) reason: string,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<TaskPayload> {
    return this.answer(locale, id, () => this.reroute.run({ id, department, reason, expectedVersion, caller }));
  }
}
