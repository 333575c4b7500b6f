import { Module } from '@nestjs/common';
import { PublicRate } from '../platform/rate/index.js';
import { AcceptRequest } from './accept-request.js';
import { DeemAccepted } from './deem-accepted.js';
import { DeliverResult } from './deliver-result.js';
import { IntakeResolver } from './intake.resolver.js';
import { OutcomeResolver } from './outcome.resolver.js';
import { IntakeChecks } from './intake-checks.js';
import { RefuseRequest } from './refuse-request.js';
import { RequestCorrection } from './request-correction.js';
import { RequestStatusEnquiry } from './request-status.js';
import { RequestStatusResolver } from './request-status.resolver.js';
import { SubmitRequest } from './submit-request.js';
import { SupplyMaterials } from './supply-materials.js';
import { WithdrawRequest } from './withdraw-request.js';

@Module({
  providers: [
    PublicRate,
    IntakeChecks,
    SubmitRequest,
    AcceptRequest,
    DeemAccepted,
    RequestCorrection,
    SupplyMaterials,
    RefuseRequest,
    WithdrawRequest,
    DeliverResult,
    IntakeResolver,
    OutcomeResolver,
    RequestStatusEnquiry,
    RequestStatusResolver,
  ],
})
export class DeskModule {}
