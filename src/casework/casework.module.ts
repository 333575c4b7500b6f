import { Module } from '@nestjs/common';
import { TaskMutationsResolver } from './casework.resolver.js';
import { ClaimTask } from './claim-task.js';
import { CompleteTask } from './complete-task.js';
import { ConsentBySilence } from './consent-by-silence.js';
import { ExtendRequest } from './extend-request.js';
import { GiveOpinion } from './give-opinion.js';
import { HoldersResolver } from './holders.resolver.js';
import { InboxResolver } from './inbox.resolver.js';
import { RefusedAttempts } from './refused-attempts.js';
import { RefusedOperationsResolver } from './refused-operations.resolver.js';
import { ReleaseTask } from './release-task.js';
import { ReopenRequest } from './reopen-request.js';
import { RequestCourseResolver } from './request-course.resolver.js';
import { RerouteTask } from './reroute-task.js';
import { ResumeRequest } from './resume-request.js';
import { ReturnTask } from './return-task.js';
import { RouteRequest } from './route-request.js';
import { SuspendRequest } from './suspend-request.js';
import { TaskOperations } from './task-operations.js';
import { TerminateRequest } from './terminate-request.js';

@Module({
  providers: [
    TaskOperations,
    RefusedAttempts,
    RouteRequest,
    ClaimTask,
    ReleaseTask,
    CompleteTask,
    GiveOpinion,
    ConsentBySilence,
    ReturnTask,
    RerouteTask,
    SuspendRequest,
    ResumeRequest,
    ExtendRequest,
    TerminateRequest,
    ReopenRequest,
    InboxResolver,
    TaskMutationsResolver,
    RequestCourseResolver,
    HoldersResolver,
    RefusedOperationsResolver,
  ],
})
export class CaseworkModule {}
