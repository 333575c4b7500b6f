import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type Caller } from '../platform/auth/index.js';
import type { Locale } from '../platform/errors/index.js';
import { CurrentCaller, CurrentLocale, GraphQLJSONObject, payload } from '../platform/graphql/index.js';
import { RequestPayload, RequestViews, type WrittenCase } from '../requests/index.js';
import { AcceptRequest } from './accept-request.js';
import { DeliverResult } from './deliver-result.js';
import { MaterialInput, MissingMaterialInput, SubmitRequestInput } from './desk.graphql.js';
import { RefuseRequest } from './refuse-request.js';
import { RequestCorrection } from './request-correction.js';
import { SubmitRequest } from './submit-request.js';
import { SupplyMaterials } from './supply-materials.js';
import { WithdrawRequest } from './withdraw-request.js';

const NUMBER = { type: () => ID };
const VERSION = { type: () => Int, nullable: true };

/** The window (前台). Arguments in, payload out: the rules live in one file per use case. */
@Resolver()
export class DeskResolver {
  constructor(
    private readonly views: RequestViews,
    private readonly submit: SubmitRequest,
    private readonly accept: AcceptRequest,
    private readonly correct: RequestCorrection,
    private readonly supply: SupplyMaterials,
    private readonly refusal: RefuseRequest,
    private readonly withdraw: WithdrawRequest,
    private readonly deliver: DeliverResult,
  ) {}

  private answer(locale: Locale, work: () => Promise<WrittenCase>): Promise<RequestPayload> {
    return payload(locale, async () => {
      const { file, change } = await work();
      const notice = change.notices.at(-1);
      return { request: await this.views.file(file), notice: notice ? this.views.notice(notice) : null };
    });
  }

  @Allow('clerk', 'partner')
  @Mutation(() => RequestPayload)
  submitRequest(
    @Args('input', { type: () => SubmitRequestInput }) input: SubmitRequestInput,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.answer(locale, () => this.submit.run(input, caller));
  }

  @Allow('clerk')
  @Mutation(() => RequestPayload)
  acceptRequest(
    @Args('number', NUMBER) number: string,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.answer(locale, () => this.accept.run({ number, expectedVersion }, caller));
  }

  @Allow('clerk')
  @Mutation(() => RequestPayload, { description: '一次性告知需要补正的全部内容' })
  requestCorrection(
    @Args('number', NUMBER) number: string,
    @Args('missing', { type: () => [MissingMaterialInput] }) missing: MissingMaterialInput[],
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.answer(locale, () => this.correct.run({ number, missing, expectedVersion }, caller));
  }

  @Allow('clerk')
  @Mutation(() => RequestPayload)
  supplyMaterials(
    @Args('number', NUMBER) number: string,
    @Args('materials', { type: () => [MaterialInput] }) materials: MaterialInput[],
    @Args('form', { type: () => GraphQLJSONObject, nullable: true }) form: Record<string, unknown> | null,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.answer(locale, () => this.supply.run({ number, materials, form, expectedVersion }, caller));
  }

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
    return this.answer(locale, () => this.refusal.run({ number, reason, properAuthority, expectedVersion }, caller));
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
    return this.answer(locale, () => this.withdraw.run({ number, reason, expectedVersion }, caller));
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
    return this.answer(locale, () => this.deliver.run({ number, method, expectedVersion }, caller));
  }
}
