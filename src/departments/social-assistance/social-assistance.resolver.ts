import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { RegisterStore } from '../../department-kit/index.js';
import { AllowDepartment, type Caller } from '../../platform/auth/index.js';
import { CurrentCaller, type Page } from '../../platform/graphql/index.js';
import { AssistanceCase } from './registers/assistance-case.entity.js';
import { HouseholdReader } from './registers/household-reader.js';
import {
  SocialAssistanceCaseConnection,
  SocialAssistanceCaseFilter,
  type SocialAssistanceCase,
} from './social-assistance.graphql.js';

@Resolver()
export class SocialAssistanceResolver {
  constructor(
    private readonly registers: RegisterStore,
    private readonly households: HouseholdReader,
  ) {}

  @Query(() => SocialAssistanceCaseConnection, { description: '救助待遇台账, newest first' })
  @AllowDepartment('social-assistance', 'officer', 'leader', 'system')
  async socialAssistanceCases(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => SocialAssistanceCaseFilter, nullable: true })
    filter: SocialAssistanceCaseFilter | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | undefined,
  ): Promise<Page<SocialAssistanceCase>> {
    const query = { caller, filter, first, after, equal: { kind: filter?.kind } };
    const page = await this.registers.page(AssistanceCase, query, () => ({}));
    const households = await this.households.ofRequests(
      caller,
      page.nodes.map(({ requestId }) => requestId),
    );
    const nodes = page.nodes.map((node) => ({ ...node, members: households.get(node.requestId) ?? [] }));
    return { ...page, nodes: nodes as unknown as SocialAssistanceCase[] };
  }
}
