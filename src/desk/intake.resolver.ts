import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type Caller } from '../platform/auth/index.js';
import type { Locale } from '../platform/errors/index.js';
import { CurrentCaller, CurrentLocale, GraphQLJSONObject } from '../platform/graphql/index.js';
import { RequestPayload, RequestViews } from '../requests/index.js';
import { AcceptRequest } from './accept-request.js';
import { MaterialInput, MissingMaterialInput, SubmitRequestInput } from './desk.graphql.js';
import { RequestCorrection } from './request-correction.js';
import { SubmitRequest } from './submit-request.js';
import { SupplyMaterials } from './supply-materials.js';

const NUMBER = { type: () => ID };
const VERSION = { type: () => Int, nullable: true };

/** The window takes requests in and accepts them (收件、补正、受理). The rules live in one file per use case. */
@Resolver()
export class IntakeResolver {
  constructor(
    private readonly views: RequestViews,
    private readonly submit: SubmitRequest,
    private readonly accept: AcceptRequest,
    private readonly correct: RequestCorrection,
    private readonly supply: SupplyMaterials,
  ) {}

  @Allow('clerk', 'partner')
  @Mutation(() => RequestPayload)
  submitRequest(
    @Args('input', { type: () => SubmitRequestInput }) input: SubmitRequestInput,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.views.payload(locale, () => this.submit.run(input, caller));
  }

  @Allow('clerk')
  @Mutation(() => RequestPayload)
  acceptRequest(
    @Args('number', NUMBER) number: string,
    @Args('expectedVersion', VERSION) expectedVersion: number | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestPayload> {
    return this.views.payload(locale, () => this.accept.run({ number, expectedVersion }, caller));
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
    return this.views.payload(locale, () => this.correct.run({ number, missing, expectedVersion }, caller));
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
    return this.views.payload(locale, () => this.supply.run({ number, materials, form, expectedVersion }, caller));
  }
}
