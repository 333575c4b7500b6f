import { Global, Module } from '@nestjs/common';
import { CaseStore, RequestNumbers } from './case-file/index.js';
import { PersonalData } from './personal-data.js';
import { RequestFieldsResolver } from './request-fields.resolver.js';
import { RequestLoaders } from './request-loaders.js';
import { RequestViews } from './request-views.js';
import { RequestsResolver } from './requests.resolver.js';

const SHARED = [CaseStore, RequestNumbers, RequestLoaders, RequestViews];

@Global()
@Module({ providers: [...SHARED, PersonalData, RequestFieldsResolver, RequestsResolver], exports: SHARED })
export class RequestsModule {}
