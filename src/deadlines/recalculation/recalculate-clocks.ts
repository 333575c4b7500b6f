import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Settings } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import {
  consumeInTransaction,
  HandlesMessage,
  Repeats,
  type Delivery,
  type MessageHandler,
  type Outcome,
  type RepeatingJob,
} from '../../platform/queue/index.js';
import { DEADLINES_QUEUE, RECALCULATE_CLOCKS } from '../messages.js';
import { Recalculation } from './recalculation.js';

const CONSUMER = 'recalculate-clocks';
const HEAL_EVERY_MS = 30_000;

/** A new revision: at once. The message goes when the work is done; delivered twice it finds nothing left to do. */
@HandlesMessage(RECALCULATE_CLOCKS)
export class RecalculateClocks implements MessageHandler<{ revision: number }> {
  constructor(
    private readonly recalculation: Recalculation,
    private readonly database: Database,
  ) {}

  async handle({ id }: Delivery<{ revision: number }>): Promise<Outcome> {
    await this.recalculation.run();
    const fresh = await this.database.transaction((tx) => consumeInTransaction(tx, CONSUMER, id));
    return fresh ? 'done' : 'skipped';
  }
}

/**
 * Finds clocks that a process reckoned before it had followed a revision, and what a lost queue did not bring. A worker
 * that starts looks at once: it may come in the place of one that died over it.
 */
@Repeats({ name: 'recalculation-healing', queue: DEADLINES_QUEUE, everyMs: HEAL_EVERY_MS })
export class RecalculationHealing implements RepeatingJob, OnApplicationBootstrap {
  private readonly logger = new Logger('Recalculation');

  constructor(
    private readonly recalculation: Recalculation,
    private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.ROLE !== 'worker' && this.settings.ROLE !== 'all') return;
    this.run().catch((error: unknown) => this.logger.warn('left to the next period', error));
  }

  run(): Promise<void> {
    return this.recalculation.run();
  }
}
