import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type Caller } from '../platform/auth/index.js';
import type { Locale } from '../platform/errors/index.js';
import {
  CurrentCaller,
  CurrentLocale,
  GraphQLJSONObject,
  payload,
  type JsonObject,
} from '../platform/graphql/index.js';
import { FollowUpViews } from './follow-up-views.js';
import type { FollowUpRecord } from './follow-up.js';
import { FollowUpPayload } from './follow-ups.graphql.js';
import { MoveFollowUp, type Move } from './move-follow-up.js';
import { RecordFollowUp } from './record-follow-up.js';

const ID_TYPE = { type: () => ID };

@Resolver()
export class FollowUpMutationsResolver {
  constructor(
    private readonly move: MoveFollowUp,
    private readonly record: RecordFollowUp,
    private readonly views: FollowUpViews,
  ) {}

  @Allow('officer', 'leader', 'system')
  @Mutation(() => FollowUpPayload, { description: '提前办理: opens one before its day' })
  openFollowUp(
    @Args('id', ID_TYPE) id: string,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<FollowUpPayload> {
    return this.moved('openFollowUp', id, caller, locale);
  }

  @Allow('officer', 'leader', 'system')
  @Mutation(() => FollowUpPayload, { description: '认领: ALREADY_CLAIMED for all but one' })
  claimFollowUp(
    @Args('id', ID_TYPE) id: string,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<FollowUpPayload> {
    return this.moved('claimFollowUp', id, caller, locale);
  }

  @Allow('officer', 'leader', 'system')
  @Mutation(() => FollowUpPayload, { description: '释放: by whoever claimed it, or a leader' })
  releaseFollowUp(
    @Args('id', ID_TYPE) id: string,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<FollowUpPayload> {
    return this.moved('releaseFollowUp', id, caller, locale);
  }

  @Allow('officer', 'leader', 'system')
  @Mutation(() => FollowUpPayload, {
    description: '登记结果: once, of an open one or one that the caller claimed; the ledger follows at the same moment',
  })
  recordFollowUp(
    @Args('id', ID_TYPE) id: string,
    @Args('outcome', { ...ID_TYPE, description: 'one of the outcomes of its kind' }) outcome: string,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
    @Args('result', { type: () => GraphQLJSONObject, nullable: true }) result: JsonObject | null,
    @Args('expectedVersion', { type: () => Int, nullable: true }) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<FollowUpPayload> {
    const given = { note: note ?? null, result: result ?? null, expectedVersion: expectedVersion ?? null };
    return this.payload(caller, locale, () => this.record.run({ id, outcome, caller, ...given }));
  }

  private moved(operation: Move, id: string, caller: Caller, locale: Locale): Promise<FollowUpPayload> {
    return this.payload(caller, locale, () => this.move.run({ operation, id, caller }));
  }

  private payload(caller: Caller, locale: Locale, work: () => Promise<FollowUpRecord>): Promise<FollowUpPayload> {
    return payload(locale, async () => {
      const [followUp] = await this.views.views([await work()], caller, locale);
      return { followUp };
    });
  }
}
