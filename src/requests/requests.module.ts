import { Global, Module } from '@nestjs/common';
import { AccessLogResolver } from './access-log.resolver.js';
import { AccessRecords } from './access-records.js';
import { CaseOperations } from './case-operations.js';
import { CaseStore, RequestNumbers } from './case-file/index.js';
import { DepartmentDecision } from './department-decision.js';
import { PersonalData } from './personal-data.js';
import { RequestFieldsResolver } from './request-fields.resolver.js';
import { RequestLoaders } from './request-loaders.js';
import { RequestViews } from './request-views.js';
import { RequestsResolver } from './requests.resolver.js';

const SHARED = [
  AccessRecords,
  CaseOperations,
  CaseStore,
  DepartmentDecision,
  RequestNumbers,
  RequestLoaders,
  RequestViews,
];

@Global()
@Module({
  providers: [...SHARED, PersonalData, RequestFieldsResolver, RequestsResolver, AccessLogResolver],
  exports: SHARED,
})
export class RequestsModule {}
