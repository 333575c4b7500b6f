import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { RegisterStore } from '../../department-kit/index.js';
import { AllowDepartment, type Caller } from '../../platform/auth/index.js';
import { CurrentCaller, type Page } from '../../platform/graphql/index.js';
import { maskIdentifier } from '../../platform/identifiers/index.js';
import {
  BirthRegisterConnection,
  BirthRegisterFilter,
  FamilySupportRegisterConnection,
  FamilySupportRegisterFilter,
  type BirthRegisterEntry,
  type FamilySupportRegisterEntry,
} from './family-planning.graphql.js';
import { Birth } from './registers/birth.entity.js';
import { FamilySupport } from './registers/support.entity.js';

const optional = { type: () => String, nullable: true } as const;

@Resolver()
export class FamilyPlanningResolver {
  constructor(private readonly registers: RegisterStore) {}

  @Query(() => BirthRegisterConnection, { description: '生育登记台账, newest first' })
  @AllowDepartment('family-planning', 'officer', 'leader', 'system')
  async birthRegister(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => BirthRegisterFilter, nullable: true }) filter: BirthRegisterFilter | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', optional) after: string | undefined,
  ): Promise<Page<BirthRegisterEntry>> {
    const query = { caller, filter, first, after, equal: { stage: filter?.stage } };
    const page = await this.registers.page(Birth, query, (row, unseal) => ({
      birthCertificateNumber: unseal('birth_certificate_cipher', row.birthCertificateCipher, maskIdentifier),
      fatherIdNumber: unseal('father_id_number_cipher', row.fatherIdNumberCipher, maskIdentifier),
    }));
    return page as Page<BirthRegisterEntry>;
  }

  @Query(() => FamilySupportRegisterConnection, { description: '计划生育奖励扶助台账, newest first' })
  @AllowDepartment('family-planning', 'officer', 'leader', 'system')
  async familySupportRegister(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => FamilySupportRegisterFilter, nullable: true })
    filter: FamilySupportRegisterFilter | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', optional) after: string | undefined,
  ): Promise<Page<FamilySupportRegisterEntry>> {
    const query = { caller, filter, first, after, equal: { kind: filter?.kind } };
    const page = await this.registers.page(FamilySupport, query, () => ({}));
    return page as Page<FamilySupportRegisterEntry>;
  }
}
