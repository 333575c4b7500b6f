import { Body, Controller, Delete, HttpCode, HttpException, Post } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseInstant } from '../calendar/index.js';
import { AllowAnyone } from '../platform/auth/index.js';
import { Database, statement } from '../platform/database/index.js';
import { BusinessSweeps } from '../platform/queue/index.js';
import { BusinessClock } from '../platform/time/index.js';
import { DEADLINES_QUEUE } from './messages.js';
import { DeadlineSweep } from './sweep.js';
import type { FiredRow } from './sweep.sql.js';

const SET_OFFSET = statement<never>(
  'dev_clock_set',
  `insert into dev_clock (offset_ms) values ($1) on conflict (only_row) do update set offset_ms = excluded.offset_ms`,
);
const CLEAR_OFFSET = statement<never>('dev_clock_clear', `delete from dev_clock`);
const UNCONSUMED = statement<{ waiting: number }>(
  'dev_clock_unconsumed',
  `select count(*)::int as waiting from outbox where queue = $1 and state <> 'dead'`,
);

/** How long the answer waits for what fired to take effect, e.g. deemed acceptance. */
const SETTLE_MS = 10_000;

/** Time travel for demonstrations and tests (`DEV_CLOCK=1`); the module leaves it out otherwise. */
@Controller('dev/clock')
export class DevClockController {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly sweep: DeadlineSweep,
    private readonly others: BusinessSweeps,
  ) {}

  @AllowAnyone()
  @Post()
  @HttpCode(200)
  async travel(@Body() body: { now?: unknown } | undefined): Promise<Record<string, unknown>> {
    const offset = instantOf(body?.now).getTime() - Date.now();
    // Stored first: who follows the stored time meanwhile, this process too, would turn the clock back.
    await this.database.run(SET_OFFSET, [offset]);
    this.clock.offset = offset;
    const fired: FiredRow[] = [];
    // What takes effect may be due itself, e.g. the promise of a request that was deemed accepted.
    let before: number;
    do {
      before = fired.length;
      fired.push(...(await this.sweep.sweep()));
      await this.others.runAll();
      await this.settle();
    } while (fired.length > before);
    return {
      now: this.clock.now().toISOString(),
      fired: fired.map((row) => ({
        number: row.number,
        clock: row.clock_kind,
        checkpoint: row.kind,
        signal: row.signal,
      })),
    };
  }

  @AllowAnyone()
  @Delete()
  async real(): Promise<Record<string, unknown>> {
    await this.database.run(CLEAR_OFFSET, []);
    this.clock.returnToRealTime();
    return { now: this.clock.now().toISOString() };
  }

  private async settle(): Promise<void> {
    for (const until = Date.now() + SETTLE_MS; Date.now() < until; await sleep(25)) {
      const [{ waiting }] = await this.database.run(UNCONSUMED, [DEADLINES_QUEUE]);
      if (waiting === 0) return;
    }
  }
}

function instantOf(now: unknown): Date {
  try {
    return new Date(parseInstant(now as string));
  } catch {
    throw new HttpException({ message: 'now must be an RFC 3339 instant with an offset' }, 400);
  }
}
