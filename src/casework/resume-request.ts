import { Injectable } from '@nestjs/common';
import { clocksNow, OfficialCalendar, resumeClock } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { actorOf, CaseOperations, emptyChange, record, type WrittenCase } from '../requests/index.js';
import { refreshDues } from './task-flow.js';

/** The special procedure ends; paused clocks run on, and tasks get their new due instants. */
@Injectable()
export class ResumeRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: { number: string; expectedVersion?: number | null }, caller: Caller): Promise<WrittenCase> {
    const at = this.official.now();
    return this.operations.onRequest({ ...ask, operation: 'resumeRequest', caller }, (file, item) => {
      const change = emptyChange();
      const context = { change, file, item, calendar: this.official.calendar, actor: actorOf(caller), at };
      record(change, file, { kind: 'RESUMED', at, actor: context.actor, to: 'IN_PROGRESS' });
      for (const clock of clocksNow(context)) {
        if (clock.state !== 'PAUSED') continue;
        const pause = clock.events.findLast((event) => event.kind === 'pause');
        resumeClock(change, context.calendar, clock, at, { procedure: pause?.detail?.procedure });
      }
      refreshDues(context);
      return { change };
    });
  }
}
