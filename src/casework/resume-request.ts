import { Injectable } from '@nestjs/common';
import { move, OfficialCalendar } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { actorOf, CaseOperations, type WrittenCase } from '../requests/index.js';
import { refreshDues } from './task-flow.js';

/** The special procedure ends; paused clocks run on, and tasks get their new due instants. */
@Injectable()
export class ResumeRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: { number: string; expectedVersion?: number | null }, caller: Caller): Promise<WrittenCase> {
    return this.operations.onRequest({ ...ask, operation: 'resumeRequest', caller }, (file, item) => {
      const context = this.official.transition(file, item, actorOf(caller));
      move(context, 'RESUMED');
      refreshDues(context);
      return { change: context.change };
    });
  }
}
