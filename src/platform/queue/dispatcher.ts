import { Injectable, Logger } from '@nestjs/common';
import { UnrecoverableError } from 'bullmq';
import { DeadLetters, type FailedAttempt } from './dead-letters.js';
import { ErrorLog } from './error-log.js';
import type { Outcome } from './handlers.js';
import { HandlerRegistry } from './handler-registry.js';
import { QueueStats } from './queue-stats.js';
import { safeReason } from './safe-reason.js';
import type { JobData, QueueJob } from './store/queue-store.js';

/** Another version of the program wrote this job. It is tried again: a newer process may know it. */
export class NoHandlerError extends Error {
  constructor(what: string) {
    super(`nobody handles ${what}`);
    this.name = 'NoHandlerError';
  }
}

/** Brings each job to its handler, and a message that failed too often to the dead letters. */
@Injectable()
export class Dispatcher {
  private readonly logger = new Logger('Queue');
  private readonly log = new ErrorLog('Queue');
  private readonly running = new Set<string>();

  constructor(
    private readonly registry: HandlerRegistry,
    private readonly deadLetters: DeadLetters,
    private readonly stats: QueueStats,
  ) {}

  /** @throws Error whose message and stack may be stored: BullMQ keeps them with the job until the next attempt. */
  async process(queue: string, job: QueueJob): Promise<Outcome> {
    try {
      const outcome = await this.dispatch(job.data);
      this.stats.of(queue)[outcome] += 1;
      return outcome;
    } catch (error) {
      this.stats.of(queue).failed += 1;
      throw await this.failure(queue, job, error);
    }
  }

  /** For a job that BullMQ gave up by itself, because its workers died while they had it. */
  async abandon(queue: string, job: QueueJob): Promise<void> {
    if (job.data.kind === 'message') await this.bury(queue, job.data, 'workers died while they had it', historyOf(job));
  }

  private async dispatch(data: JobData): Promise<Outcome> {
    switch (data.kind) {
      case 'message': {
        const handler = this.registry.messageHandler(data.name);
        if (!handler) throw new NoHandlerError(`message "${data.name}"`);
        return handler.handle({ id: data.id, payload: data.payload });
      }
      case 'delayed': {
        const handler = this.registry.delayedHandler(data.name);
        if (!handler) throw new NoHandlerError(`delayed job "${data.name}"`);
        return handler.handle(data.payload);
      }
      case 'repeat':
        return this.repeat(data.name);
    }
  }

  /** In one process a repeating job does not overtake itself. */
  private async repeat(name: string): Promise<Outcome> {
    const entry = this.registry.repeatingJob(name);
    if (!entry) throw new NoHandlerError(`repeating job "${name}"`);
    if (this.running.has(name)) return 'skipped';
    this.running.add(name);
    try {
      await entry.job.run();
      return 'done';
    } finally {
      this.running.delete(name);
    }
  }

  private async failure(queue: string, job: QueueJob, error: unknown): Promise<Error> {
    const reason = safeReason(error);
    const attempt: FailedAttempt = { at: new Date().toISOString(), reason };
    const hopeless = error instanceof Error && error.name === 'UnrecoverableError';
    const last = hopeless || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    const { data } = job;
    const which = data.kind === 'message' ? `message ${data.id} (${data.name})` : `${data.kind} job (${data.name})`;
    this.logger.warn(`${which} failed, attempt ${job.attemptsMade + 1}${last ? ', the last' : ''}: ${reason}`);
    if (last && data.kind === 'message') await this.bury(queue, data, reason, [...historyOf(job), attempt]);
    const failure = last ? new UnrecoverableError(reason) : new Error(reason);
    failure.stack = JSON.stringify(attempt);
    return failure;
  }

  private async bury(
    queue: string,
    { id, name }: { id: string; name: string },
    reason: string,
    history: FailedAttempt[],
  ): Promise<void> {
    try {
      if (!(await this.deadLetters.bury(id, reason, history))) return;
      this.stats.of(queue).dead += 1;
      this.logger.error(`message ${id} (${name}) is a dead letter: ${reason}`);
    } catch (error) {
      // It stays in the outbox, unconsumed, and will be tried again.
      this.log.error('cannot write a dead letter', error);
    }
  }
}

/** Earlier attempts, which BullMQ kept as "stack traces" of the job. */
function historyOf(job: QueueJob): FailedAttempt[] {
  return (job.stacktrace ?? []).flatMap((line) => {
    try {
      return [JSON.parse(line) as FailedAttempt];
    } catch {
      return []; // written by BullMQ itself
    }
  });
}
