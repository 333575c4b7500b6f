import { HandlesDelayed, type DelayedHandler, type Outcome } from '../platform/queue/index.js';
import { DeadlineSweep, PRECISE_JOB } from './sweep.js';

/** A limit in hours fell due: sweep now instead of at the next period. The sweep itself checks what is still due. */
@HandlesDelayed<{ id: number; revision: number }>(PRECISE_JOB)
export class PreciseCheckpoint implements DelayedHandler<{ id: number; revision: number }> {
  constructor(private readonly sweep: DeadlineSweep) {}

  async handle(): Promise<Outcome> {
    return (await this.sweep.sweep()).length > 0 ? 'done' : 'skipped';
  }
}
