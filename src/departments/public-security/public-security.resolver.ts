import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { RegisterStore } from '../../department-kit/index.js';
import { AllowDepartment, type Caller } from '../../platform/auth/index.js';
import { CurrentCaller, type Page } from '../../platform/graphql/index.js';
import { maskIdentifier } from '../../platform/identifiers/index.js';
import {
  HouseholdRegisterConnection,
  HouseholdRegisterFilter,
  NoCrimeCertificateConnection,
  NoCrimeCertificateFilter,
  ResidencePermitConnection,
  ResidencePermitFilter,
  ResidenceRegistrationConnection,
  ResidenceRegistrationFilter,
  type HouseholdRegisterEntry,
  type NoCrimeCertificate,
  type ResidencePermit,
  type ResidenceRegistration,
} from './public-security.graphql.js';
import { Certificate } from './registers/certificate.entity.js';
import { HouseholdEntry } from './registers/household-entry.entity.js';
import { Permit } from './registers/permit.entity.js';
import { Residence } from './registers/residence.entity.js';

const First = (): ParameterDecorator => Args('first', { type: () => Int, defaultValue: 20 });
const After = (): ParameterDecorator => Args('after', { type: () => String, nullable: true });

@Resolver()
export class PublicSecurityResolver {
  constructor(private readonly registers: RegisterStore) {}

  @Query(() => ResidenceRegistrationConnection, { description: '流动人口居住登记台账, newest first' })
  @AllowDepartment('public-security', 'officer', 'leader', 'system')
  async residenceRegistrations(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => ResidenceRegistrationFilter, nullable: true })
    filter: ResidenceRegistrationFilter | undefined,
    @First() first: number,
    @After() after: string | undefined,
  ): Promise<Page<ResidenceRegistration>> {
    const page = await this.registers.page(Residence, { caller, filter, first, after }, () => ({}));
    return page as Page<ResidenceRegistration>;
  }

  @Query(() => ResidencePermitConnection, { description: '居住证台账, newest first' })
  @AllowDepartment('public-security', 'officer', 'leader', 'system')
  async residencePermits(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => ResidencePermitFilter, nullable: true }) filter: ResidencePermitFilter | undefined,
    @First() first: number,
    @After() after: string | undefined,
  ): Promise<Page<ResidencePermit>> {
    const query = { caller, filter, first, after, equal: { kind: filter?.kind } };
    const page = await this.registers.page(Permit, query, () => ({}));
    return page as Page<ResidencePermit>;
  }

  @Query(() => HouseholdRegisterConnection, { description: '户口登记台账, newest first' })
  @AllowDepartment('public-security', 'officer', 'leader', 'system')
  async householdRegister(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => HouseholdRegisterFilter, nullable: true })
    filter: HouseholdRegisterFilter | undefined,
    @First() first: number,
    @After() after: string | undefined,
  ): Promise<Page<HouseholdRegisterEntry>> {
    const query = { caller, filter, first, after, equal: { kind: filter?.kind } };
    const page = await this.registers.page(HouseholdEntry, query, (row, unseal) => ({
      birthCertificateNumber: unseal('birth_certificate_cipher', row.birthCertificateCipher, maskIdentifier),
      motherIdNumber: unseal('mother_id_number_cipher', row.motherIdNumberCipher, maskIdentifier),
      fatherIdNumber: unseal('father_id_number_cipher', row.fatherIdNumberCipher, maskIdentifier),
    }));
    return page as Page<HouseholdRegisterEntry>;
  }

  @Query(() => NoCrimeCertificateConnection, { description: '无犯罪记录证明台账, newest first' })
  @AllowDepartment('public-security', 'officer', 'leader', 'system')
  async noCrimeCertificates(
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => NoCrimeCertificateFilter, nullable: true })
    filter: NoCrimeCertificateFilter | undefined,
    @First() first: number,
    @After() after: string | undefined,
  ): Promise<Page<NoCrimeCertificate>> {
    const page = await this.registers.page(Certificate, { caller, filter, first, after }, () => ({}));
    return page as Page<NoCrimeCertificate>;
  }
}
