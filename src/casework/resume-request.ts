import { Injectable } from '@nestjs/common';
import {
  clocksNow,
  DEADLINES_QUEUE,
  move,
  OfficialCalendar,
  SILENCE_CONSENTS,
  type TransitionContext,
} from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { actorOf, CaseOperations, type CaseFile, type WrittenCase } from '../requests/index.js';
import { silentTask } from './consent-by-silence.js';
import { resumedBeforePause } from './casework.errors.js';
import { happensNow } from './moment.js';
import { RefusedAttempts } from './refused-attempts.js';
import { refreshDues } from './task-flow.js';

/**
 * The special procedure ends; paused clocks run on, and tasks get their new due instants. An attempt against the rules
 * is kept for the supervisor.
 */
@Injectable()
export class ResumeRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
    private readonly refused: RefusedAttempts,
  ) {}

  run(ask: { number: string; at: Date | null; expectedVersion?: number | null }, caller: Caller): Promise<WrittenCase> {
    const asked = { ...ask, operation: 'resumeRequest', caller } as const;
    return this.refused.watch('resumeRequest', ask.number, caller, () =>
      this.operations.onRequest(asked, (file, item) => {
        const context = this.official.transition(file, item, actorOf(caller));
        const began = pausedAt(file);
        if (ask.at !== null && began !== null && ask.at < began) throw resumedBeforePause();
        happensNow(ask.at, context.at);
        move(context, 'RESUMED');
        refreshDues(context);
        handOnSilence(context);
        return { change: context.change };
      }),
    );
  }
}

/** A silence that had consented just when the pause began was put off; it is looked at now. */
function handOnSilence(context: TransitionContext): void {
  for (const clock of clocksNow(context)) {
    if (!silentTask(context, clock.id)) continue;
    const message = SILENCE_CONSENTS.of({ requestId: context.file.id, clockId: clock.id });
    context.change.outbox.push({ queue: DEADLINES_QUEUE, name: message.name, payload: message.payload });
  }
}

/** When the pause that lasts began; null for an item without limits, which has no clock to pause. */
function pausedAt({ clocks }: CaseFile): Date | null {
  const paused = clocks.find((clock) => clock.state === 'PAUSED');
  return paused?.events.findLast((event) => event.kind === 'pause')?.at ?? null;
}
