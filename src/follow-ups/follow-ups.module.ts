import { Module } from '@nestjs/common';
import { GraphqlModule } from '../platform/graphql/index.js';
import { FollowUpDirectory } from './follow-up-directory.js';
import { FollowUpMutationsResolver } from './follow-up-mutations.resolver.js';
import { FollowUpOperations } from './follow-up-operations.js';
import { FollowUpSweep } from './follow-up-sweep.js';
import { FollowUpViews } from './follow-up-views.js';
import { FollowUpsResolver } from './follow-ups.resolver.js';
import { MoveFollowUp } from './move-follow-up.js';
import { RecordFollowUp } from './record-follow-up.js';

/** 回访、复核、续期: work that registers ask for by themselves, swept like deadlines and recorded by the department. */
@Module({
  imports: [GraphqlModule],
  providers: [
    FollowUpDirectory,
    FollowUpOperations,
    MoveFollowUp,
    RecordFollowUp,
    FollowUpViews,
    FollowUpSweep,
    FollowUpsResolver,
    FollowUpMutationsResolver,
  ],
})
export class FollowUpsModule {}
