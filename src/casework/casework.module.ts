import { Module } from '@nestjs/common';
import { RequestTimeResolver, TaskMutationsResolver } from './casework.resolver.js';
import { ClaimTask } from './claim-task.js';
import { CompleteTask } from './complete-task.js';
import { ExtendRequest } from './extend-request.js';
import { InboxResolver } from './inbox.resolver.js';
import { ReleaseTask } from './release-task.js';
import { RerouteTask } from './reroute-task.js';
import { ResumeRequest } from './resume-request.js';
import { ReturnTask } from './return-task.js';
import { RouteRequest } from './route-request.js';
import { SuspendRequest } from './suspend-request.js';
import { TaskOperations } from './task-operations.js';

@Module({
  providers: [
    TaskOperations,
    RouteRequest,
    ClaimTask,
    ReleaseTask,
    CompleteTask,
    ReturnTask,
    RerouteTask,
    SuspendRequest,
    ResumeRequest,
    ExtendRequest,
    InboxResolver,
    TaskMutationsResolver,
    RequestTimeResolver,
  ],
})
export class CaseworkModule {}
