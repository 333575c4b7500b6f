import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { RegisterStore } from '../../department-kit/index.js';
import { AllowDepartment, type Caller } from '../../platform/auth/index.js';
import { CurrentCaller, type Page } from '../../platform/graphql/index.js';
import { maskIdentifier } from '../../platform/identifiers/index.js';
import {
  HealthRecordRegisterConnection,
  HealthRecordRegisterFilter,
  HealthServiceRegisterConnection,
  HealthServiceRegisterFilter,
  type HealthRecordRegisterEntry,
  type HealthServiceRegisterEntry,
} from './health.graphql.js';
import { HealthRecord } from './registers/record.entity.js';
import { HealthService } from './registers/service.entity.js';

const optional = { type: () => String, nullable: true } as const;

@Resolver()
export class HealthResolver {
  constructor(private readonly registers: RegisterStore) {}

  @Query(() => HealthRecordRegisterConnection, { description: '居民健康档案, newest first' })
  @AllowDepartment('health', 'officer', 'leader', 'system')
  async healthRecordRegister(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => HealthRecordRegisterFilter, nullable: true })
    filter: HealthRecordRegisterFilter | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', optional) after: string | undefined,
  ): Promise<Page<HealthRecordRegisterEntry>> {
    const page = await this.registers.page(HealthRecord, { caller, filter, first, after }, (row, unseal) => ({
      birthCertificateNumber: unseal('birth_certificate_cipher', row.birthCertificateCipher, maskIdentifier),
      clinical: readClinical(unseal('clinical_cipher', row.clinicalCipher, null)),
    }));
    return page as Page<HealthRecordRegisterEntry>;
  }

  @Query(() => HealthServiceRegisterConnection, { description: '卫生健康服务台账, newest first' })
  @AllowDepartment('health', 'officer', 'leader', 'system')
  async healthServiceRegister(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => HealthServiceRegisterFilter, nullable: true })
    filter: HealthServiceRegisterFilter | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', optional) after: string | undefined,
  ): Promise<Page<HealthServiceRegisterEntry>> {
    const query = { caller, filter, first, after, equal: { kind: filter?.kind } };
    const page = await this.registers.page(HealthService, query, (row, unseal) => ({
      clinical: readClinical(unseal('clinical_cipher', row.clinicalCipher, null)),
    }));
    return page as Page<HealthServiceRegisterEntry>;
  }
}

const readClinical = (json: string | null): Record<string, unknown> | null =>
  json === null ? null : (JSON.parse(json) as Record<string, unknown>);
