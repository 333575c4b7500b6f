import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { RegisterStore } from '../../department-kit/index.js';
import { AllowDepartment, type Caller } from '../../platform/auth/index.js';
import { CurrentCaller, type Page } from '../../platform/graphql/index.js';
import {
  EmploymentServiceRegisterConnection,
  EmploymentServiceRegisterFilter,
  UnemploymentRegisterConnection,
  UnemploymentRegisterFilter,
  type EmploymentServiceRegisterEntry,
  type UnemploymentRegisterEntry,
} from './employment.graphql.js';
import { EmploymentService } from './registers/service.entity.js';
import { Unemployment } from './registers/unemployment.entity.js';

const optional = { type: () => String, nullable: true } as const;

@Resolver()
export class EmploymentResolver {
  constructor(private readonly registers: RegisterStore) {}

  @Query(() => UnemploymentRegisterConnection, { description: '失业登记台账, newest first' })
  @AllowDepartment('employment', 'officer', 'leader', 'system')
  async unemploymentRegister(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => UnemploymentRegisterFilter, nullable: true })
    filter: UnemploymentRegisterFilter | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', optional) after: string | undefined,
  ): Promise<Page<UnemploymentRegisterEntry>> {
    const page = await this.registers.page(Unemployment, { caller, filter, first, after }, () => ({}));
    return page as Page<UnemploymentRegisterEntry>;
  }

  @Query(() => EmploymentServiceRegisterConnection, { description: '就业服务台账, newest first' })
  @AllowDepartment('employment', 'officer', 'leader', 'system')
  async employmentServiceRegister(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => EmploymentServiceRegisterFilter, nullable: true })
    filter: EmploymentServiceRegisterFilter | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', optional) after: string | undefined,
  ): Promise<Page<EmploymentServiceRegisterEntry>> {
    const query = { caller, filter, first, after, equal: { kind: filter?.kind } };
    const page = await this.registers.page(EmploymentService, query, () => ({}));
    return page as Page<EmploymentServiceRegisterEntry>;
  }
}
